import { readCookie, setCookie } from '#app/lib/cookie.server.ts';

const COOKIE = 'tenken_forget';
/** The page that follows reads it; should none come, it has no meaning later. */
const SECONDS_KEPT = 300;
const ORDER = /^(?<owner>[A-Za-z0-9_-]{43})(?:\.(?<sheetId>[A-Za-z0-9-]{1,64}))?$/;

/** Whose unsent answers the browser is to forget: of one sheet, or of all. Only an act gives it, never an address. */
export interface ForgetOrder {
  /** The mark under which they lie in the browser. */
  readonly owner: string;
  readonly sheetId: string | null;
}

export function readForgetOrder(request: Request): ForgetOrder | null {
  const found = ORDER.exec(readCookie(request, COOKIE, ORDER) ?? '')?.groups;
  const owner = found?.['owner'];
  return owner === undefined ? null : { owner, sheetId: found?.['sheetId'] ?? null };
}

function cookie(value: string, seconds: number, secure: boolean): string {
  return setCookie(COOKIE, value, { secure, sameSite: 'Strict', seconds });
}

/** The `Set-Cookie` value by which an act orders it. */
export function forgetCookie({ owner, sheetId }: ForgetOrder, secure: boolean): string {
  return cookie(sheetId === null ? owner : `${owner}.${sheetId}`, SECONDS_KEPT, secure);
}

/** The `Set-Cookie` value of the page that has passed the order on. */
export function clearedForgetCookie(secure: boolean): string {
  return cookie('', 0, secure);
}
