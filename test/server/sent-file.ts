import { must } from '#app/domain/shared/result.ts';
import { csrfToken } from '#app/lib/csrf.server.ts';
import { newSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { TOWN_PASSWORD } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';

export type FileHeaders = Record<string, string>;

/** What a browser of a signed-in person sends with a file. */
export async function fileHeaders(context: ServiceContext, address: string, who: TownPerson): Promise<FileHeaders> {
  const token = newSessionToken();
  must(await signIn(context, { login: who, password: TOWN_PASSWORD, token, ...FROM_ANYWHERE }));
  return {
    'content-type': 'application/octet-stream',
    origin: new URL(address).origin,
    cookie: sessionCookie(token, false),
    'x-csrf-token': csrfToken(token),
  };
}

/** How a file comes that no door takes, and the status of its refusal. */
export const ILL_SENT: readonly (readonly [string, number, (headers: FileHeaders) => FileHeaders])[] = [
  ['from another site', 403, (headers) => ({ ...headers, origin: 'https://foreign.example' })],
  ['without an origin', 403, ({ origin: _, ...headers }) => headers],
  ['without a session', 401, ({ cookie: _, ...headers }) => headers],
  ['with a session that is none', 401, (headers) => ({ ...headers, cookie: sessionCookie(newSessionToken(), false) })],
  ['without a form token', 403, ({ 'x-csrf-token': _, ...headers }) => headers],
  ['with a foreign form token', 403, (headers) => ({ ...headers, 'x-csrf-token': csrfToken(newSessionToken()) })],
  ['as a form, which a foreign page may send', 415, (headers) => ({ ...headers, 'content-type': 'text/plain' })],
];
