import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { readSessionToken } from '#app/lib/session.server.ts';
import { addressOf } from '#app/server/address.ts';

/** The session's token of a request that Remix does not see, or not yet; null where it carries none. */
export function sessionTokenOf(req: ExpressRequest, res: ExpressResponse): string | null {
  return readSessionToken(new Request(addressOf(res).url, { headers: { cookie: req.get('cookie') ?? '' } }));
}
