import type { Actor } from '#app/domain/access/actor.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import { deedsInForce } from '#app/domain/questionnaire/editing/draft-step.ts';
import { touchedPlaces } from '#app/domain/policy/touched-place.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ReadingRefusal } from '#app/lib/source-file.ts';
import { findHeldDraft } from '#app/services/policy/held-draft.loader.server.ts';
import type { DraftRefusal } from '#app/services/policy/held-draft.loader.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import type { PolicyDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import { seenDraft } from '#app/services/questionnaire/policy-text.loader.server.ts';
import { policyIdFor, readTextApart } from '#app/services/questionnaire/text-reading.loader.server.ts';
import type { TextReading } from '#app/services/questionnaire/text-reading.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 公開する前の下書き. With all that follows from it as it stands. */
export interface ReadDraft {
  readonly draft: PolicyDraft;
  readonly read: TextReading;
  readonly seenHash: string;
}

/** The corrected reading, without the warnings that somebody has dealt with. */
function readingOfDraft({ firstReading, corrected: { reading }, steps }: PolicyDraft): PolicyReading {
  const isTouched = touchedPlaces(firstReading, reading);
  const confirmed = new Set(deedsInForce(steps).flatMap((deed) => (deed.act === 'confirm' ? [deed.place] : [])));
  const warnings = reading.warnings.filter(({ at: [from] }) => !isTouched(from) && !confirmed.has(from));
  return { ...reading, warnings };
}

/** Derives what follows from a draft, in a process of its own, for who holds it. */
export async function readDraft(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
  left: AbortSignal,
): Promise<Result<ReadDraft, DraftRefusal | ReadingRefusal>> {
  const held = findHeldDraft(context.db, actor, policyDraftId);
  if (!held.ok) return held;
  const draft = storedDraft(context.db, policyDraftId);
  if (draft === undefined) return refuse('unknown_draft');
  const seenHash = seenDraft(context.db, draft);
  const { source, policyId } = draft;
  const text = { source, policyId: policyIdFor(context, policyId), reading: readingOfDraft(draft) };
  const found = await readTextApart(text, { personId: actor.personId, left });
  return found.ok ? ok({ draft, read: found.value, seenHash }) : found;
}
