import type { LoaderFunctionArgs } from '@remix-run/node';
import { AppError, handled } from '#app/lib/http.server.ts';

/** Every address that is no page. */
export const loader = handled((_args: LoaderFunctionArgs) => {
  throw new AppError('not_found');
});

export const action = loader;

export default function NotFound() {
  return null;
}
