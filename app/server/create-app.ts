import express from 'express';
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response } from 'express';
import type { FileStore } from '#app/lib/file-store.server.ts';
import { BUSY_SECONDS, isJsonPath } from '#app/lib/http.server.ts';
import type { Log } from '#app/lib/log.server.ts';
import { PROBLEMS } from '#app/lib/problem.ts';
import type { ProblemCode } from '#app/lib/problem.ts';
import { POLICY_TEXT_PATH, TABLES_PATH, WORKBOOK_MAX_BYTES } from '#app/lib/raw-doors.ts';
import { sessionPerson } from '#app/services/access/session.loader.server.ts';
import type { Session } from '#app/services/access/session.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { addressOf, readAddress } from '#app/server/address.ts';
import { clientAddress } from '#app/server/client-address.ts';
import { countRefusedActs } from '#app/server/refused-acts.ts';
import { isAcceptedType, readBody } from '#app/server/body.ts';
import type { BodyTerms } from '#app/server/body.ts';
import { busyRetry } from '#app/server/busy.ts';
import type { Attempt, AttemptContext } from '#app/server/busy.ts';
import { readPolicyTexts } from '#app/server/policy-text.ts';
import { problemOfFile, refuseRequest } from '#app/server/refusal.ts';
import { sendFetchResponse, toFetchRequest } from '#app/server/remix-bridge.ts';
import type { RemixHandler } from '#app/server/remix-bridge.ts';
import { sessionTokenOf } from '#app/server/session-token.ts';
import { isSameOrigin } from '#app/server/same-origin.ts';
import { drawNonce, nonceOf, securityHeaders } from '#app/server/security-headers.ts';
import { readTables } from '#app/server/tables.ts';
import { UPLOAD_LIMIT_BYTES, UPLOAD_PATH, uploadFiles } from '#app/server/upload.ts';
import { isBusy } from '#db/busy.server.ts';
import { databaseProblem } from '#db/problem.server.ts';
import { changeCounter } from '#db/changes.server.ts';

/** Forms of one chapter with long comments stay far below it. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** The whole text of a policy. */
export const POLICY_BODY_LIMIT_BYTES = 4 * 1024 * 1024;
/** A table of everybody in a city. */
export const TABLE_BODY_LIMIT_BYTES = 8 * 1024 * 1024;
/** The forms that take a whole text in one field: of these alone, and of who is signed in. */
const WIDE_FORMS = [
  { pages: /^\/policies\/new$/, limit: POLICY_BODY_LIMIT_BYTES },
  {
    pages: /^\/(?:organization\/transfers\/(?:new|[\w-]+\/table)|campaigns\/history\/new|improvement\/import)$/,
    limit: TABLE_BODY_LIMIT_BYTES,
  },
];

/** The forms of who is not signed in; nothing else that a stranger sends is kept at all. */
const STRANGERS_FORMS = ['/sign-in', '/set-up', '/sign-out'];
export const STRANGERS_BODY_LIMIT_BYTES = 16 * 1024;

