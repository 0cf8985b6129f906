import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { AppError, handled, readForm } from '#app/lib/http.server.ts';
import { clearedSessionCookie, readSessionToken } from '#app/lib/session.server.ts';
import { requireActor } from '#app/services/gate.server.ts';
import { signOut } from '#app/services/session.server.ts';

export const loader = handled((_args: LoaderFunctionArgs) => redirect('/'));

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  await readForm(request, z.object({}));
  const token = readSessionToken(request);
  if (token === null) throw new AppError('not_signed_in');
  signOut(context, actor, token);
  return redirect('/sign-in', { headers: { 'Set-Cookie': clearedSessionCookie(context.tls) } });
});

/** Never seen; a route without a page would answer a refused form with bare JSON. */
export default function SignOut() {
  return null;
}
