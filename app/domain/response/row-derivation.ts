import type { Answer, AnswerValue, RowAnswer, RowValue } from '#app/domain/response/answer.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * The value that the rows of one question give its item. An empty row leaves
 * the item unanswered (null) whatever the others say, then a わからない decides;
 * rows that do not apply are left out of the rest.
 */
export function deriveFromRows(values: readonly (RowValue | null)[]): AnswerValue | null {
  if (values.length === 0) throw new Error('a value is derived from at least one row');
  let yes = 0;
  let no = 0;
  let unknown = 0;
  for (const value of values) {
    if (value === null) return null;
    if (value === 'yes') yes += 1;
    else if (value === 'no') no += 1;
    else if (value === 'unknown') unknown += 1;
  }
  if (unknown > 0) return 'unknown';
  if (yes + no === 0) return 'not_applicable';
  if (no === 0) return 'implemented';
  return yes === 0 ? 'not_implemented' : 'partially_implemented';
}

/**
 * The value of each row in the question's order, null where it is empty.
 * A row that the question does not have, or one given twice, is impossible here.
 */
export function rowValues(rowIds: readonly string[], rows: readonly RowAnswer[]): readonly (RowValue | null)[] {
  const given = new Map<string, RowValue | null>();
  for (const row of rows) {
    if (given.has(row.rowId)) throw new Error(`row ${row.rowId} is answered twice`);
    given.set(row.rowId, row.value);
  }
  if (rows.some(({ rowId }) => !rowIds.includes(rowId)))
    throw new Error('an answer holds a row that its question does not have');
  return rowIds.map((rowId) => given.get(rowId) ?? null);
}

/**
 * The value of an item: chosen for a plain question, derived for one with rows; null is 未回答. Of the rows those that a
 * 例外措置 covers say nothing; all of them are never covered, because then the whole item is.
 */
export function itemValue(
  rowIds: readonly string[],
  answer: Pick<Answer, 'value' | 'rows'> | null,
  exceptedRowIds: ReadonlySet<string> = NONE,
): AnswerValue | null {
  if (answer === null) return null;
  if (rowIds.length === 0) {
    if (answer.rows.length > 0) throw new Error('a question without rows holds answered rows');
    return answer.value;
  }
  if (answer.value !== null) throw new Error('the value of a question with rows is derived, not chosen');
  const values = rowValues(rowIds, answer.rows);
  return deriveFromRows(values.filter((_, index) => !exceptedRowIds.has(rowIds[index] ?? '')));
}
