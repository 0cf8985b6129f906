import { createRequestHandler } from '@remix-run/node';
import type { ServerBuild } from '@remix-run/node';
import type { RemixHandler } from '#app/server/remix-bridge.ts';

type Route = NonNullable<ServerBuild['routes'][string]>;

function above({ parentId }: Route, routes: ServerBuild['routes']): Route | undefined {
  return parentId === undefined ? undefined : routes[parentId];
}

/** What an address has to begin with for a route, from the first route above it on; null where that may be anything. */
function beginningOf(route: Route, routes: ServerBuild['routes']): string | null {
  const over = above(route, routes);
  const begun = over === undefined ? null : beginningOf(over, routes);
  const [first = ''] = (route.path ?? '').split('/').filter((part) => part !== '');
  return begun ?? (/^[\w-]+$/u.test(first) ? first : null);
}

/** The routes of a build that an address with such a beginning can meet, with all above them. */
function routesBelow({ routes }: ServerBuild, beginning: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const route of Object.values(routes)) {
    const own = route === undefined ? null : beginningOf(route, routes);
    if (own !== null && own !== beginning) continue;
    for (let at: Route | undefined = route; at !== undefined; at = above(at, routes)) found.add(at.id);
  }
  return found;
}

function only<Value>(all: Readonly<Record<string, Value>>, ids: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
}

/** The build with those routes alone, for the server: a browser has the list of all as a file of its own. */
function buildOf(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const assets = { ...build.assets, routes: only(build.assets.routes, ids) };
  return { ...build, routes: only(build.routes, ids), assets };
}

/** The home page, by its address and by that of its data. */
const HOME = /^\/(?:_root\.data)?$/u;
const BEGINNING = /^\/([\w-]+)(?:\/|(?:\.data)?$)/u;

/**
 * Remix's handler of a build. For each request it looks through all routes it has three times and makes them anew once:
 * so each part of the site has one of its own, with the routes that its addresses can meet.
 */
export function remixHandler(build: ServerBuild): RemixHandler {
  const begins = Object.values(build.routes).map((route) => route && beginningOf(route, build.routes));
  const handlers = new Map(
    ['', ...new Set(begins.flatMap((beginning) => beginning ?? []))].map((beginning) => {
      const own = buildOf(build, routesBelow(build, beginning));
      return [beginning, createRequestHandler(own, 'production')] as const;
    }),
  );
  const whole = createRequestHandler(build, 'production');
  return (request, context) => {
    const { pathname } = new URL(request.url);
    const beginning = HOME.test(pathname) ? '' : BEGINNING.exec(pathname)?.[1];
    return ((beginning === undefined ? undefined : handlers.get(beginning)) ?? whole)(request, context);
  };
}
