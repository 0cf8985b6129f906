import type { Answer } from '#app/domain/response/answer.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import { itemValue } from '#app/domain/response/row-derivation.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';

/** Why an answer does not fit its question. */
export type AnswerMisfit = 'unknown_row' | 'row_twice' | 'value_with_rows';

/**
 * The answer as it is kept: rows in the question's order, evidence without empty entries, and
 * nothing that belongs to another value (a reason for 該当なし or a measure beside 実施 is dropped).
 * While no value is chosen nothing is dropped: it may belong to the one that comes.
 */
export function fitAnswer(rowIds: readonly string[], answer: Answer): Result<Answer, AnswerMisfit> {
  const given = new Map(answer.rows.map((row) => [row.rowId, row]));
  if (given.size !== answer.rows.length) return refuse('row_twice');
  if (answer.rows.some((row) => !rowIds.includes(row.rowId))) return refuse('unknown_row');
  if (rowIds.length > 0 && answer.value !== null) return refuse('value_with_rows');
  const rows = rowIds.flatMap((rowId) => given.get(rowId) ?? []);
  const kept = { ...answer, rows: rows.filter(({ value, comment }) => value !== null || comment !== '') };
  const value = itemValue(rowIds, kept);
  const weak =
    value === 'partially_implemented' || value === 'not_implemented' || kept.rows.some((row) => row.value === 'no');
  // Beside a row that does not apply the others may be excepted, and the reason may be asked for.
  const absent = value === 'not_applicable' || kept.rows.some((row) => row.value === 'not_applicable');
  return ok({
    ...kept,
    ...(weak || value === null ? {} : { plan: EMPTY_ANSWER.plan }),
    ...(absent || value === null ? {} : { notApplicableReason: null, notApplicableNote: '' }),
    evidence: answer.evidence.filter(
      (entry) => entry.documentName !== '' || entry.documentNumber !== '' || entry.location !== '',
    ),
  });
}

/** True when both say the same; saving what is stored already is no change. */
export function sameAnswer(a: Answer, b: Answer): boolean {
  return canonicalJson(asJson(a)) === canonicalJson(asJson(b));
}

/** True when nothing has been entered. */
export function isEmptyAnswer(answer: Answer): boolean {
  return sameAnswer(answer, EMPTY_ANSWER);
}

/** The answer as plain JSON, for comparing. */
function asJson(answer: Answer) {
  return {
    value: answer.value,
    rows: answer.rows.map(({ rowId, value, comment }) => ({ rowId, value, comment })),
    comment: answer.comment,
    notApplicableReason: answer.notApplicableReason,
    notApplicableNote: answer.notApplicableNote,
    confirmationMethod: answer.confirmationMethod,
    plan: { measure: answer.plan.measure, owner: answer.plan.owner, due: answer.plan.due },
    evidence: answer.evidence.map((entry) => ({
      documentName: entry.documentName,
      documentNumber: entry.documentNumber,
      location: entry.location,
      confirmedBy: entry.confirmedBy,
      confirmedOn: entry.confirmedOn,
    })),
  };
}
