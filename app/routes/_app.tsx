import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation, useMatches, useNavigate } from '@remix-run/react';
import { SignedInShell } from '#app/components/access/signed-in-shell.tsx';
import { WithPageAround } from '#app/components/ui/page-link.tsx';
import { handled } from '#app/lib/http.server.ts';
import { pageSays } from '#app/lib/page-handle.ts';
import { requireActor } from '#app/services/access/admission.loader.server.ts';
import { shellOf } from '#app/services/access/shell.page.server.ts';

/** The frame only: every page below asks for the signed-in person and for its own permission itself. */
export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  shellOf(context, requireActor(request, context)),
);

export default function SignedIn() {
  const shell = useLoaderData<typeof loader>();
  const matches = useMatches();
  const { pathname } = useLocation();
  return (
    <WithPageAround staticPath={pageSays('static', matches) ? pathname : null} navigate={useNavigate()}>
      <SignedInShell shell={shell} wide={pageSays('wide', matches)}>
        <Outlet />
      </SignedInShell>
    </WithPageAround>
  );
}
