import { writeReadableStreamToWritable } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/node';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { addressOf } from '#app/server/address.ts';

/** Remix's own handler, or a stand-in with the same shape. */
export type RemixHandler = (request: Request, context: AppLoadContext) => Promise<Response>;

/** What a proxy adds, or a client in its name. Whoever needs the address has it from {@link addressOf}. */
const FORWARDED = /^(?:x-)?forwarded/;

const signals = new WeakMap<ExpressResponse, AbortSignal>();

/** Aborts when the client goes away before it has the whole answer; one for all requests made of the client's. */
function signalOf(res: ExpressResponse): AbortSignal {
  const known = signals.get(res);
  if (known !== undefined) return known;
  const controller = new AbortController();
  res.on('close', () => {
    if (!res.writableFinished) controller.abort();
  });
  signals.set(res, controller.signal);
  return controller.signal;
}

/**
 * The fetch request that Remix reads, at the address that was read once for all. Its body is the one already counted
 * and kept, which Remix's own adapter for Express cannot take.
 */
export function toFetchRequest(req: ExpressRequest, res: ExpressResponse): Request {
  const { url } = addressOf(res);
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value === undefined || FORWARDED.test(name)) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  // Remix holds the origin of a form against it, and fails where they differ. Foreign origins are refused before.
  headers.set('host', url.host);
  const body: unknown = req.body;
  return new Request(url, {
    // Remix takes HEAD for an act where data is asked for. Node itself leaves out the body of the answer.
    method: req.method === 'HEAD' ? 'GET' : req.method,
    headers,
    signal: signalOf(res),
    ...(Buffer.isBuffer(body) ? { body: new Uint8Array(body) } : {}),
  });
}

function isJson({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('application/json') === true;
}

export async function sendFetchResponse(res: ExpressResponse, response: Response): Promise<void> {
  res.status(response.status);
  for (const [name, value] of response.headers) res.append(name, value);
  res.set('Cache-Control', 'no-store');
  if (response.body === null) {
    res.end();
    return;
  }
  // What is no page is whole by now: it goes out in one piece, and with its length.
  if (isJson(response)) {
    res.end(Buffer.from(await response.arrayBuffer()));
    return;
  }
  await writeReadableStreamToWritable(response.body, res);
}
