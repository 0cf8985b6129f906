import type { Request, Response } from 'express';
import { BUSY_SECONDS, isJsonPath } from '#app/lib/http.server.ts';
import { isProblemCode, PROBLEMS } from '#app/lib/problem.ts';
import type { ProblemCode } from '#app/lib/problem.ts';

const LINGER_MS = 10_000;
const LINGER_BYTES = 128 * 1024 * 1024;

/** What the pages that are answered before Remix need to look like the others. */
export interface RefusalLook {
  readonly stylesheets: readonly string[];
}

function page(code: ProblemCode, look: RefusalLook): string {
  const { title, happened, safe, next } = PROBLEMS[code];
  const links = look.stylesheets.map((href) => `<link rel="stylesheet" href="${href}">`).join('');
  return [
    '<!doctype html><html lang="ja"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}｜Tenken</title>${links}</head>`,
    '<body><main class="mx-auto max-w-3xl px-4 py-12">',
    `<h1 class="text-std-28B-150">${title}</h1>`,
    `<p class="mt-6">${happened}</p><p class="mt-2">${safe}</p><p class="mt-2">${next}</p>`,
    '<p class="mt-6"><a class="underline text-blue-1000" href="/">ホームへ</a></p>',
    '</main></body></html>',
  ].join('');
}

/**
 * Reads on and throws away what the client still sends, then ends the response. A socket that is
 * closed under a sending client resets the connection, and the answer is lost with it.
 */
function endAfterBody(req: Request, res: Response): void {
  if (req.complete) {
    res.end();
    return;
  }
  let discarded = 0;
  const timer = setTimeout(finish, LINGER_MS);
  function finish() {
    clearTimeout(timer);
    req.off('data', discard);
    res.end();
  }
  function discard(chunk: Buffer) {
    discarded += chunk.length;
    if (discarded > LINGER_BYTES) finish();
  }
  req.on('data', discard);
  req.once('end', finish);
  req.once('close', finish);
  req.resume();
}

/**
 * Why a file cannot be had whose address somebody opened like a page: Remix answers with the code alone, which is for
 * programs. Null for all other answers.
 */
export async function problemOfFile(req: Request, answer: globalThis.Response): Promise<ProblemCode | null> {
  const { status, headers } = answer;
  const isData = headers.get('content-type')?.startsWith('application/json') === true;
  const isOpened = req.method === 'GET' && !isJsonPath(req.path) && req.get('accept')?.includes('text/html') === true;
  if (status < 400 || !isData || !isOpened || '_data' in req.query) return null;
  const body: unknown = await answer.clone().json();
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return isProblemCode(code) ? code : null;
}

/** Answers before Remix: a page, or the code alone on a JSON path, and closes the connection. */
export function refuseRequest(req: Request, res: Response, code: ProblemCode, look: RefusalLook): void {
  const json = isJsonPath(req.path);
  const body = json ? JSON.stringify({ code }) : page(code, look);
  res.status(PROBLEMS[code].status);
  if (code === 'busy') res.set('Retry-After', String(BUSY_SECONDS));
  res.set('Cache-Control', 'no-store');
  res.set('Content-Type', json ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8');
  res.set('Content-Length', String(Buffer.byteLength(body)));
  if (!req.complete) res.set('Connection', 'close');
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  res.write(body);
  endAfterBody(req, res);
}
