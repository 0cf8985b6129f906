import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express';
import { AppError, requireCsrfHeader } from '#app/lib/http.server.ts';
import type { ProblemCode } from '#app/lib/problem.ts';
import { decodeSource } from '#app/lib/source-file.ts';
import { WorkLanes } from '#app/lib/work-lanes.ts';
import { readBody } from '#app/server/body.ts';
import { toFetchRequest } from '#app/server/remix-bridge.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { readText } from '#app/services/policy/policy-text.form.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

export const POLICY_TEXT_PATH = '/api/policy-texts';
export const POLICY_FILE_LIMIT_BYTES = 20 * 1024 * 1024;

/** One file as the raw body, as `/api/files` takes it: no form of a foreign page can send this type unasked. */
const FILE_TYPE = 'application/octet-stream';

export interface PolicyTextOptions {
  readonly services: ServiceContext;
  readonly refuse: (req: ExpressRequest, res: ExpressResponse, code: ProblemCode) => void;
}

/**
 * Gives the text of a policy's file back to the page, which shows it before anything is done with it. Nothing is kept.
 * One file is read at a time: reading takes memory and, between two pages of a PDF, the server's turn.
 */
export function readPolicyTexts({ services, refuse }: PolicyTextOptions): RequestHandler {
  const lanes = new WorkLanes({ atOnce: 1, waitingInLane: 1, waiting: 4 });

  async function receive(req: ExpressRequest, res: ExpressResponse): Promise<void> {
    if (req.get('content-type')?.toLowerCase() !== FILE_TYPE) throw new AppError('wrong_media_type');
    const request = toFetchRequest(req, res);
    const { personId } = granted(authorized(request), 'page');
    const declared = Number(req.get('content-length') ?? 0);
    const came = await readBody(req, { limit: POLICY_FILE_LIMIT_BYTES, declared, kept: true });
    if (!came.ok) {
      refuse(req, res, 'too_large');
      return;
    }
    const reading = lanes.run(personId, async () => readText(await decodeSource(new Uint8Array(came.body))));
    if (reading === null) throw new AppError('busy');
    const text = await reading;
    res.set('Cache-Control', 'no-store');
    res.status(text.ok ? 200 : 422).json(text);
  }

  function authorized(request: Request) {
    const actor = requireActor(request, services);
    requireCsrfHeader(request);
    const permission = authorize(actor, 'policy.manage', null);
    return permission.ok ? { ok: true as const, value: actor } : permission;
  }

  return (req, res, next) => {
    receive(req, res).catch((error: unknown) => {
      if (error instanceof AppError) refuse(req, res, error.code);
      else next(error);
    });
  };
}
