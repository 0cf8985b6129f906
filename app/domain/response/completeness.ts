import type { Answer, AnswerValue, RowAnswer, SectionMeasure } from '#app/domain/response/answer.ts';
import { answersRow } from '#app/domain/response/measure.ts';
import type { ItemMeasure } from '#app/domain/response/measure.ts';
import { itemValue } from '#app/domain/response/row-derivation.ts';

/** 提出前の不足. What an answer still lacks before its sheet can be submitted. */
export const MISSING_PARTS = [
  'unanswered',
  'rows_incomplete',
  'what_is_missing',
  'why_not',
  'plan_measure',
  'plan_owner',
  'plan_due',
  'not_applicable_reason',
  'not_applicable_note',
  'confirmation_method',
  'common_changed',
  'why_different',
] as const;
export type MissingPart = (typeof MISSING_PARTS)[number];

/** What completeness needs to know of the question. */
export interface AskedQuestion {
  /** `[]` for a question without rows. */
  readonly rowIds: readonly string[];
  /** Rows of which a 例外措置 asks nothing. */
  readonly exceptedRowIds: ReadonlySet<string>;
  /** The clause binds 「職員等」 and the section answers for them. */
  readonly staffDuty: boolean;
  /** A 推奨: where it is not done a reason is enough. */
  readonly recommended: boolean;
  /** The rows that are 推奨. */
  readonly recommendedRowIds: ReadonlySet<string>;
}

/**
 * What is missing of the answer to one open item, in the order in which the form asks for it. `shared`: the measures of
 * the sheet that answer the item or rows of it, beside the one that is written within the answer.
 */
export function missingParts(
  question: AskedQuestion,
  answer: Answer | null,
  shared: readonly ItemMeasure[] = [],
): readonly MissingPart[] {
  const value = itemValue(question.rowIds, answer, question.exceptedRowIds);
  if (answer === null) return ['unanswered'];
  if (value === null) {
    const begun = question.rowIds.length > 0 && answer.rows.length > 0;
    return [begun ? 'rows_incomplete' : 'unanswered'];
  }
  const missing: MissingPart[] = [];
  const saysNo = answer.rows.some((row) => countsAsNo(question, row));
  const told = !isBlank(answer.comment) || (saysNo && untoldRows(question, answer, shared).length === 0);
  if (value === 'partially_implemented' && !told) missing.push('what_is_missing');
  if (value === 'not_implemented' && !told) missing.push('why_not');
  if (value === 'partially_implemented' || value === 'not_implemented') {
    missing.push(...missingOfPlan(question, answer, shared));
  }
  if (value === 'not_applicable') {
    if (answer.notApplicableReason === null) missing.push('not_applicable_reason');
    if (answer.notApplicableReason === 'other' && isBlank(answer.notApplicableNote)) {
      missing.push('not_applicable_note');
    }
  }
  if (question.staffDuty && saysWhatStaffDo(value) && answer.confirmationMethod === null) {
    missing.push('confirmation_method');
  }
  return missing;
}

/**
 * 該当なし on a 重点項目, or where last year had an answer other than 該当なし,
 * is shown to the approver, who must confirm it.
 */
export function notApplicableNeedsConfirmation(
  value: AnswerValue | null,
  item: { readonly critical: boolean; readonly lastYear: AnswerValue | null },
): boolean {
  if (value !== 'not_applicable') return false;
  return item.critical || (item.lastYear !== null && item.lastYear !== 'not_applicable');
}

/**
 * The rows that count as いいえ of which nothing is told, by their ids: neither a comment nor a measure that answers them.
 * None where the whole has a comment.
 */
export function untoldRows(
  question: Pick<AskedQuestion, 'exceptedRowIds'>,
  answer: Answer,
  shared: readonly ItemMeasure[] = [],
): readonly string[] {
  if (!isBlank(answer.comment)) return [];
  const planned = [ownMeasure(answer), ...shared].filter(({ plan }) => !isBlank(plan.measure));
  return answer.rows.flatMap((row) =>
    countsAsNo(question, row) && isBlank(row.comment) && !planned.some((measure) => answersRow(measure, row.rowId))
      ? [row.rowId]
      : [],
  );
}

/** What the measures still lack: one with 担当 and 期限 answers the item, or every row that is いいえ and no 推奨. */
function missingOfPlan(
  question: AskedQuestion,
  answer: Answer,
  shared: readonly ItemMeasure[],
): readonly MissingPart[] {
  const measures = [ownMeasure(answer), ...shared];
  const lacking =
    question.rowIds.length === 0
      ? question.recommended
        ? []
        : [measures.filter(({ rowIds }) => rowIds === null)]
      : answer.rows
          .filter((row) => countsAsNo(question, row) && !question.recommendedRowIds.has(row.rowId))
          .map(({ rowId }) => measures.filter((measure) => answersRow(measure, rowId)));
  const parts = new Set(lacking.flatMap(leastMissing));
  return (['plan_measure', 'plan_owner', 'plan_due'] as const).filter((part) => parts.has(part));
}

/** What the measure that is furthest lacks. */
function leastMissing(measures: readonly ItemMeasure[]): readonly MissingPart[] {
  return measures
    .map(({ plan }) => missingOfMeasure(plan))
    .reduce((least, parts) => (parts.length < least.length ? parts : least));
}

/** What a measure lacks before it can be reported. */
export function missingOfMeasure({ measure, owner, due }: SectionMeasure): readonly MissingPart[] {
  return [
    ...(isBlank(measure) ? (['plan_measure'] as const) : []),
    ...(isBlank(owner) ? (['plan_owner'] as const) : []),
    ...(due === null ? (['plan_due'] as const) : []),
  ];
}

/** The measure that is written within the answer; it answers the item as a whole. */
function ownMeasure({ plan }: Answer): ItemMeasure {
  return { plan, rowIds: null };
}

function countsAsNo({ exceptedRowIds }: Pick<AskedQuestion, 'exceptedRowIds'>, { rowId, value }: RowAnswer): boolean {
  return value === 'no' && !exceptedRowIds.has(rowId);
}

function saysWhatStaffDo(value: AnswerValue): boolean {
  return value === 'implemented' || value === 'partially_implemented' || value === 'not_implemented';
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
