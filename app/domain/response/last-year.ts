import type { Question } from '#app/domain/questionnaire/question.ts';
import { rowNames } from '#app/domain/questionnaire/row-name.ts';
import { writtenComments } from '#app/domain/response/answer.ts';
import type { Answer, AnswerValue } from '#app/domain/response/answer.ts';
import { withoutBasis } from '#app/domain/response/answer-basis.ts';
import { isAsked } from '#app/domain/response/item-state.ts';
import type { ItemOutcome, ItemState } from '#app/domain/response/item-state.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';

type Asked = Pick<Question, 'id' | 'text' | 'rows'>;

/**
 * 前年度に尋ねた対象. What the question was asked about last year: the same thing as now, the target as a whole where it
 * is now asked about a contract, or contracts one by one (then the worst of them) where it is now asked of the whole.
 */
export type LastYearAbout = 'same' | 'whole' | 'objects';

/** 前年度の項目. What the same target's item of the same question was when it was last counted. */
export interface LastYearItem {
  readonly fiscalYear: FiscalYear;
  readonly outcome: ItemOutcome;
  /** 該当なし because a gate was closed, not because somebody answered so. */
  readonly byGate: boolean;
  /** What was written to the counted answer; '' where none was counted. */
  readonly comment: string;
  /** The question asked the same, word for word, its rows included. */
  readonly sameQuestion: boolean;
  readonly askedAbout: LastYearAbout;
}

/** What an earlier campaign stored of the item. */
export interface CountedItem {
  readonly fiscalYear: FiscalYear;
  readonly question: Asked;
  readonly outcome: ItemOutcome;
  readonly byGate: boolean;
  /** What had been entered, counted or not. */
  readonly entered: Answer | null;
  readonly askedAbout: LastYearAbout;
}

/** Last year's item beside this year's question, and the answer as it may be taken over; null where it may not. */
export function besideQuestion(
  now: Asked,
  { fiscalYear, question, outcome, byGate, entered, askedAbout }: CountedItem,
): { readonly lastYear: LastYearItem; readonly takeOver: Answer | null } {
  const answer = byGate || outcome === 'unanswered' ? null : entered;
  const sameQuestion = asksTheSame(now, question);
  const comment = answer === null ? '' : writtenComments(answer, rowNames(question.rows));
  return {
    lastYear: { fiscalYear, outcome, byGate, comment, sameQuestion, askedAbout },
    takeOver: answer !== null && sameQuestion && askedAbout === 'same' ? carryOver(answer) : null,
  };
}

/** True when last year's item can be held against this year's: the same, asked of the same, and something counted. */
export function isComparable(lastYear: LastYearItem): boolean {
  return lastYear.sameQuestion && lastYear.askedAbout === 'same' && lastYear.outcome !== 'unanswered';
}

/**
 * 前年度から変わった. The answer that counts now says something else than what was counted last year. What was not asked,
 * not answered or asked in other words or about something else last year has nothing to differ from; nor has what is
 * not answered now.
 */
export function changedSince(state: ItemState, lastYear: LastYearItem | null): boolean {
  if (lastYear === null || !isComparable(lastYear)) return false;
  return isAsked(state) && state.value !== null && state.outcome !== lastYear.outcome;
}

/** Last year's answer where there is one to compare with; null for what was unanswered, excepted or asked otherwise. */
export function comparableValue(lastYear: LastYearItem | null): AnswerValue | null {
  if (lastYear === null || !isComparable(lastYear)) return null;
  const { outcome } = lastYear;
  return outcome === 'excepted' || outcome === 'unanswered' ? null : outcome;
}

/** True when last year's question asked the same, word for word: only then may its answer be taken over. */
export function asksTheSame(now: Asked, before: Asked): boolean {
  return (
    now.id === before.id &&
    now.text === before.text &&
    now.rows.length === before.rows.length &&
    now.rows.every((row, index) => row.id === before.rows[index]?.id && row.text === before.rows[index]?.text)
  );
}

/**
 * 「前年度と同じ」. Last year's answer as this year's. What was true of last year only is left out and must be
 * entered anew: the term of the measure, who confirmed the evidence when, the common answer that it rested on, and the
 * record that it rested on, which told of that year.
 */
export function carryOver(answer: Answer): Answer {
  return {
    ...withoutBasis(answer),
    plan: { ...answer.plan, due: null },
    evidence:
      answer.record === undefined
        ? answer.evidence.map((entry) => ({ ...entry, confirmedBy: '', confirmedOn: null }))
        : [],
  };
}