const METHODS = ['GET', 'HEAD', 'POST'];

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
  const answered = busyRetry(changeCounter(services.db));

  /** Nothing that a stranger sends is kept but the small forms that are for strangers. */
  function bodyTermsOf(req: Request, res: Response): BodyTerms {
    const usual = options.bodyLimit ?? BODY_LIMIT_BYTES;
    const declared = Number(req.get('content-length') ?? 0);
    const token = sessionTokenOf(req, res);
    const { page } = addressOf(res);
    if (token !== null && sessionPerson(services, token) !== null) {
      const wide = WIDE_FORMS.find(({ pages }) => pages.test(page))?.limit ?? usual;
      return { limit: Math.max(usual, wide), declared, kept: true };
    }
    if (!STRANGERS_FORMS.includes(page)) return { limit: usual, declared, kept: false };
    return { limit: STRANGERS_BODY_LIMIT_BYTES, declared, kept: true };
  }

  function isDiskFull(error: unknown): boolean {
    const full = databaseProblem(error) === 'full';
    if (full) log.error('disk_full', {});
    return full;
  }

  async function answer(req: Request, res: Response, attempt: Attempt): Promise<void> {
    const response = await answered(attempt, req.method === 'POST');
    if (response.status === PROBLEMS.busy.status) {
      log.warn('database_busy', { method: req.method, path: req.path });
      // Remix leaves the headers out of what failed.
      res.set('Retry-After', String(BUSY_SECONDS));
    }
    const problem = await problemOfFile(req, response);
    if (problem === null) await sendFetchResponse(res, response);
    else refuseRequest(req, res, problem, look);
  }

  const app = express();
  app.set('trust proxy', options.trustedProxies);
  // Express would take `/API/files/` for `/api/files`.
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.use(drawNonce(), securityHeaders(tls, options.developing));
  app.use((req, res, next) => {
    const address = readAddress(req, options.publicOrigin);
    if (!METHODS.includes(req.method)) {
      res.set('Allow', METHODS.join(', '));
      refuseRequest(req, res, 'wrong_method', look);
    } else if (address === null) {
      refuseRequest(req, res, 'bad_address', look);
    } else {
      res.locals['address'] = address;
      next();
    }
  });
  for (const { at, serve } of options.files) app.use(at, serve);
  app.use(countRefusedActs(services, log));

  app.use((req, res, next) => {
    if (isSameOrigin(req, addressOf(res).url.host, options.publicOrigin)) {
      next();
    } else {
      log.warn('foreign_origin_refused', { method: req.method, path: req.path });
      refuseRequest(req, res, 'forbidden', look);
    }
  });
  const refuse = (req: Request, res: Response, code: ProblemCode) => refuseRequest(req, res, code, look);
  app.post(
    UPLOAD_PATH,
    uploadFiles({
      services,
      store: options.fileStore,
      limit: options.uploadLimit ?? UPLOAD_LIMIT_BYTES,
      isDiskFull,
      answer,
      refuse,
    }),
  );
  app.post(POLICY_TEXT_PATH, readPolicyTexts({ services, refuse }));
  app.post(TABLES_PATH, readTables({ services, limit: options.uploadLimit ?? WORKBOOK_MAX_BYTES, refuse }));
  app.use((req, res, next) => {
    if (isAcceptedType(req, isJsonPath(req.path))) next();
    else refuseRequest(req, res, 'wrong_media_type', look);
  });
  app.use((req, res, next) => {
    if (req.method !== 'POST') {
      next();
      return;
    }
    readBody(req, bodyTermsOf(req, res)).then((result) => {
      if (!result.ok) {
        refuseRequest(req, res, 'too_large', look);
        return;
      }
      if (result.body.length > 0) req.body = result.body;
      next();
    }, next);
  });

  app.use((req, res, next) => {
    const own = { nonce: nonceOf(res), address: clientAddress(req), isDiskFull };
    const context = { ...services, log, tls, ...own, setUpCode: options.setUpCode ?? null };
    const attempt = (told: AttemptContext) => {
      const door = req.method === 'POST' ? {} : { letIn: new Map<string, Session>() };
      return options.handle(toFetchRequest(req, res), { ...context, ...told, ...door });
    };
    answer(req, res, attempt).catch(next);
  });

  const onError: ErrorRequestHandler = (error: unknown, req, res, _next) => {
    if (req.destroyed && !req.complete) return;
    const held = isBusy(error);
    const full = isDiskFull(error);
    if (held) log.warn('database_busy', { method: req.method, path: req.path });
    else if (!full) log.error('server_failed', { method: req.method, path: req.path, error });
    if (res.headersSent) {
      res.destroy();
      return;
    }
    refuseRequest(req, res, held ? 'busy' : full ? 'disk_full' : 'unexpected', look);
  };
  app.use(onError);
  return app;
}
