import { hashPassword } from '#app/lib/password.server.ts';
import { newSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

const LOGIN = 'secretariat';
const PASSWORD = 'correct horse battery staple';

/** The account of the 事務局 of a town that is measured. */
export async function benchAccount(): Promise<{ readonly login: string; readonly passwordHash: string }> {
  return { login: LOGIN, passwordHash: await hashPassword(PASSWORD) };
}

/** The cookie of that 事務局, signed in. */
export async function signedInCookie(context: ServiceContext): Promise<string> {
  const token = newSessionToken();
  const asked = {
    login: LOGIN,
    password: PASSWORD,
    token,
    address: '127.0.0.1',
    browserMarks: '',
    supersedes: null,
  };
  const signedIn = await signIn(context, asked);
  if (!signedIn.ok) throw new Error('the 事務局 could not sign in');
  return sessionCookie(token, false).split(';', 1)[0] ?? '';
}
