import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { asksTheSame, carryOver } from '#app/domain/response/carry-over.ts';
import { BY_GATE_LABEL, OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { questionsOf } from '#app/services/response/sheet.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { readStored } from '#app/services/shared/read-stored.server.ts';
import { answerSchema } from '#app/services/response/stored-answer.loader.server.ts';
import { previousFrozenCampaign } from '#db/queries/campaign.server.ts';
import { frozenAnswersOfTarget } from '#db/queries/score.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 前年度の回答. What the same target said to the same question when it was last counted. */
export interface LastAnswer {
  readonly year: string;
  readonly outcome: Outcome;
  /** The outcome in words. */
  readonly label: string;
  readonly comment: string;
  /** The answer as it may be taken over; null where there is none, or the question was worded otherwise. */
  readonly takeOver: Answer | null;
  readonly sameQuestion: boolean;
}

/** Last counted answers of the sheet's target, by question id. Call it for a sheet that the door has opened. */
export function lastAnswers(db: Connection, snapshot: SheetSnapshot): ReadonlyMap<string, LastAnswer> {
  const before = previousFrozenCampaign(db, snapshot.campaign);
  if (before === undefined || before.closingId === null) return new Map();
  const year = japaneseFiscalYear(before.fiscalYear);
  const questionsThen = questionsOf(db, before.id);
  const questionsNow = new Map<string, Question>(snapshot.items.map(({ question }) => [question.id, question]));
  const found = new Map<string, LastAnswer>();
  for (const row of frozenAnswersOfTarget(db, before.closingId, snapshot.target.targetId)) {
    const now = questionsNow.get(row.questionId);
    const then = questionsThen.get(row.questionId);
    if (now === undefined || then === undefined) continue;
    const { outcome, byGate } = row;
    const counted = !byGate && outcome !== 'unanswered' && row.answer !== null;
    const answer = counted && row.answer !== null ? readStored(answerSchema, row.answer) : null;
    const sameQuestion = asksTheSame(now, then);
    found.set(row.questionId, {
      year,
      outcome,
      label: byGate ? BY_GATE_LABEL : OUTCOME_LABELS[outcome],
      comment: answer?.comment ?? '',
      takeOver: answer !== null && sameQuestion ? carryOver(answer) : null,
      sameQuestion,
    });
  }
  return found;
}
