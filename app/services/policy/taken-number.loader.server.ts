import type { WantedCorrection } from '#app/domain/policy/correction.ts';
import { takenNumber } from '#app/domain/policy/taken-number.ts';
import type { TakenNumber } from '#app/domain/policy/taken-number.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** Who has the number that a correction wants, and which one is free. Callers have asked the door for the draft. */
export function takenNumberOfDraft(
  { db }: ServiceContext,
  policyDraftId: string,
  wanted: WantedCorrection,
): TakenNumber | null {
  const draft = storedDraft(db, policyDraftId);
  return draft === undefined ? null : takenNumber(draft.corrected.reading.clauses, wanted);
}
