import { csrfToken } from '#app/lib/csrf.server.ts';
import { CSRF_FIELD, CSRF_HEADER } from '#app/lib/csrf-names.ts';
import type { TestServer } from '#test/browser/server.ts';
import { TOWN_PASSWORD } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';

/** Somebody who sends requests to the server as a browser does, without being one. */
export interface Visitor {
  readonly server: TestServer;
  readonly cookie: string | null;
  /** What the pages of this session carry; without a session, nothing that the server knows. */
  readonly csrf: string;
}

export type Fields = Readonly<Record<string, string>>;

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' } as const;
export const JSON_TYPE = { 'content-type': 'application/json' } as const;

export function nobody(server: TestServer): Visitor {
  return { server, cookie: null, csrf: 'none' };
}

/** A visitor with a session's cookie of the right shape that the server never gave. */
export function forged(server: TestServer): Visitor {
  return withToken(server, 'A'.repeat(43));
}

function withToken(server: TestServer, token: string): Visitor {
  return { server, cookie: `tenken_session=${token}`, csrf: csrfToken(token) };
}

/** Sends the sign-in form of the town. */
export function sendSignIn(server: TestServer, login: string, password: string): Promise<Response> {
  return ask(nobody(server), '/sign-in', {
    method: 'POST',
    headers: FORM,
    body: new URLSearchParams({ login, password }),
  });
}

export async function signedIn(server: TestServer, login: TownPerson): Promise<Visitor> {
  const response = await sendSignIn(server, login, TOWN_PASSWORD);
  const token = /^tenken_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
  if (token === undefined) throw new Error(`${login} could not sign in: ${response.status}`);
  return withToken(server, token);
}

/** Sends one request with the session's cookie from a page of the site; redirects are answers. */
export function ask({ server, cookie }: Visitor, target: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (!headers.has('origin')) headers.set('origin', new URL(server.address()).origin);
  if (cookie !== null) headers.set('cookie', cookie);
  return fetch(new URL(target, server.address()), { ...init, headers, redirect: 'manual' });
}

/** Sends a form with the session's token, unless the fields bring one of their own. */
export function sendForm(visitor: Visitor, target: string, fields: Fields): Promise<Response> {
  const body = new URLSearchParams({ ...fields });
  if (!body.has(CSRF_FIELD)) body.set(CSRF_FIELD, visitor.csrf);
  return ask(visitor, target, { method: 'POST', headers: FORM, body });
}

/** Sends JSON with the session's token. */
export function sendJson(visitor: Visitor, target: string, body: unknown): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return ask(visitor, target, { method: 'POST', headers: { ...JSON_TYPE, [CSRF_HEADER]: visitor.csrf }, body: text });
}
