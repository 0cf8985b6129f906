import type { RequestHandler } from 'express';
import { AppError } from '#app/lib/http.server.ts';
import { SHEET_PARAMETER } from '#app/lib/raw-doors.ts';
import { WorkLanes } from '#app/lib/work-lanes.ts';
import { addressOf } from '#app/server/address.ts';
import { heldFile, inTurn, rawDoor } from '#app/server/raw-door.ts';
import type { DoorOptions, SentFile } from '#app/server/raw-door.ts';
import { sendFetchResponse } from '#app/server/remix-bridge.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { readWorkbookText } from '#app/services/shared/workbook.form.server.ts';

/** A workbook takes a second and some ten megabytes while it is read: one after the other, one waiting per person. */
const LANES = { atOnce: 1, waitingInLane: 1, waiting: 8 };

export interface TablesOptions extends DoorOptions {
  readonly limit: number;
}

/**
 * Makes a table's text of a workbook. Nothing is kept and nothing changes by it: the text goes back into the form that
 * it was chosen for.
 */
export function readTables({ services, limit, refuse }: TablesOptions): RequestHandler {
  const lanes = new WorkLanes(LANES);

  async function take(sent: SentFile): Promise<void> {
    const file = await heldFile(sent, limit);
    if (file.length === 0) throw new AppError('bad_input');
    const sheet = addressOf(sent.res).url.searchParams.get(SHEET_PARAMETER) ?? '';
    const result = await inTurn(lanes, sent, () => readWorkbookText(file, sheet));
    const { message } = result;
    const answer = result.ok
      ? Response.json({ text: result.text, message })
      : Response.json({ code: result.code, message }, { status: 400 });
    await sendFetchResponse(sent.res, answer);
  }

  return rawDoor({
    services,
    refuse,
    /** Whoever may read in a table at all. */
    permit: (actor) => {
      const ledger = authorize(actor, 'ledger.edit', null);
      return ledger.ok ? ledger : authorize(actor, 'organization.edit', null);
    },
    take,
  });
}
