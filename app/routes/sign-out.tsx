import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { forgetCookie } from '#app/lib/forget-order.server.ts';
import { handled, readForm } from '#app/lib/http.server.ts';
import { clearedSessionCookie, readSessionToken } from '#app/lib/session.server.ts';
import { unsentOwnerOf } from '#app/services/access/server-secret.loader.server.ts';
import { sessionActor } from '#app/services/access/session.loader.server.ts';
import { signOutForm } from '#app/services/access/sign-in.form.server.ts';
import { signOut } from '#app/services/access/session.acts.server.ts';

export const loader = handled((_args: LoaderFunctionArgs) => redirect('/'));

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const token = readSessionToken(request);
  const actor = token === null ? null : sessionActor(context, token);
  const headers = new Headers();
  if (token !== null && actor !== null) {
    await readForm(request, signOutForm);
    signOut(context, actor, token);
    const owner = unsentOwnerOf(context.db, actor.personId);
    headers.append('Set-Cookie', forgetCookie({ owner, sheetId: null }, context.tls));
  } else {
    // Whoever signs out of a session that has ended meanwhile is signed out all the same, and leaves as little behind.
    // There is no token to ask for then: nobody can name the mark but the person's own page.
    const read = await readForm(request, signOutForm, { csrf: 'none' });
    const owner = read.ok ? read.value.owner : undefined;
    if (owner !== undefined) headers.append('Set-Cookie', forgetCookie({ owner, sheetId: null }, context.tls));
  }
  headers.append('Set-Cookie', clearedSessionCookie(context.tls));
  return redirect('/sign-in?done=signed-out', { headers });
});

/** Never seen; a route without a page would answer a refused form with bare JSON. */
export default function SignOut() {
  return null;
}
