import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';

export const TEST_CSRF = 'form-token-of-the-session';

/**
 * The markup that the server sends for `element`, on a page below the root whose loader gives the form token. The
 * page's own loader gives `loaded`.
 */
export async function render(
  element: ReactElement,
  path = '/',
  loaded: NonNullable<unknown> | null = null,
): Promise<string> {
  const routes = [
    {
      id: 'root',
      loader: () => ({ csrf: TEST_CSRF }),
      children: [{ id: 'page', path: '*', loader: () => loaded, element }],
    },
  ];
  const { query } = createStaticHandler(routes);
  const context = await query(new Request(`http://tenken.test${path}`));
  if (context instanceof Response) throw new Error(`the test page answered ${context.status}`);
  const router = createStaticRouter(routes, context);
  return renderToStaticMarkup(<StaticRouterProvider router={router} context={context} hydrate={false} />);
}
