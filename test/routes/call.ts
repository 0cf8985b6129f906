import type { AppLoadContext } from '@remix-run/node';
import { CSRF_FIELD } from '#app/lib/csrf-names.ts';
import { csrfToken } from '#app/lib/csrf.server.ts';
import { newSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import type { TestContext } from '#test/factories/database.ts';
import { TOWN_PASSWORD } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';

export interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

export async function sessionOf(context: TestContext, login: TownPerson): Promise<Session> {
  const token = newSessionToken();
  const signedIn = await signIn(context, { login, password: TOWN_PASSWORD, token, ...FROM_ANYWHERE });
  if (!signedIn.ok) throw new Error(signedIn.reason);
  return { cookie: sessionCookie(token, false), csrf: csrfToken(token) };
}

/** What the server gives to every loader and action. */
export function loadContext(context: TestContext): AppLoadContext {
  const silent = () => undefined;
  return {
    ...context,
    log: { info: silent, warn: silent, error: silent },
    nonce: '',
    address: FROM_ANYWHERE.address,
    tls: false,
    setUpCode: null,
  };
}

export interface Route {
  (args: { request: Request; params: Record<string, string>; context: AppLoadContext }): Promise<unknown>;
}

/** The response of an action, thrown or returned; a value that Remix would wrap comes with its own status. */
export async function callRoute(
  context: TestContext,
  action: Route,
  url: string,
  params: Record<string, string>,
  init: RequestInit,
): Promise<{ status: number; body: unknown; location: string | null }> {
  const request = new Request(`http://tenken.test${url}`, { method: 'POST', ...init });
  const outcome = await action({ request, params, context: loadContext(context) }).catch((thrown: unknown) => thrown);
  if (outcome instanceof Response) {
    const text = await outcome.text();
    return {
      status: outcome.status,
      body: text === '' ? null : JSON.parse(text),
      location: outcome.headers.get('location'),
    };
  }
  if (typeof outcome === 'object' && outcome !== null && 'data' in outcome && 'init' in outcome) {
    const { init: reply } = outcome;
    const status = typeof reply === 'object' && reply !== null && 'status' in reply ? Number(reply.status) : 200;
    return { status, body: outcome.data, location: null };
  }
  throw outcome;
}

/** What the loader of a page gives to its component. */
export async function loadPage(
  context: TestContext,
  loader: Route,
  url: string,
  params: Record<string, string>,
  by: Session,
): Promise<NonNullable<unknown> | null> {
  const request = new Request(`http://tenken.test${url}`, { headers: { cookie: by.cookie } });
  const page = (await loader({ request, params, context: loadContext(context) })) ?? null;
  const withHeaders = typeof page === 'object' && page !== null && 'data' in page && 'init' in page;
  return (withHeaders ? page.data : page) ?? null;
}

/** A form as a browser without JavaScript sends it. */
export function form(fields: Record<string, string>, by: Session): RequestInit {
  return { headers: { cookie: by.cookie }, body: new URLSearchParams({ ...fields, [CSRF_FIELD]: by.csrf }) };
}
