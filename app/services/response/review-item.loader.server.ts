import type { Question } from '#app/domain/questionnaire/question.ts';
import { itemValue } from '#app/domain/response/row-derivation.ts';
import type {
  Answer,
  AnswerValue,
  EvidenceReference,
  NotApplicableReason,
  RowValue,
  SectionMeasure,
} from '#app/domain/response/answer.ts';
import { ANSWER_VALUES } from '#app/domain/response/answer.ts';
import { notApplicableNeedsConfirmation } from '#app/domain/response/completeness.ts';
import type { ConfirmationMethod } from '#app/domain/response/answer.ts';
import { OUTCOMES } from '#app/domain/score/outcome.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { ItemState } from '#app/services/response/sheet.loader.server.ts';
import { rowIdsOf } from '#app/services/response/sheet.loader.server.ts';
import { readStored } from '#app/services/shared/read-stored.server.ts';
import { answerSchema } from '#app/services/response/stored-answer.loader.server.ts';

/** 確認の観点. Why a confirmer should look at an item; an item may have several. */
export const REVIEW_MARKS = [
  'changed',
  'not_implemented',
  'unknown',
  'partially_implemented',
  'not_applicable_to_confirm',
  'no_evidence',
  'critical',
  'unanswered',
  'excepted',
] as const;
export type ReviewMark = (typeof REVIEW_MARKS)[number];

/** 前年度の回答. What the same question said in the last frozen campaign. */
export interface LastYear {
  readonly outcome: Outcome;
  readonly comment: string;
}

/** 確認する設問. One item as its confirmer reads it. */
export interface ReviewItem {
  readonly itemId: string;
  readonly number: number;
  readonly clauses: readonly string[];
  readonly chapter: { readonly id: string; readonly title: string };
  readonly text: string;
  readonly critical: boolean;
  /** Null is 未回答. */
  readonly value: AnswerValue | null;
  readonly rows: readonly { readonly text: string; readonly value: RowValue | null }[];
  readonly comment: string;
  readonly plan: SectionMeasure | null;
  readonly notApplicableReason: NotApplicableReason | null;
  readonly notApplicableNote: string;
  readonly confirmationMethod: ConfirmationMethod | null;
  readonly evidence: readonly EvidenceReference[];
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
  readonly onBehalf: boolean;
  readonly lastYear: LastYear | null;
  /** A 例外措置 covers the item until this day: then no answer counts. */
  readonly exception: { readonly clauseId: string; readonly until: string; readonly reason: string } | null;
  readonly marks: readonly ReviewMark[];
}

/** What is read around an item. */
export interface ReviewSurroundings {
  readonly nameOf: (personId: string) => string;
  readonly lastYear: LastYear | null;
  readonly number: number;
}

export function reviewItem(state: ItemState, { nameOf, lastYear, number }: ReviewSurroundings): ReviewItem {
  const { question, answer, record, exception } = state;
  const value = itemValue(rowIdsOf(question), answer);
  const weak = value === 'partially_implemented' || value === 'not_implemented';
  return {
    itemId: state.itemId,
    number,
    clauses: question.clauses,
    chapter: question.chapter,
    text: question.text,
    critical: question.critical,
    value,
    rows: question.rows.map((row) => ({
      text: row.text,
      value: answer?.rows.find(({ rowId }) => rowId === row.id)?.value ?? null,
    })),
    comment: answer?.comment ?? '',
    plan: weak && answer !== null ? answer.plan : null,
    notApplicableReason: value === 'not_applicable' ? (answer?.notApplicableReason ?? null) : null,
    notApplicableNote: value === 'not_applicable' ? (answer?.notApplicableNote ?? '') : '',
    confirmationMethod: answer?.confirmationMethod ?? null,
    evidence: answer?.evidence ?? [],
    answeredBy: record === null ? null : nameOf(record.answeredBy),
    answeredAt: record?.answeredAt ?? null,
    onBehalf: record !== null && record.proxyEntryId !== null,
    lastYear,
    exception:
      exception === null ? null : { clauseId: exception.clauseId, until: exception.until, reason: exception.reason },
    marks: exception === null ? marksOf(question, value, answer, lastYear) : ['excepted'],
  };
}

function marksOf(
  question: Question,
  value: AnswerValue | null,
  answer: Answer | null,
  lastYear: LastYear | null,
): readonly ReviewMark[] {
  const marks: ReviewMark[] = [];
  const lastValue = ANSWER_VALUES.find((known) => known === lastYear?.outcome) ?? null;
  if (lastYear !== null && value !== null && lastYear.outcome !== value) marks.push('changed');
  if (value === 'not_implemented' || value === 'unknown' || value === 'partially_implemented') marks.push(value);
  if (notApplicableNeedsConfirmation(value, { critical: question.critical, lastYear: lastValue })) {
    marks.push('not_applicable_to_confirm');
  }
  if (value === 'implemented' && (answer?.evidence.length ?? 0) === 0) marks.push('no_evidence');
  if (question.critical) marks.push('critical');
  if (value === null) marks.push('unanswered');
  return marks;
}

/** Last year's answer as it is stored: an outcome, and the answer's JSON where there was one. */
export function lastYearOf(row: { readonly outcome: string; readonly content: string | null }): LastYear {
  const outcome = OUTCOMES.find((known) => known === row.outcome);
  if (outcome === undefined) throw new Error(`unknown outcome ${row.outcome}`);
  return { outcome, comment: row.content === null ? '' : readStored(answerSchema, row.content).comment };
}
