import { flatRoutes } from '@remix-run/fs-routes';
import type { RouteConfigEntry } from '@remix-run/route-config';

/** Remix would take `/Sign-In` for `/sign-in`; an address has one spelling. */
function caseSensitive(routes: readonly RouteConfigEntry[]): RouteConfigEntry[] {
  return routes.map(({ children, ...route }) => ({
    ...route,
    caseSensitive: true,
    ...(children === undefined ? {} : { children: caseSensitive(children) }),
  }));
}

/** Remix's own file convention: `app/routes/campaigns.$id.tsx` is `/campaigns/:id`. */
export default caseSensitive(await flatRoutes({ ignoredRouteFiles: ['**/.*'] }));
