import { useRouteLoaderData } from '@remix-run/react';
import { CSRF_FIELD } from '#app/lib/csrf-names.ts';

interface RootData {
  readonly csrf: string | null;
}

/** The session's form token as the root loader gives it; null when nobody is signed in. */
export function useCsrfToken(): string | null {
  return useRouteLoaderData<RootData>('root')?.csrf ?? null;
}

/** Every form that changes something carries it. */
export function CsrfField() {
  const token = useCsrfToken();
  return token === null ? null : <input type="hidden" name={CSRF_FIELD} value={token} />;
}
