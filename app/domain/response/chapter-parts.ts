import { groupBy } from '#app/domain/shared/group-by.ts';
import type { ItemState } from '#app/domain/response/item-state.ts';

/** What a page of a chapter needs to know of an item to be cut: its question, and whether it is one of many. */
export interface PartItem {
  readonly question: Pick<ItemState['question'], 'id' | 'rows'>;
  readonly object: object | null;
}

/** As many answers as a page holds where a register makes a chapter long; a chapter of a policy alone stays whole. */
export const MOST_ANSWERS = 90;

const answersOf = ({ question }: PartItem) => 1 + question.rows.length;

/**
 * 章の分割. A chapter whose questions are asked contract by contract, in parts that a person and a form can take in: cut
 * between questions, and between the contracts of one question only where that alone is too long.
 */
export function chapterParts<Item extends PartItem>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.every(({ object }) => object === null)) return [items];
  const parts: Item[][] = [[]];
  let answers = 0;
  const begin = () => {
    parts.push([]);
    answers = 0;
  };
  for (const ofQuestion of groupBy(items, ({ question }) => question.id).values()) {
    const whole = ofQuestion.reduce((sum, item) => sum + answersOf(item), 0);
    if (answers > 0 && answers + whole > MOST_ANSWERS) begin();
    for (const item of ofQuestion) {
      if (answers > 0 && answers + answersOf(item) > MOST_ANSWERS) begin();
      parts.at(-1)?.push(item);
      answers += answersOf(item);
    }
  }
  return parts;
}
