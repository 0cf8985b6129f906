import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import type { CorrectionProblem, WantedCorrection } from '#app/domain/policy/correction.ts';
import { boundCorrection } from '#app/domain/policy/corrected-reading.ts';
import type { DraftFindings } from '#app/domain/policy/draft-finding.ts';
import { correctionsInForce, nextRedone, nextUndone } from '#app/domain/questionnaire/editing/draft-step.ts';
import type { DraftStep } from '#app/domain/questionnaire/editing/draft-step.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { withIdeographs } from '#app/lib/ideograph.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { findHeldDraft, findOpenDraft } from '#app/services/policy/held-draft.loader.server.ts';
import type { DraftRefusal, OpenDraftRefusal } from '#app/services/policy/held-draft.loader.server.ts';
import {
  firstReadingOf,
  stepsOf,
  storedFindings,
  storedReading,
  storedStep,
} from '#app/services/policy/stored-draft.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';
import {
  changePolicyDraft,
  insertDraftStep,
  insertPolicyDraft,
  lastStepOfDraft,
} from '#db/queries/policy-draft.server.ts';
import type { PolicyDraftRow } from '#db/queries/policy-draft.server.ts';

/** 下書きにする対策基準. A text that was handed in, and what the reader made of it. */
export interface TextForDraft {
  /** Null for a policy that the body has not had so far. */
  readonly policyId: string | null;
  readonly name: string;
  readonly citation: string;
  readonly source: string;
  readonly pageCount: number | null;
  readonly reading: PolicyReading;
  readonly findings: DraftFindings;
}

/** Keeps a text with its reading, to be corrected before anything follows from it. Who brings it holds it. */
export function beginPolicyDraft(
  context: ServiceContext,
  actor: Actor,
  { reading, findings, ...handedIn }: TextForDraft,
): Result<{ readonly policyDraftId: string }, Denial | 'unknown_policy' | 'no_clause'> {
  type Refused = Refusal<Denial | 'unknown_policy' | 'no_clause'>;
  return transact<{ readonly policyDraftId: string }, Refused>(
    context,
    actor.personId,
    'policy_draft.begin',
    ({ tx, at }) => {
      const permission = authorize(actor, 'policy.manage', null);
      if (!permission.ok) return permission;
      if (reading.clauses.length === 0) return refuse('no_clause');
      // As it was read: the places of the reading are those of this text.
      const text = { ...handedIn, source: withIdeographs(handedIn.source) };
      const isKnown = newestPolicies(tx).some(({ policyId }) => policyId === text.policyId);
      if (text.policyId !== null && !isKnown) return refuse('unknown_policy');
      const id = context.newId();
      const sourceSha256 = sha256(text.source);
      const content = writeStored(storedReading, reading);
      insertPolicyDraft(tx, {
        id,
        ...text,
        sourceSha256,
        reading: content,
        findings: writeStored(storedFindings, findings),
        state: 'open',
        madeBy: actor.personId,
        madeAt: at,
        heldBy: actor.personId,
        heldAt: at,
        policyVersionId: null,
      });
      const { policyId, name, citation, pageCount } = text;
      return {
        ok: true,
        value: { policyDraftId: id },
        subject: `policy_draft:${id}`,
        detail: { policyId, name, citation, pageCount, sourceSha256, readingSha256: sha256(content) },
      };
    },
  );
}

/** 下書きの操作の対象. The draft, and the number of its last step that was seen: 0 where none was done. */
export interface SeenDraft {
  readonly policyDraftId: string;
  readonly seenStep: number;
}

type StepRefusal = DraftRefusal | 'changed_meanwhile';

/** Whether a step does something, or takes back what was done. */
interface StepAct {
  readonly step: 'policy_draft.correct' | 'policy_draft.undo';
}
const DOES: StepAct = { step: 'policy_draft.correct' };
const TAKES_BACK: StepAct = { step: 'policy_draft.undo' };

