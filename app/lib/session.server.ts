import { createHash, randomBytes } from 'node:crypto';
import { readCookie, setCookie } from '#app/lib/cookie.server.ts';

const COOKIE = 'tenken_session';
const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The secret that the browser holds; the database keeps its hash only. */
export function newSessionToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What the session table stores in place of the token. */
export function sessionTokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** The token of the request's cookie, or null when there is none of its shape. */
export function readSessionToken(request: Request): string | null {
  return readCookie(request, COOKIE, TOKEN);
}

/** The `Set-Cookie` value that signs in; it ends with the browser, the server sets the real term. */
export function sessionCookie(token: string, secure: boolean): string {
  return setCookie(COOKIE, token, { secure, sameSite: 'Lax', seconds: null });
}

/** The `Set-Cookie` value that signs out. */
export function clearedSessionCookie(secure: boolean): string {
  return setCookie(COOKIE, '', { secure, sameSite: 'Lax', seconds: 0 });
}
