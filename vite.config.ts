import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import remixOptions from './remix.config.js';

const COMPRESSIBLE = /\.(?:js|css|svg)$/;

/** Every browser that runs this reads woff2: the older format would only double the build. */
function woff2Only(): Plugin {
  return {
    name: 'woff2-only',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('@fontsource') || !id.endsWith('.css')) return null;
      return { code: code.replaceAll(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, ''), map: null };
    },
  };
}

/** Writes `.gz` beside each text asset: compressing in the server would halve its throughput. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir }) {
      if (dir === undefined || path.basename(dir) !== 'client') return;
      const assets = path.join(dir, 'assets');
      for (const name of readdirSync(assets)) {
        if (!COMPRESSIBLE.test(name)) continue;
        const file = path.join(assets, name);
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
      }
    },
  };
}

/** The server reads fonts and styles from the client's build: it needs no second copy of five hundred files. */
function clientOwnsAssets(): Plugin {
  return {
    name: 'client-owns-assets',
    apply: 'build',
    enforce: 'post',
    config: (_config, { isSsrBuild }) => (isSsrBuild === true ? { build: { ssrEmitAssets: false } } : null),
  };
}

/** Builds the server with its pages, so that both work with the same modules. */
function buildsProgram(): Plugin {
  let server = false;
  return {
    name: 'builds-program',
    apply: 'build',
    enforce: 'post',
    config: (_config, { isSsrBuild }) => (isSsrBuild === true ? { build: { target: 'node20' } } : null),
    configResolved({ build }) {
      server = Boolean(build.ssr);
    },
    options: (options) =>
      server && typeof options.input === 'string'
        ? { ...options, input: { index: options.input, program: 'app/server/program.ts' } }
        : null,
    outputOptions: (options) => (server ? { ...options, entryFileNames: '[name].js' } : null),
  };
}

/** What whoever builds reads in place of the list of files. The build of the client runs first. */
function sayProgress(): Plugin {
  let server = false;
  return {
    name: 'say-progress',
    apply: 'build',
    configResolved({ build }) {
      server = Boolean(build.ssr);
    },
    buildStart() {
      if (!server) process.stdout.write('画面を組み立てています\n');
    },
    closeBundle() {
      if (server) process.stdout.write(`画面を組み立てました（${Math.round(process.uptime())}秒）\n`);
    },
  };
}

export default defineConfig(({ command }) => {
  // Pages of a build are React's production build and nothing else, whatever the caller's environment says.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    plugins: [
      woff2Only(),
      tailwindcss(),
      remix(remixOptions),
      precompress(),
      clientOwnsAssets(),
      buildsProgram(),
      sayProgress(),
    ],
    // Server-only: the browser's bundle of dependencies must not look into them while developing.
    optimizeDeps: { exclude: ['@node-rs/argon2', 'better-sqlite3'] },
    build: {
      // The content security policy allows no data: fonts or scripts, so nothing may be inlined.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rollupOptions: {
        // A route of JSON alone leaves nothing for the browser, and that is no fault.
        onwarn(warning, warn) {
          if (warning.code !== 'EMPTY_BUNDLE') warn(warning);
        },
      },
    },
  };
});
