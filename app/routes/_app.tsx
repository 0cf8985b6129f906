import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useMatches } from '@remix-run/react';
import { markingWords } from '#app/components/report/marked-paper.tsx';
import { AppShell } from '#app/components/ui/app-shell.tsx';
import { handled } from '#app/lib/http.server.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { requireActor } from '#app/services/access/admission.loader.server.ts';
import { shellOf } from '#app/services/access/shell.page.server.ts';

/** The frame only: every page below asks for the signed-in person and for its own permission itself. */
export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const shell = shellOf(context, requireActor(request, context));
  return { ...shell, fiscalYear: japaneseFiscalYear(shell.fiscalYear) };
});

/** A page asks for the full width by `export const handle = { wide: true }`. */
function isWide(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'wide' in handle && handle.wide === true;
}

export default function SignedIn() {
  const { bodyName, fiscalYear, person, nav, marking, today } = useLoaderData<typeof loader>();
  const wide = useMatches().some((match) => isWide(match.handle));
  return (
    <AppShell
      bodyName={bodyName}
      fiscalYear={fiscalYear}
      person={person}
      nav={nav}
      signOut="/sign-out"
      marking={markingWords(marking, today)}
      wide={wide}
    >
      <Outlet />
    </AppShell>
  );
}
