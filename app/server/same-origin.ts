import type { Request } from 'express';

const SAFE = ['GET', 'HEAD'];

/**
 * True when the request may change something: it comes from a page of this site. Browsers send
 * `Sec-Fetch-Site` over https only, `Origin` with every form; a request with neither is no browser's.
 */
export function isSameOrigin(req: Request, host: string, publicOrigin: string | null): boolean {
  if (SAFE.includes(req.method)) return true;
  const site = req.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = req.get('origin');
  if (origin === undefined) return site === 'same-origin';
  if (publicOrigin !== null) return origin === publicOrigin;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}
