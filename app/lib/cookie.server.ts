/** Browsers take a cookie of this name over https alone, for the whole site, and from no other host of its domain. */
const HOST_PREFIX = '__Host-';

export interface CookieTerms {
  /** True where browsers reach the site by https. */
  readonly secure: boolean;
  readonly sameSite: 'Lax' | 'Strict';
  /** Null: it ends with the browser. 0 takes it away. */
  readonly seconds: number | null;
}

function cookieName(name: string, secure: boolean): string {
  return secure ? `${HOST_PREFIX}${name}` : name;
}

/** The value of the request's cookie of this name, of the first that `fits`; null where there is none. */
export function readCookie(request: Request, name: string, fits: RegExp): string | null {
  const expected = cookieName(name, new URL(request.url).protocol === 'https:');
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [found, value] = pair.trim().split('=', 2);
    if (found === expected && value !== undefined && fits.test(value)) return value;
  }
  return null;
}

/** A `Set-Cookie` value. No script reads it. */
export function setCookie(name: string, value: string, { secure, sameSite, seconds }: CookieTerms): string {
  return [
    `${cookieName(name, secure)}=${value}`,
    'Path=/',
    'HttpOnly',
    `SameSite=${sameSite}`,
    ...(secure ? ['Secure'] : []),
    ...(seconds === null ? [] : [`Max-Age=${seconds}`]),
  ].join('; ');
}
