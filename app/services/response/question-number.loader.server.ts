import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';

/** `q1`, `q2` … of the items by their place on the sheet, which a pinned questionnaire never changes. */
export function fieldKeys({ items }: Pick<SheetSnapshot, 'items'>): (item: SheetItem) => string {
  const keys = new Map(items.map(({ itemId }, index) => [itemId, `q${index + 1}`]));
  return ({ itemId }) => keys.get(itemId) ?? '';
}

/** The number by which people speak of the question: that of its first clause. */
export function questionNumber(question: Question): string {
  const [first] = question.clauses;
  return first === undefined ? question.id : formatClause(first);
}