/** Stores what `next` makes of the steps so far as the next one. */
function takeStep<Refused extends string>(
  context: ServiceContext,
  actor: Actor,
  act: StepAct,
  { policyDraftId, seenStep }: SeenDraft,
  next: (draft: PolicyDraftRow, steps: readonly DraftStep[], number: number) => Result<DraftStep, Refused>,
): Result<{ readonly number: number }, StepRefusal | Refused> {
  return transact<{ readonly number: number }, Refusal<StepRefusal | Refused>>(
    context,
    actor.personId,
    act.step,
    ({ tx, at, sequence }) => {
      const found = findHeldDraft(tx, actor, policyDraftId);
      if (!found.ok) return found;
      const last = lastStepOfDraft(tx, policyDraftId);
      if (last !== seenStep) return refuse('changed_meanwhile');
      const number = last + 1;
      const step = next(found.value, stepsOf(tx, policyDraftId), number);
      if (!step.ok) return step;
      const content = writeStored(storedStep, step.value);
      insertDraftStep(tx, { policyDraftId, number, content, doneBy: actor.personId, doneAt: at, sequence });
      changePolicyDraft(tx, policyDraftId, { heldAt: at });
      return {
        ok: true,
        value: { number },
        subject: `policy_draft:${policyDraftId}`,
        detail: { number, content },
      };
    },
  );
}

/** 読取りを訂正する. Refused, with its reason, where it cannot be applied to the reading as it stands now. */
export function correctPolicyDraft(
  context: ServiceContext,
  actor: Actor,
  seen: SeenDraft,
  wanted: WantedCorrection,
): Result<{ readonly number: number }, StepRefusal | CorrectionProblem> {
  return takeStep<CorrectionProblem>(context, actor, DOES, seen, (draft, steps, number) => {
    const before = correctionsInForce(steps).map(({ correction }) => correction);
    const bound = boundCorrection(firstReadingOf(draft), draft.source, { before, wanted });
    return bound.ok ? ok({ number, act: 'correct', correction: bound.value }) : bound;
  });
}

/** 確かめた. Somebody looked at a place that was to be checked, and nothing has to be corrected there. */
export function confirmDraftPlace(
  context: ServiceContext,
  actor: Actor,
  seen: SeenDraft,
  place: number,
): Result<{ readonly number: number }, StepRefusal | 'place_gone'> {
  return takeStep<'place_gone'>(context, actor, DOES, seen, (draft, _steps, number) =>
    place < draft.source.length ? ok({ number, act: 'confirm', place }) : refuse('place_gone'),
  );
}

/** 元に戻す、やり直す. Takes back the last step that holds, or brings back the one taken back last. */
export function undoPolicyDraft(
  context: ServiceContext,
  actor: Actor,
  seen: SeenDraft,
  way: 'undo' | 'redo',
): Result<{ readonly number: number }, StepRefusal | 'nothing_to_undo'> {
  return takeStep<'nothing_to_undo'>(context, actor, TAKES_BACK, seen, (_draft, steps, number) => {
    const of = way === 'undo' ? nextUndone(steps) : nextRedone(steps);
    return of === null ? refuse('nothing_to_undo') : ok({ number, act: 'undo', of });
  });
}

/** 引き継ぐ. From now on the person works on the draft, and who held it no longer does. */
export function takeOverPolicyDraft(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
): Result<null, OpenDraftRefusal | 'held_already'> {
  type Refused = Refusal<OpenDraftRefusal | 'held_already'>;
  return transact<null, Refused>(context, actor.personId, 'policy_draft.take_over', ({ tx, at }) => {
    const found = findOpenDraft(tx, actor, policyDraftId);
    if (!found.ok) return found;
    const { heldBy } = found.value;
    if (heldBy === actor.personId) return refuse('held_already');
    changePolicyDraft(tx, policyDraftId, { heldBy: actor.personId, heldAt: at });
    return { ok: true, value: null, subject: `policy_draft:${policyDraftId}`, detail: { from: heldBy } };
  });
}

/** 破棄する. The draft is worked on no more; what was done to it stays in the log. */
export function discardPolicyDraft(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
): Result<null, DraftRefusal> {
  return transact<null, Refusal<DraftRefusal>>(context, actor.personId, 'policy_draft.discard', ({ tx }) => {
    const found = findHeldDraft(tx, actor, policyDraftId);
    if (!found.ok) return found;
    changePolicyDraft(tx, policyDraftId, { state: 'discarded' });
    return { ok: true, value: null, subject: `policy_draft:${policyDraftId}`, detail: {} };
  });
}

/** 公開した下書きを閉じる. The draft has become a version: it is worked on no more, and leads to it. */
export function endPublishedDraft(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
  policyVersionId: string,
): Result<null, DraftRefusal> {
  return transact<null, Refusal<DraftRefusal>>(context, actor.personId, 'policy_draft.publish', ({ tx }) => {
    const found = findHeldDraft(tx, actor, policyDraftId);
    if (!found.ok) return found;
    changePolicyDraft(tx, policyDraftId, { state: 'published', policyVersionId });
    return { ok: true, value: null, subject: `policy_draft:${policyDraftId}`, detail: { policyVersionId } };
  });
}
