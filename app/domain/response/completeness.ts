import type { Answer, AnswerValue, RowAnswer } from '#app/domain/response/answer.ts';
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
}

/** What is missing of the answer to one open item, in the order in which the form asks for it. */
export function missingParts(question: AskedQuestion, answer: Answer | null): readonly MissingPart[] {
  const value = itemValue(question.rowIds, answer, question.exceptedRowIds);
  if (answer === null) return ['unanswered'];
  if (value === null) {
    const begun = question.rowIds.length > 0 && answer.rows.length > 0;
    return [begun ? 'rows_incomplete' : 'unanswered'];
  }
  const missing: MissingPart[] = [];
  const saysNo = answer.rows.some((row) => countsAsNo(question, row));
  const told = !isBlank(answer.comment) || (saysNo && untoldRows(question, answer).length === 0);
  if (value === 'partially_implemented' && !told) missing.push('what_is_missing');
  if (value === 'not_implemented' && !told) missing.push('why_not');
  if (value === 'partially_implemented' || value === 'not_implemented') {
    if (isBlank(answer.plan.measure)) missing.push('plan_measure');
    if (isBlank(answer.plan.owner)) missing.push('plan_owner');
    if (answer.plan.due === null) missing.push('plan_due');
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

/** The rows that count as いいえ and have no comment, by their ids; none where the whole has one. */
export function untoldRows(question: Pick<AskedQuestion, 'exceptedRowIds'>, answer: Answer): readonly string[] {
  if (!isBlank(answer.comment)) return [];
  return answer.rows.flatMap((row) => (countsAsNo(question, row) && isBlank(row.comment) ? [row.rowId] : []));
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
