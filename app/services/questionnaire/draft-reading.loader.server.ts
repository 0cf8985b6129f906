import type { Actor } from '#app/domain/access/actor.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import { applyEdits } from '#app/domain/questionnaire/editing/apply-edits.ts';
import type { EditedQuestionnaire } from '#app/domain/questionnaire/editing/apply-edits.ts';
import { correctionsInForce, deedsInForce } from '#app/domain/questionnaire/editing/draft-step.ts';
import { touchedPlaces } from '#app/domain/policy/touched-place.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { onceOf } from '#app/lib/last-asked.server.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import type { ReadingRefusal } from '#app/lib/source-file.ts';
import { findHeldDraftState, findOpenDraftState } from '#app/services/policy/held-draft.loader.server.ts';
import type { DraftRefusal, OpenDraftRefusal } from '#app/services/policy/held-draft.loader.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import type { DraftContent, PolicyDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import { seenDraft } from '#app/services/questionnaire/policy-text.loader.server.ts';
import { policyIdFor, readTextApart } from '#app/services/questionnaire/text-reading.loader.server.ts';
import type { TextReading } from '#app/services/questionnaire/text-reading.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 設問まで作った下書き. With all that follows from it as it stands. */
export interface ReadDraft {
  readonly draft: PolicyDraft;
  /** As derived, before the edits of questions. */
  readonly read: TextReading;
  /** What is asked with the edits that hold. */
  readonly edited: EditedQuestionnaire;
  /** The same, to be published. */
  readonly asEdited: TextReading;
  readonly seenHash: string;
}

/** What is asked of a draft, made once for what was derived and the edits that hold. */
const editedOf = onceOf((read: TextReading) =>
  onceOf(({ edits }: DraftContent): Pick<ReadDraft, 'edited' | 'asEdited'> => {
    const edited = applyEdits(read.questionnaire, read.reading.clauses, edits);
    return { edited, asEdited: { ...read, questionnaire: edited.questionnaire } };
  }),
);

/** The corrected reading, without the warnings that somebody has dealt with. */
function readingOfDraft({ firstReading, corrected: { reading }, steps }: PolicyDraft): PolicyReading {
  const isTouched = touchedPlaces(firstReading, reading);
  const confirmed = new Set(deedsInForce(steps).flatMap((deed) => (deed.act === 'confirm' ? [deed.place] : [])));
  const warnings = reading.warnings.filter(({ at: [from] }) => !isTouched(from) && !confirmed.has(from));
  return { ...reading, warnings };
}

const KEPT = 4;
const derived = new Map<string, TextReading>();

/** What of a draft its questions follow from. */
const origin = onceOf(({ reading, source, steps, roleNames }: DraftContent) => {
  const confirmed = deedsInForce(steps).flatMap((deed) => (deed.act === 'confirm' ? [deed.place] : []));
  const from = { corrections: correctionsInForce(steps), confirmed, roleNames: [...roleNames] };
  return { sha256: sha256(JSON.stringify({ reading: sha256(reading), source: sha256(source), ...from })) };
});

/** Names what the questions of a draft follow from: they are made once for it. */
function nameOfDerived({ draftContent }: PolicyDraft, policyId: string): string {
  return `${origin(draftContent).sha256} ${policyId}`;
}

function keep(name: string, read: TextReading): void {
  derived.delete(name);
  derived.set(name, read);
  const [oldest] = derived.keys();
  if (derived.size > KEPT && oldest !== undefined) derived.delete(oldest);
}

/** What follows from a draft, derived in a process of its own unless that was done before for what stands there now. */
async function derivedOfDraft(
  context: ServiceContext,
  actor: Actor,
  draft: PolicyDraft,
  left: AbortSignal,
): Promise<Result<TextReading, ReadingRefusal>> {
  const policyId = policyIdFor(context, draft.policyId);
  const name = nameOfDerived(draft, policyId);
  const known = derived.get(name);
  if (known !== undefined) return ok(known);
  const { source, roleNames } = draft;
  const text = { source, policyId, reading: readingOfDraft(draft), namesGiven: [...roleNames] };
  const found = await readTextApart(text, { personId: actor.personId, left });
  if (found.ok) keep(name, found.value);
  return found;
}

async function withDerived(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
  left: AbortSignal,
): Promise<Result<ReadDraft, 'unknown_draft' | ReadingRefusal>> {
  const draft = storedDraft(context.db, policyDraftId);
  if (draft === undefined) return refuse('unknown_draft');
  const seenHash = seenDraft(context.db, draft);
  const found = await derivedOfDraft(context, actor, draft, left);
  if (!found.ok) return found;
  return ok({ draft, read: found.value, ...editedOf(found.value)(draft.draftContent), seenHash });
}

/** What follows from a draft, for who holds it. */
export async function readDraft(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
  left: AbortSignal,
): Promise<Result<ReadDraft, DraftRefusal | ReadingRefusal>> {
  const held = findHeldDraftState(context.db, actor, policyDraftId);
  return held.ok ? withDerived(context, actor, policyDraftId, left) : held;
}

/** The same for everybody who may see it. */
export async function readOpenDraft(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
  left: AbortSignal,
): Promise<Result<ReadDraft, OpenDraftRefusal | ReadingRefusal>> {
  const open = findOpenDraftState(context.db, actor, policyDraftId);
  return open.ok ? withDerived(context, actor, policyDraftId, left) : open;
}
