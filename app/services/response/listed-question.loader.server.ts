import type { ItemObject } from '#app/domain/response/item-key.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import { fieldKeys } from '#app/services/response/question-number.loader.server.ts';
import { sheetChapters } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';

/** An item in a list of its sheet, with its place on the answer page. */
export interface ListedQuestion {
  readonly key: string;
  readonly object: ItemObject | null;
  readonly chapter: string;
  readonly printedNumber: string;
  readonly text: string;
}

export function listing(snapshot: Pick<SheetSnapshot, 'items'>): (item: SheetItem) => ListedQuestion {
  const keyOf = fieldKeys(snapshot);
  const chapters = new Map(
    sheetChapters(snapshot).flatMap(({ key, items }) => items.map(({ itemId }) => [itemId, key] as const)),
  );
  return (item) => ({
    key: keyOf(item),
    object: item.object,
    chapter: chapters.get(item.itemId) ?? '',
    printedNumber: questionNumber(item.question),
    text: item.question.text,
  });
}
