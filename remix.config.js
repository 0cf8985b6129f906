/**
 * The one owner of Remix's options; `vite.config.ts` hands them to the plugin.
 * @satisfies {import('@remix-run/dev').VitePluginConfig}
 */
const options = {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};

export default options;
