import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express';
import { AppError, requireCsrfHeader } from '#app/lib/http.server.ts';
import type { ProblemCode } from '#app/lib/problem.ts';
import { SHEET_PARAMETER } from '#app/lib/tables-door.ts';
import { WorkLanes } from '#app/lib/work-lanes.ts';
import { addressOf } from '#app/server/address.ts';
import { readBody } from '#app/server/body.ts';
import { sendFetchResponse, toFetchRequest } from '#app/server/remix-bridge.ts';
import { RAW_TYPE } from '#app/server/upload.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readWorkbookText } from '#app/services/shared/workbook.form.server.ts';

/** A workbook takes a second and some ten megabytes while it is read: one after the other, one waiting per person. */
const LANES = { atOnce: 1, waitingInLane: 1, waiting: 8 };

export interface TablesOptions {
  readonly services: ServiceContext;
  readonly limit: number;
  readonly refuse: (req: ExpressRequest, res: ExpressResponse, code: ProblemCode) => void;
}

/**
 * Makes a table's text of a workbook, past Remix, which takes no bytes. Nothing is kept and nothing changes by it: the
 * text goes back into the form that it was chosen for. Whether it may come is settled before it is received.
 */
export function readTables({ services, limit, refuse }: TablesOptions): RequestHandler {
  const lanes = new WorkLanes(LANES);

  /** Whoever may read in a table at all. */
  function requireReader(request: Request): string {
    const actor = requireActor(request, services);
    requireCsrfHeader(request);
    const ledger = authorize(actor, 'ledger.edit', null);
    granted(ledger.ok ? ledger : authorize(actor, 'organization.edit', null), 'page');
    return actor.personId;
  }

  async function read(req: ExpressRequest, res: ExpressResponse): Promise<void> {
    if (req.get('content-type')?.toLowerCase() !== RAW_TYPE) throw new AppError('wrong_media_type');
    const personId = requireReader(toFetchRequest(req, res));
    const received = await readBody(req, { limit, declared: Number(req.get('content-length') ?? 0), kept: true });
    if (!received.ok) throw new AppError('too_large');
    if (received.body.length === 0) throw new AppError('bad_input');
    const sheet = addressOf(res).url.searchParams.get(SHEET_PARAMETER) ?? '';
    const reading = lanes.run(personId, () => readWorkbookText(received.body, sheet));
    if (reading === null) throw new AppError('busy');
    const result = await reading;
    const { message } = result;
    const answer = result.ok
      ? Response.json({ text: result.text, message })
      : Response.json({ code: result.code, message }, { status: 400 });
    await sendFetchResponse(res, answer);
  }

  return (req, res, next) => {
    read(req, res).catch((error: unknown) => {
      if (error instanceof AppError) refuse(req, res, error.code);
      else next(error);
    });
  };
}
