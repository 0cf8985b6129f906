import type { Actor } from '#app/domain/access/actor.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import { boundCorrection } from '#app/domain/policy/corrected-reading.ts';
import type { CorrectionProblem, WantedCorrection } from '#app/domain/policy/correction.ts';
import { applyEdits } from '#app/domain/questionnaire/editing/apply-edits.ts';
import {
  correctionsInForce,
  deedsInForce,
  editsInForce,
  nextRedone,
  nextUndone,
} from '#app/domain/questionnaire/editing/draft-step.ts';
import type { DraftStep } from '#app/domain/questionnaire/editing/draft-step.ts';
import { isSameKey, nextAddedName, nextAddedRow } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, EditProblem, QuestionEdit, WantedEdit } from '#app/domain/questionnaire/editing/edit.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { findHeldDraft } from '#app/services/policy/held-draft.loader.server.ts';
import type { DraftRefusal } from '#app/services/policy/held-draft.loader.server.ts';
import { firstReadingOf, stepsOf, storedStep } from '#app/services/policy/stored-draft.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { changePolicyDraft, insertDraftStep, lastStepOfDraft } from '#db/queries/policy-draft.server.ts';
import type { PolicyDraftRow } from '#db/queries/policy-draft.server.ts';

/** 下書きの操作の対象. The draft, and the number of its last step that was seen: 0 where none was done. */
export interface SeenDraft {
  readonly policyDraftId: string;
  readonly seenStep: number;
}

type StepRefusal = DraftRefusal | 'changed_meanwhile';

/** What the log calls a step. */
interface StepAct {
  readonly step: 'policy_draft.correct' | 'policy_draft.undo' | 'policy_draft.name_role' | 'policy_draft.edit';
}
const DOES: StepAct = { step: 'policy_draft.correct' };
const TAKES_BACK: StepAct = { step: 'policy_draft.undo' };
const NAMES: StepAct = { step: 'policy_draft.name_role' };
const EDITS: StepAct = { step: 'policy_draft.edit' };

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

/** 条項からの除外を取り消す. Takes one step back, however much was done since. */
export function takeBackDraftStep(
  context: ServiceContext,
  actor: Actor,
  seen: SeenDraft,
  of: number,
): Result<{ readonly number: number }, StepRefusal | 'nothing_to_undo'> {
  return takeStep<'nothing_to_undo'>(context, actor, TAKES_BACK, seen, (_draft, steps, number) =>
    deedsInForce(steps).some((deed) => deed.number === of)
      ? ok({ number, act: 'undo', of })
      : refuse('nothing_to_undo'),
  );
}

/** 役割名を読み替える. Says what a name of the text means; without a role, that it stays as it is. */
export function nameRoleOfDraft(
  context: ServiceContext,
  actor: Actor,
  seen: SeenDraft,
  { name, roles }: { readonly name: string; readonly roles: readonly RoleId[] },
): Result<{ readonly number: number }, StepRefusal | 'name_gone'> {
  return takeStep<'name_gone'>(context, actor, NAMES, seen, ({ source }, steps, number) => {
    const corrected = correctionsInForce(steps).flatMap(({ correction }) =>
      correction.act === 'subjects' ? correction.subjects : [],
    );
    // As printed: a name may be broken over two lines.
    const isPrinted = source.replace(/\s+/gu, '').includes(name.replace(/\s+/gu, ''));
    if (!isPrinted && !corrected.includes(name)) return refuse('name_gone');
    return ok({ number, act: 'name_role', name, roles: [...new Set(roles)] });
  });
}

/** 修正する調査票. What the draft's questions were when they were edited, and after which step. */
export interface EditedBase {
  readonly questionnaire: Questionnaire;
  readonly clauses: readonly Clause[];
  readonly lastStep: number;
}

type EditRefusal = StepRefusal | EditProblem;

/** 設問を修正する. All edits at once, as one step; or none, with the reason of the first that cannot be applied. */
export function editPolicyDraft(
  context: ServiceContext,
  actor: Actor,
  seen: SeenDraft,
  { base, wanted }: { readonly base: EditedBase; readonly wanted: readonly WantedEdit[] },
): Result<{ readonly number: number }, EditRefusal> {
  if (base.lastStep !== seen.seenStep) return refuse('changed_meanwhile');
  return takeStep<EditProblem | 'changed_meanwhile'>(context, actor, EDITS, seen, (_draft, steps, number) => {
    const textOf = new Map(base.clauses.map(({ document, id, text }) => [`${document} ${id}`, text]));
    const before = steps.flatMap((step) => (step.act === 'edit' ? step.edits : []));
    let [name, row] = [nextAddedName(before), nextAddedRow(before)];
    const edits = wanted.map((one): QuestionEdit => {
      const basis = textOf.get(`${one.key.document} ${one.key.clause}`) ?? null;
      if (one.act === 'add_row') {
        row += 1;
        return { ...one, row: `y${row - 1}`, basis };
      }
      if (one.act !== 'add') return { ...one, basis };
      const key = { ...one.key, clause: `x${name}` };
      name += 1;
      return { ...one, key, basis: null };
    });
    const { toReview } = applyEdits(base.questionnaire, base.clauses, [...editsInForce(steps), ...edits]);
    const failed = toReview.find(({ edit, problem }) => edits.includes(edit) && problem !== 'clause_changed');
    return failed === undefined ? ok({ number, act: 'edit', edits }) : refuse(failed.problem);
  });
}

/** 作られたときの設問に戻す. No edit of the question so far holds any more. */
export function askAsDerived(
  context: ServiceContext,
  actor: Actor,
  seen: SeenDraft,
  key: EditKey,
): Result<{ readonly number: number }, StepRefusal | 'not_edited'> {
  return takeStep<'not_edited'>(context, actor, EDITS, seen, (_draft, steps, number) =>
    editsInForce(steps).some((edit) => isSameKey(edit.key, key))
      ? ok({ number, act: 'as_derived', key })
      : refuse('not_edited'),
  );
}
