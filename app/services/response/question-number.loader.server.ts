import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';

/** `q1`, `q2` … of the items by their place on the sheet, which a pinned questionnaire never changes. */
export function fieldKeys({ items }: Pick<SheetSnapshot, 'items'>): (item: SheetItem) => string {
  const keys = new Map(items.map(({ itemId }, index) => [itemId, `q${index + 1}`]));
  return ({ itemId }) => keys.get(itemId) ?? '';
}
