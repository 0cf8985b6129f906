import type { Request, RequestHandler, Response } from 'express';
import type { FileStore } from '#app/lib/file-store.server.ts';
import { AppError, requireCsrfHeader } from '#app/lib/http.server.ts';
import type { ProblemCode } from '#app/lib/problem.ts';
import { toFetchRequest } from '#app/server/remix-bridge.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { answeringOffices } from '#app/services/campaign/setting.loader.server.ts';
import { storeFile } from '#app/services/response/file.acts.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

export const UPLOAD_PATH = '/api/files';
export const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

/** One file as the raw body. No form of a foreign page can send this type without being asked first. */
const UPLOAD_TYPE = 'application/octet-stream';

export interface UploadOptions {
  readonly services: ServiceContext;
  readonly store: FileStore;
  readonly limit: number;
  readonly refuse: (req: Request, res: Response, code: ProblemCode) => void;
}

/**
 * Takes a file past Remix, which would hold it in memory. Whether it may come is settled before the first byte is
 * written; where it comes from was checked before. What is refused, broken off or too large leaves nothing behind.
 */
export function uploadFiles({ services, store, limit, refuse }: UploadOptions): RequestHandler {
  async function receive(req: Request, res: Response): Promise<void> {
    if (req.get('content-type')?.toLowerCase() !== UPLOAD_TYPE) throw new AppError('wrong_media_type');
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
      // Asked anew: the session may have ended while the file came.
      const stored = storeFile(services, requireActor(request, services), file, () => store.keep(file));
      const reason = stored.ok ? null : stored.reason;
      if (reason === 'erased') {
        refuse(req, res, 'erased');
        return;
      }
      if (reason !== null && reason !== 'already_stored') granted({ ok: false, reason }, 'page');
      const { sha256, size, mediaType } = file;
      res.status(stored.ok ? 201 : 200).json({ sha256, size, mediaType });
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
