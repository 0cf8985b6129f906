import { createRequestHandler } from '@remix-run/node';
import type { AppLoadContext, EntryContext, ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { remixHandler } from '#app/server/remix-handler.ts';

type Handle = ReturnType<typeof remixHandler>;

const PATHS: Readonly<Record<string, { readonly path?: string; readonly parentId?: string; readonly index?: true }>> = {
  root: { path: '' },
  frame: { parentId: 'root' },
  home: { parentId: 'frame', index: true },
  fields: { parentId: 'frame', path: 'fields' },
  field: { parentId: 'frame', path: 'fields/:id' },
  newField: { parentId: 'frame', path: 'fields/new' },
  barns: { parentId: 'frame', path: 'barns' },
  barn: { parentId: 'barns', path: ':id' },
  anyVillage: { parentId: 'root', path: ':village/map' },
  dotted: { parentId: 'root', path: 'map.svg' },
  lost: { parentId: 'root', path: '*' },
};

/** Answers each request with the routes that it met, and with those of which the page knows. */
function entry(_request: Request, status: number, _headers: Headers, context: EntryContext): Response {
  const met = context.staticHandlerContext.matches.map(({ route, params }) => [route.id, params]);
  return new Response(JSON.stringify({ met, known: Object.keys(context.manifest.routes) }), { status });
}

const routes = Object.fromEntries(
  Object.entries(PATHS).map(([id, route]) => {
    const module = { default: () => null, loader: () => ({ of: id }) };
    return [id, { id, caseSensitive: true, ...route, module }];
  }),
);

const build: ServerBuild = {
  ...{ entry: { module: { default: entry } }, routes, publicPath: '/', assetsBuildDirectory: '', isSpaMode: false },
  mode: 'production',
  assets: {
    ...{ entry: { module: '', imports: [] }, url: '', version: '' },
    routes: Object.fromEntries(
      Object.entries(PATHS).map(([id, route]) => {
        const has = { hasLoader: true, hasAction: false, hasErrorBoundary: false };
        return [id, { id, ...route, ...has, module: '', hasClientAction: false, hasClientLoader: false }];
      }),
    ),
  },
  future: {
    ...{ v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_routeConfig: true },
    ...{ v3_singleFetch: true, v3_lazyRouteDiscovery: false, unstable_optimizeDeps: false },
  },
};

const whole = createRequestHandler(build, 'production');
const parted = remixHandler(build);

async function answer(handle: Handle, path: string) {
  const response = await handle(new Request(`http://town.example${path}`), {} as AppLoadContext);
  const text = await response.text();
  return { status: response.status, text };
}

describe('an address meets the same routes as among all of them', () => {
  it.each([
    ...['/', '/?x=1', '/fields', '/fields/', '/fields/7', '/fields/new', '/fields/7/8', '/barns', '/barns/7'],
    ...['/Fields', '/%66ields', '/other', '/other/map', '/fields/map', '/map.svg', '/fields.old', '/-', '//fields'],
  ])('%s', async (path) => {
    const [one, other] = [await answer(whole, path), await answer(parted, path)];
    expect(one.status).toBe(other.status);
    const met = ({ text }: typeof one): unknown => JSON.parse(text).met;
    expect(met(other)).toEqual(met(one));
  });

  it.each(['/_root.data', '/fields.data', '/fields/7.data', '/barns/7.data?x=1', '/fields/7/8.data', '/map.svg.data'])(
    'and is given the same data: %s',
    async (path) => {
      expect(await answer(parted, path)).toEqual(await answer(whole, path));
    },
  );
});

it('a part of the site knows of no routes that begin as another does', async () => {
  const { known } = JSON.parse((await answer(parted, '/fields/7')).text);
  expect(known).toEqual(['root', 'frame', 'home', 'fields', 'field', 'newField', 'anyVillage', 'dotted', 'lost']);
});
