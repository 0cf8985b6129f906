import type { Question } from '#app/domain/questionnaire/question.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';

/** `q1`, `q2` … of the items by their place on the sheet, which a pinned questionnaire never changes. */
export function fieldKeys({ items }: Pick<SheetSnapshot, 'items'>): (item: SheetItem) => string {
  const keys = new Map(items.map(({ itemId }, index) => [itemId, `q${index + 1}`]));
  return ({ itemId }) => keys.get(itemId) ?? '';
}

/** Places of the questions on the sheet, from 1; the items of one question share its place. */
export function questionPlaces({ items }: Pick<SheetSnapshot, 'items'>): (item: SheetItem) => number {
  const asked = [...new Set(items.map(({ question }) => question.id))];
  const places = new Map(asked.map((id, index) => [id, index + 1]));
  return ({ question }) => places.get(question.id) ?? 0;
}

/** The number by which people speak of the question: that of its first clause. */
export function questionNumber(question: Question): string {
  return question.clauses[0] ?? question.id;
}
