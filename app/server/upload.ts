import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express';
import type { FileStore, ReceivedFile } from '#app/lib/file-store.server.ts';
import { AppError, handled } from '#app/lib/http.server.ts';
import { PROBLEMS } from '#app/lib/problem.ts';
import type { Attempt, AttemptContext } from '#app/server/busy.ts';
import { rawDoor } from '#app/server/raw-door.ts';
import type { DoorOptions, SentFile } from '#app/server/raw-door.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { answeringOffices } from '#app/services/campaign/setting.loader.server.ts';
import { storeFile } from '#app/services/response/file.acts.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const UPLOAD_PATH = '/api/files';
export const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

export interface UploadOptions extends DoorOptions {
  readonly store: FileStore;
  readonly limit: number;
  readonly isDiskFull: (error: unknown) => boolean;
  /** Answers by what is tried again while another program holds the database. */
  readonly answer: (req: ExpressRequest, res: ExpressResponse, attempt: Attempt) => Promise<void>;
}

/**
 * Keeps a file. What is refused, broken off, too large or without room leaves nothing behind. While another program
 * holds the database the file lies there, and its note alone is tried again.
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

  async function take({ req, res, request, declared }: SentFile): Promise<void> {
    const file = declared > limit ? null : await store.receive(req.iterator({ destroyOnReturn: false }), limit);
    if (file === null) throw new AppError('too_large');
    try {
      if (file.size === 0) throw new AppError('bad_input');
      await answer(req, res, noting(request, file));
    } finally {
      store.discard(file);
    }
  }

  return rawDoor({
    services,
    refuse,
    permit: (actor) => authorize(actor, 'file.store', { answeringOffices: answeringOffices(services.db) }),
    take,
  });
}
