import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express';
import type { FileStore, ReceivedFile } from '#app/lib/file-store.server.ts';
import { AppError, handled, requireCsrfHeader } from '#app/lib/http.server.ts';
import { PROBLEMS } from '#app/lib/problem.ts';
import type { ProblemCode } from '#app/lib/problem.ts';
import type { Attempt, AttemptContext } from '#app/server/busy.ts';
import { toFetchRequest } from '#app/server/remix-bridge.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { answeringOffices } from '#app/services/campaign/setting.loader.server.ts';
import { storeFile } from '#app/services/response/file.acts.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

export const UPLOAD_PATH = '/api/files';
export const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

/** One file as the raw body. No form of a foreign page can send this type without being asked first. */
export const RAW_TYPE = 'application/octet-stream';

export interface UploadOptions {
  readonly services: ServiceContext;
  readonly store: FileStore;
  readonly limit: number;
  readonly isDiskFull: (error: unknown) => boolean;
  /** Answers by what is tried again while another program holds the database. */
  readonly answer: (req: ExpressRequest, res: ExpressResponse, attempt: Attempt) => Promise<void>;
  readonly refuse: (req: ExpressRequest, res: ExpressResponse, code: ProblemCode) => void;
}

/**
 * Takes a file past Remix, which would hold it in memory. Whether it may come is settled before the first byte is
 * written; where it comes from was checked before. What is refused, broken off, too large or without room leaves
 * nothing behind. While another program holds the database the file lies there, and its note alone is tried again.
 */
export function uploadFiles(options: UploadOptions): RequestHandler {
  const { services, store, limit, isDiskFull, answer, refuse } = options;

  function note(request: Request, file: ReceivedFile): Response {
    let kept = false;
    const keep = () => {
      store.keep(file);
      kept = true;
    };
    try {
      // Asked anew: the session may have ended while the file came.
      const stored = storeFile(services, requireActor(request, services), file, keep);
      const reason = stored.ok ? null : stored.reason;
      if (reason === 'erased') return Response.json({ code: 'erased' }, { status: PROBLEMS.erased.status });
      if (reason !== null && reason !== 'already_stored') granted({ ok: false, reason }, 'page');
      const { sha256, size, mediaType } = file;
      return Response.json({ sha256, size, mediaType }, { status: stored.ok ? 201 : 200 });
    } catch (error) {
      if (kept) store.takeBack(file);
      throw error;
    }
  }

  function noting(request: Request, file: ReceivedFile): Attempt {
    const run = handled((_: { readonly request: Request; readonly context: object }) => note(request, file));
    return (told: AttemptContext) =>
      run({ request, context: { ...told, isDiskFull } }).catch((thrown: unknown) => {
        if (thrown instanceof Response) return thrown;
        throw thrown;
      });
  }

  async function receive(req: ExpressRequest, res: ExpressResponse): Promise<void> {
    if (req.get('content-type')?.toLowerCase() !== RAW_TYPE) throw new AppError('wrong_media_type');
    const request = toFetchRequest(req, res);
    const actor = requireActor(request, services);
    requireCsrfHeader(request);
    granted(authorize(actor, 'file.store', { answeringOffices: answeringOffices(services.db) }), 'page');
    const declared = Number(req.get('content-length') ?? 0);
    const file = declared > limit ? null : await store.receive(req.iterator({ destroyOnReturn: false }), limit);
    if (file === null) {
      refuse(req, res, 'too_large');
      return;
    }
    try {
      if (file.size === 0) throw new AppError('bad_input');
      await answer(req, res, noting(request, file));
    } finally {
      store.discard(file);
    }
  }

  return (req, res, next) => {
    receive(req, res).catch((error: unknown) => {
      if (error instanceof AppError) refuse(req, res, error.code);
      else next(error);
    });
  };
}
