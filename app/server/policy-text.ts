import type { RequestHandler } from 'express';
import { POLICY_FILE_MAX_BYTES } from '#app/lib/raw-doors.ts';
import { READING_LANES, READING_LIMITS } from '#app/lib/reading-apart.server.ts';
import { decodeApart } from '#app/lib/source-apart.server.ts';
import { heldFile, inTurn, rawDoor } from '#app/server/raw-door.ts';
import type { DoorOptions, SentFile } from '#app/server/raw-door.ts';
import { readText } from '#app/services/policy/policy-text.form.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

/**
 * Gives the text of a policy's file back to the page, which shows it before anything is done with it. Nothing is kept.
 * One file is read at a time, a PDF, a Word file or a long text in a process of its own.
 */
export function readPolicyTexts({ services, refuse }: DoorOptions): RequestHandler {
  async function take(sent: SentFile): Promise<void> {
    const file = await heldFile(sent, POLICY_FILE_MAX_BYTES);
    const text = await inTurn(READING_LANES, sent, async () =>
      readText(await decodeApart(new Uint8Array(file), READING_LIMITS, sent.request.signal)),
    );
    sent.res.set('Cache-Control', 'no-store');
    sent.res.status(text.ok ? 200 : 422).json(text);
  }

  return rawDoor({ services, refuse, permit: (actor) => authorize(actor, 'policy.manage', null), take });
}
