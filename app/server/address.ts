import type { Request, Response } from 'express';
import { pagePathOf } from '#app/lib/address.ts';

/** Where a request goes, as everybody behind it reads it. */
export interface Address {
  readonly url: URL;
  /** The path of the page; the same for the page and for its data. */
  readonly page: string;
}

const HOST = /^(?:[\w.-]+|\[[\da-fA-F:.]+\])(?::\d{1,5})?$/;

/** The origin that the client names; null where it names none, several, or something that is no host. */
function namedOrigin(req: Request): string | null {
  const names = req.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host');
  const host = req.headers.host ?? '';
  if (names.length !== 1 || !HOST.test(host) || !URL.canParse(`http://${host}`)) return null;
  const url = new URL(`http://${host}`);
  // An odd spelling of an address (`0x7f.1`) would be another host after it was read.
  const named = host.replace(/:\d+$/, '').toLowerCase();
  return url.hostname === named || named.startsWith('[') ? url.origin : null;
}

/**
 * Reads the address once for all; null where it is not one clean path on one host. Behind a proxy the configured
 * origin counts, whatever the proxy forwards.
 */
export function readAddress(req: Request, publicOrigin: string | null): Address | null {
  const named = namedOrigin(req);
  const page = pagePathOf(req.originalUrl);
  if (named === null || page === null) return null;
  return { url: new URL(req.originalUrl, publicOrigin ?? named), page };
}

/** The address that was read for this response. */
export function addressOf(res: Response): Address {
  const address: unknown = res.locals['address'];
  if (!isAddress(address)) throw new Error('no address was read for this response');
  return address;
}

function isAddress(value: unknown): value is Address {
  return typeof value === 'object' && value !== null && 'url' in value && 'page' in value;
}
