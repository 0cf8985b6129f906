import type { Actor } from '#app/domain/access/actor.ts';
import { deedWords, roleOfDeed } from '#app/domain/questionnaire/editing/deed-words.ts';
import { workInForce, nextRedone, nextUndone } from '#app/domain/questionnaire/editing/draft-step.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { onceOf } from '#app/lib/last-asked.server.ts';
import type { DraftContent, PolicyDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { draftStepsDone, holderOfDraft } from '#db/queries/policy-draft.server.ts';

const STEPS_SHOWN = 10;

/** 下書きの操作の記録. What was done to it and holds, the last first. */
export interface StepLine {
  readonly number: number;
  readonly words: string;
  /** Who is asked the one question of which it speaks; null for all other steps. */
  readonly role: RoleId | null;
  readonly doneBy: string;
  readonly doneAt: string;
}

/** 下書きの見出し. What every page of a draft says of it: which it is, who holds it and what was done to it. */
export interface DraftHead {
  readonly policyDraftId: string;
  readonly state: PolicyDraft['state'];
  readonly name: string;
  readonly citation: string;
  /** What it became; null until then. */
  readonly policyVersionId: string | null;
  readonly holder: string;
  readonly heldAt: string;
  readonly isHolder: boolean;
  readonly now: Instant;
  readonly lastStep: number;
  readonly steps: readonly StepLine[];
  readonly stepCount: number;
  /** What 「元に戻す」 takes back, in words. */
  readonly undone: string | null;
  readonly redone: string | null;
}

/** What the steps so far say by themselves. */
const saidBySteps = onceOf(({ steps }: DraftContent) => {
  const deeds = workInForce(steps).toReversed();
  const redone = nextRedone(steps);
  const takenBack = steps.find((step) => step.number === redone);
  return {
    lastStep: steps.at(-1)?.number ?? 0,
    shown: deeds
      .slice(0, STEPS_SHOWN)
      .map((deed) => ({ number: deed.number, words: deedWords(deed), role: roleOfDeed(deed) })),
    stepCount: deeds.length,
    undone: wordsOfStep(steps, nextUndone(steps)),
    redone: takenBack?.act === 'undo' ? wordsOfStep(steps, takenBack.of) : null,
  };
});

export function draftHead({ db, clock }: ServiceContext, { personId }: Actor, draft: PolicyDraft): DraftHead {
  const { id } = draft;
  const { shown, ...said } = saidBySteps(draft.draftContent);
  const done = new Map(draftStepsDone(db, id, shown.at(-1)?.number ?? 0).map((step) => [step.number, step]));
  return {
    policyDraftId: id,
    state: draft.state,
    name: draft.name,
    citation: draft.citation,
    policyVersionId: draft.policyVersionId,
    holder: holderOfDraft(db, id),
    heldAt: draft.heldAt,
    isHolder: draft.heldBy === personId,
    now: clock(),
    ...said,
    steps: shown.map((line) => {
      const { doneBy = '', doneAt = '' } = done.get(line.number) ?? {};
      return { ...line, doneBy, doneAt };
    }),
  };
}

function wordsOfStep(steps: PolicyDraft['steps'], number: number | null): string | null {
  const step = steps.find((one) => one.number === number);
  return step === undefined || step.act === 'undo' ? null : deedWords(step);
}
