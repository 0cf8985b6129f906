import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { projectPaths } from '#app/lib/root.server.ts';

export type RouteParams = Readonly<Record<string, string>>;

/** One route of the production build. */
export interface BuiltRoute {
  readonly id: string;
  /** Its parts, parameters as `:name`. */
  readonly pattern: string;
  /** True when it takes forms or JSON. */
  readonly acts: boolean;
}

/** Every route of the production build. */
export async function builtRoutes(): Promise<readonly BuiltRoute[]> {
  const build: ServerBuild = await import(pathToFileURL(projectPaths().serverBuild).href);
  return Object.values(build.routes).flatMap((route) => {
    if (route === undefined) return [];
    const parts: string[] = [];
    let at: typeof route | undefined = route;
    while (at !== undefined) {
      if (at.path !== undefined && at.path !== '') parts.unshift(at.path);
      at = at.parentId === undefined ? undefined : build.routes[at.parentId];
    }
    return [{ id: route.id, pattern: `/${parts.join('/')}`, acts: route.module.action !== undefined }];
  });
}

/** The address of a route; a parameter without a value throws. */
export function addressOf({ id, pattern }: BuiltRoute, params: RouteParams): string {
  return pattern.replaceAll(/:([A-Za-z]+)\??|\*/g, (match, name: string | undefined) => {
    const value = params[name ?? match];
    if (value === undefined) throw new Error(`there is no value for ${match} of ${id}`);
    return encodeURIComponent(value);
  });
}

/** Where Remix's scripts fetch the data of an address. */
export function dataAddress(url: string): string {
  return url === '/' ? '/_root.data' : `${url}.data`;
}
