import { flatRoutes } from '@remix-run/fs-routes';

/** Remix's own file convention: `app/routes/campaigns.$id.tsx` is `/campaigns/:id`. */
export default flatRoutes({ ignoredRouteFiles: ['**/.*'] });
