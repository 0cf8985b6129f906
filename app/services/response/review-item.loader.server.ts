import type { LastYearItem } from '#app/domain/response/last-year.ts';
import { exceptionOfRow } from '#app/domain/exception/exception.ts';
import type { PinnedValue } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { ItemObject } from '#app/domain/response/item-key.ts';
import type { ItemOutcome } from '#app/domain/response/item-state.ts';
import { shownException } from '#app/services/exception/exceptions.loader.server.ts';
import type { ShownException } from '#app/services/exception/exceptions.loader.server.ts';
import { sharedBeside } from '#app/services/response/measure-view.loader.server.ts';
import type { MeasureView, SharedMeasureView } from '#app/services/response/measure-view.loader.server.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { changedSince, comparableValue } from '#app/domain/response/last-year.ts';
import type {
  AnswerValue,
  EvidenceReference,
  NotApplicableReason,
  RowValue,
  SectionMeasure,
  ConfirmationMethod,
} from '#app/domain/response/answer.ts';
import { notApplicableNeedsConfirmation } from '#app/domain/response/completeness.ts';

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

/** 確認する細目. A row as a confirmer reads it. */
export interface ReviewRow {
  readonly text: string;
  /** Null is 未回答. */
  readonly value: RowValue | null;
  readonly comment: string;
  /** A 例外措置 covers the row until this day: then its answer does not count. */
  readonly exception: ShownException | null;
}

/** 確認する設問. One item as its confirmer reads it. */
export interface ReviewItem {
  readonly itemId: string;
  readonly object: ItemObject | null;
  readonly clauses: readonly string[];
  readonly shownChapter: { readonly id: string; readonly title: string };
  readonly text: string;
  /** What the body had laid down for it, rows included, when the campaign opened. */
  readonly bodyValues: readonly PinnedValue[];
  readonly critical: boolean;
  /** What was entered; null is 未回答. */
  readonly value: AnswerValue | null;
  /** What it will count as. */
  readonly outcome: ItemOutcome;
  /** 例外措置 cover some of its rows, and the others are asked. */
  readonly partlyExcepted: boolean;
  readonly rows: readonly ReviewRow[];
  readonly comment: string;
  /** The measure that is written within the answer. */
  readonly plan: SectionMeasure | null;
  /** The measures of the sheet that answer it, among other questions. */
  readonly sharedMeasures: readonly SharedMeasureView[];
  readonly notApplicableReason: NotApplicableReason | null;
  readonly notApplicableNote: string;
  readonly confirmationMethod: ConfirmationMethod | null;
  readonly evidence: readonly EvidenceReference[];
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
  readonly byProxy: boolean;
  /** It was entered as 「記録のとおり」; the record is among its evidence. */
  readonly onRecord: boolean;
  readonly lastYear: LastYearItem | null;
  /** A 例外措置 covers the item until this day: then no answer counts. */
  readonly exception: ShownException | null;
  readonly marks: readonly ReviewMark[];
}

/** What is read around an item. */
export interface ReviewSurroundings {
  readonly nameOf: (personId: string) => string;
  readonly lastYear: LastYearItem | null;
  readonly measures: readonly MeasureView[];
}

export function reviewItem(item: SheetItem, { nameOf, lastYear, measures }: ReviewSurroundings): ReviewItem {
  const { question, answer, record, coverage, value } = item;
  const weak = value === 'partially_implemented' || value === 'not_implemented';
  const sharedMeasures = weak ? sharedBeside(item.itemId, measures) : [];
  const needed = coverage.whole === null && sharedMeasures.length === 0 && question.kind !== 'recommendation';
  const planned = answer !== null && weak && (needed || answer.plan.measure !== '');
  return {
    itemId: item.itemId,
    object: item.object,
    clauses: question.clauses,
    shownChapter: question.chapter,
    text: question.text,
    bodyValues: question.values ?? [],
    critical: question.critical,
    value,
    outcome: item.outcome,
    partlyExcepted: coverage.rows.size > 0,
    rows: question.rows.map((row) => {
      const given = answer?.rows.find(({ rowId }) => rowId === row.id);
      return {
        text: row.text,
        value: given?.value ?? null,
        comment: given?.comment ?? '',
        exception: shownException(exceptionOfRow(coverage, row.id)),
      };
    }),
    comment: answer?.comment ?? '',
    plan: planned ? answer.plan : null,
    sharedMeasures,
    notApplicableReason: value === 'not_applicable' ? (answer?.notApplicableReason ?? null) : null,
    notApplicableNote: value === 'not_applicable' ? (answer?.notApplicableNote ?? '') : '',
    confirmationMethod: answer?.confirmationMethod ?? null,
    evidence: answer?.evidence ?? [],
    answeredBy: record === null ? null : nameOf(record.answeredBy),
    answeredAt: record?.answeredAt ?? null,
    byProxy: record !== null && record.proxyEntryId !== null,
    onRecord: answer?.record !== undefined,
    lastYear,
    exception: shownException(coverage.whole),
    marks: coverage.whole === null ? marksOf(item, lastYear) : ['excepted'],
  };
}

function marksOf(item: SheetItem, lastYear: LastYearItem | null): readonly ReviewMark[] {
  const { question, answer, value, outcome, coverage } = item;
  const marks: ReviewMark[] = [];
  if (changedSince(item, lastYear)) marks.push('changed');
  if (value === 'not_implemented' || value === 'unknown' || value === 'partially_implemented') marks.push(value);
  if (notApplicableNeedsConfirmation(value, { critical: question.critical, lastYear: comparableValue(lastYear) })) {
    marks.push('not_applicable_to_confirm');
  }
  if (outcome === 'implemented' && (answer?.evidence.length ?? 0) === 0) marks.push('no_evidence');
  if (question.critical) marks.push('critical');
  if (value === null) marks.push('unanswered');
  if (coverage.rows.size > 0) marks.push('excepted');
  return marks;
}

export function countMarks(items: readonly ReviewItem[]): Readonly<Record<ReviewMark, number>> {
  const counts: Record<ReviewMark, number> = {
    changed: 0,
    not_implemented: 0,
    unknown: 0,
    partially_implemented: 0,
    not_applicable_to_confirm: 0,
    no_evidence: 0,
    critical: 0,
    unanswered: 0,
    excepted: 0,
  };
  for (const { marks } of items) for (const mark of marks) counts[mark] += 1;
  return counts;
}
