import type { RequestHandler } from 'express';
import { POLICY_FILE_MAX_BYTES } from '#app/lib/raw-doors.ts';
import { decodeApart } from '#app/lib/source-apart.server.ts';
import { WorkLanes } from '#app/lib/work-lanes.ts';
import { heldFile, inTurn, rawDoor } from '#app/server/raw-door.ts';
import type { DoorOptions, SentFile } from '#app/server/raw-door.ts';
import { readText } from '#app/services/policy/policy-text.form.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

/**
 * Gives the text of a policy's file back to the page, which shows it before anything is done with it. Nothing is kept.
 * One file is read at a time, a PDF or a Word file in a process of its own: it may take all its memory and time.
 */
export function readPolicyTexts({ services, refuse }: DoorOptions): RequestHandler {
  const lanes = new WorkLanes({ atOnce: 1, waitingInLane: 1, waiting: 4 });

  async function take(sent: SentFile): Promise<void> {
    const file = await heldFile(sent, POLICY_FILE_MAX_BYTES);
    const text = await inTurn(lanes, sent, async () => readText(await decodeApart(new Uint8Array(file))));
    sent.res.set('Cache-Control', 'no-store');
    sent.res.status(text.ok ? 200 : 422).json(text);
  }

  return rawDoor({ services, refuse, permit: (actor) => authorize(actor, 'policy.manage', null), take });
}
