import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useMatches } from '@remix-run/react';
import { SignedInShell } from '#app/components/access/signed-in-shell.tsx';
import { handled } from '#app/lib/http.server.ts';
import { requireActor } from '#app/services/access/admission.loader.server.ts';
import { shellOf } from '#app/services/access/shell.page.server.ts';

/** The frame only: every page below asks for the signed-in person and for its own permission itself. */
export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  shellOf(context, requireActor(request, context)),
);

/** A page asks for the full width by `export const handle = { wide: true }`. */
function isWide(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'wide' in handle && handle.wide === true;
}

export default function SignedIn() {
  const shell = useLoaderData<typeof loader>();
  const wide = useMatches().some((match) => isWide(match.handle));
  return (
    <SignedInShell shell={shell} wide={wide}>
      <Outlet />
    </SignedInShell>
  );
}
