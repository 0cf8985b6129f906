import { writeReadableStreamToWritable } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/node';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';

/** Remix's own handler, or a stand-in with the same shape. */
export type RemixHandler = (request: Request, context: AppLoadContext) => Promise<Response>;

/**
 * The fetch request that Remix reads. Its body is the one already counted and kept, which Remix's
 * own adapter for Express cannot take.
 */
export function toFetchRequest(req: ExpressRequest, res: ExpressResponse): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  const controller = new AbortController();
  res.on('close', () => {
    if (!res.writableFinished) controller.abort();
  });
  const url = new URL(req.originalUrl, `${req.protocol}://${req.get('host') ?? 'localhost'}`);
  const body: unknown = req.body;
  return new Request(url, {
    method: req.method,
    headers,
    signal: controller.signal,
    ...(Buffer.isBuffer(body) ? { body: new Uint8Array(body) } : {}),
  });
}

export async function sendFetchResponse(res: ExpressResponse, response: Response): Promise<void> {
  res.status(response.status);
  for (const [name, value] of response.headers) res.append(name, value);
  res.set('Cache-Control', 'no-store');
  if (response.body === null) {
    res.end();
    return;
  }
  await writeReadableStreamToWritable(response.body, res);
}
