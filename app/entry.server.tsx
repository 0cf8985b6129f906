import { createReadableStreamFromReadable } from '@remix-run/node';
import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceContext } from '#app/lib/nonce.ts';
import { withoutNul } from '#app/lib/without-nul.server.ts';

/** How long deferred data may take before the stream is cut. */
export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, log }: AppLoadContext,
): Promise<Response> {
  // A page that waits for all its data is complete for a robot or a printer that runs no script.
  const isWhole = isbot(request.headers.get('user-agent') ?? '');
  return new Promise((resolve, reject) => {
    let shellSent = false;
    const send = () => {
      shellSent = true;
      const body = withoutNul();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onShellReady() {
          if (!isWhole) send();
        },
        onAllReady() {
          // What waits holds the page and all its data in memory.
          clearTimeout(cut);
          if (isWhole) send();
        },
        onShellError: reject,
        onError(error: unknown) {
          status = 500;
          if (shellSent) log.error('render_failed', { path: new URL(request.url).pathname, error });
        },
      },
    );
    const cut = setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Faults of loaders and actions; an aborted request is none, nor is a refusal. */
export function handleError(
  error: unknown,
  { request, context }: { readonly request: Request; readonly context: AppLoadContext },
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.log.error('request_failed', {
    method: request.method,
    path: new URL(request.url).pathname,
    error,
  });
}
