import { csrfToken } from '#app/lib/csrf.server.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { newSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import type { NewAccount } from '#app/services/organization/organization.acts.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

const LOGIN = 'secretariat';
const PASSWORD = 'correct horse battery staple';

/** The account of the 事務局 of a town that is measured. */
export async function benchAccount(): Promise<NewAccount> {
  return { login: LOGIN, passwordHash: await hashPassword(PASSWORD) };
}

/** サインイン中. What the browser of somebody sends: the cookie, and the token of its forms. */
export interface SignedIn {
  readonly cookie: string;
  readonly csrf: string;
}

/** Signs in who has the password of the bench's 事務局. */
export async function signInAs(context: ServiceContext, login: string): Promise<SignedIn> {
  const token = newSessionToken();
  const asked = { login, password: PASSWORD, token, address: '127.0.0.1', browserMarks: '', supersedes: null };
  const signedIn = await signIn(context, asked);
  if (!signedIn.ok) throw new Error(`${login} could not sign in: ${signedIn.reason}`);
  return { cookie: sessionCookie(token, false).split(';', 1)[0] ?? '', csrf: csrfToken(token) };
}

/** The cookie of that 事務局, signed in. */
export async function signedInCookie(context: ServiceContext): Promise<string> {
  return (await signInAs(context, LOGIN)).cookie;
}
