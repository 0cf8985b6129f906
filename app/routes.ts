import { flatRoutes } from '@remix-run/dev/dist/config/flat-routes.js';
import { routeManifestToRouteConfig } from '@remix-run/dev/dist/config/routes.js';

/** Remix's own file convention: `app/routes/campaigns.$id.tsx` is `/campaigns/:id`. */
const routes = routeManifestToRouteConfig(flatRoutes('app', ['**/.*']));

export default routes;
