import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { FileStore } from '#app/lib/file-store.server.ts';
import { isJsonPath } from '#app/lib/http.server.ts';
import type { Log } from '#app/lib/log.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { clientAddress } from '#app/server/client-address.ts';
import { countRefusedActs } from '#app/server/refused-acts.ts';
import { isAcceptedType, readBody } from '#app/server/body.ts';
import { refuseRequest } from '#app/server/refusal.ts';
import { sendFetchResponse, toFetchRequest } from '#app/server/remix-bridge.ts';
import type { RemixHandler } from '#app/server/remix-bridge.ts';
import { isSameOrigin } from '#app/server/same-origin.ts';
import { drawNonce, nonceOf, securityHeaders } from '#app/server/security-headers.ts';
import { UPLOAD_LIMIT_BYTES, UPLOAD_PATH, uploadFiles } from '#app/server/upload.ts';

/** Forms of one chapter with long comments stay far below it. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** Matching an address against the routes takes the longer the more parts it has. */
const ADDRESS_MAX_LENGTH = 4_096;

/** A path of this site: two slashes would be read as the name of a host, and so would a whole address. */
function isAcceptedAddress(address: string): boolean {
  return address.length <= ADDRESS_MAX_LENGTH && /^\/(?![/\\])/.test(address);
}

export interface AppOptions {
  readonly services: ServiceContext;
  readonly log: Log;
  readonly handle: RemixHandler;
  /** Served before anything is checked: built assets and public files. */
  readonly files: readonly { readonly at: string; readonly serve: RequestHandler }[];
  readonly stylesheets: readonly string[];
  readonly tls: boolean;
  readonly publicOrigin: string | null;
  readonly trustedProxies: number;
  /** Loosens the content security policy as far as Vite's development server needs. */
  readonly developing?: boolean;
  readonly bodyLimit?: number;
  readonly fileStore: FileStore;
  readonly uploadLimit?: number;
  /** Given while the database holds no body yet. */
  readonly setUpCode?: string | null;
}

/** The HTTP side of Tenken: limits and headers around Remix. Opens nothing itself. */
export function createApp(options: AppOptions): Express {
  const { services, log, tls } = options;
  const look = { stylesheets: options.stylesheets };

  const app = express();
  app.set('trust proxy', options.trustedProxies);
  app.use(drawNonce(), securityHeaders(tls, options.developing));
  for (const { at, serve } of options.files) app.use(at, serve);
  app.use(countRefusedActs(services));

  app.use((req, res, next) => {
    if (!isAcceptedAddress(req.originalUrl)) {
      refuseRequest(req, res, 'bad_input', look);
    } else if (!isSameOrigin(req, options.publicOrigin)) {
      log.warn('foreign_origin_refused', { method: req.method, path: req.path });
      refuseRequest(req, res, 'forbidden', look);
    } else {
      next();
    }
  });
  app.post(
    UPLOAD_PATH,
    uploadFiles({
      services,
      store: options.fileStore,
      limit: options.uploadLimit ?? UPLOAD_LIMIT_BYTES,
      refuse: (req, res, code) => refuseRequest(req, res, code, look),
    }),
  );
  app.use((req, res, next) => {
    if (!isAcceptedType(req, isJsonPath(req.path))) {
      refuseRequest(req, res, 'wrong_media_type', look);
    } else {
      next();
    }
  });
  app.use((req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') {
      next();
      return;
    }
    readBody(req, options.bodyLimit ?? BODY_LIMIT_BYTES).then((result) => {
      if (!result.ok) {
        refuseRequest(req, res, 'too_large', look);
        return;
      }
      if (result.body.length > 0) req.body = result.body;
      next();
    }, next);
  });

  app.use((req, res, next) => {
    const own = { nonce: nonceOf(res), address: clientAddress(req) };
    const context = { ...services, log, tls, ...own, setUpCode: options.setUpCode ?? null };
    options
      .handle(toFetchRequest(req, res), context)
      .then((response) => sendFetchResponse(res, response))
      .catch(next);
  });

  const onError: ErrorRequestHandler = (error: unknown, req, res, _next) => {
    if (req.destroyed && !req.complete) return;
    log.error('server_failed', { method: req.method, path: req.path, error });
    if (res.headersSent) {
      res.destroy();
      return;
    }
    refuseRequest(req, res, error instanceof URIError ? 'bad_input' : 'unexpected', look);
  };
  app.use(onError);
  return app;
}
