import type { Request } from 'express';
import type { Readable } from 'node:stream';

export type BodyResult = { readonly ok: true; readonly body: Buffer } | { readonly ok: false };

export interface BodyTerms {
  readonly limit: number;
  /** What the client says of its length. */
  readonly declared: number;
  /** False where the body is only to be gone through: whoever answers before the end of a body may not be heard. */
  readonly kept: boolean;
}

/**
 * Reads the whole body, counting the bytes that arrive: a length that the client declares proves nothing, but one that
 * is too large is refused at once. Stops keeping them at the limit; what follows is left to the refusal to discard.
 */
export function readBody(req: Readable, { limit, declared, kept }: BodyTerms): Promise<BodyResult> {
  if (declared > limit) return Promise.resolve({ ok: false });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const stop = () => {
      req.off('data', onData);
      req.off('end', onEnd);
      req.off('error', reject);
      req.off('close', onClose);
    };
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) {
        if (kept) chunks.push(chunk);
        return;
      }
      stop();
      req.pause();
      resolve({ ok: false });
    };
    const onEnd = () => {
      stop();
      resolve({ ok: true, body: Buffer.concat(chunks) });
    };
    const onClose = () => {
      stop();
      reject(new Error('the client went away before the body was complete'));
    };
    req.on('data', onData);
    req.on('end', onEnd);
    req.on('error', reject);
    req.on('close', onClose);
  });
}

const FORM_TYPE = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** True when the body is of a kind that the path accepts; an empty body needs no kind. */
export function isAcceptedType(req: Request, json: boolean): boolean {
  const type = (req.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase();
  const empty = req.get('transfer-encoding') === undefined && Number(req.get('content-length') ?? 0) === 0;
  if (type === '' && empty) return true;
  return type === (json ? JSON_TYPE : FORM_TYPE);
}
