import type { Answer, SectionMeasure } from '#app/domain/response/answer.ts';

/** How many items and rows one measure may answer. */
export const MEASURE_MAX_COVERS = 500;

/** 改善策の対象. An item that a measure answers, or one of its rows. */
export interface MeasureCover {
  readonly itemId: string;
  /** Null for the item as a whole. */
  readonly rowId: string | null;
}

/** 改善策（回答時）. A measure that a sheet plans, once, with everything that it answers. */
export interface SheetMeasure {
  /** Null for the measure that is written within the answer to its one item. */
  readonly id: string | null;
  /** Revision of what it says; 0 within an answer, which has its own. */
  readonly rev: number;
  readonly plan: SectionMeasure;
  /** At least one. */
  readonly covers: readonly MeasureCover[];
}

/** 項目の改善策. What is planned for one item: for the whole of it, or for some of its rows. */
export interface ItemMeasure {
  readonly plan: SectionMeasure;
  /** Null for the item as a whole. */
  readonly rowIds: ReadonlySet<string> | null;
}

/**
 * The measures of a sheet, each once: those that stand by themselves and answer something, then those that are written
 * within the answer to an item. Everybody who shows or counts measures reads them here.
 */
export function measuresOf(
  items: readonly { readonly itemId: string; readonly answer: Pick<Answer, 'plan'> | null }[],
  shared: readonly SheetMeasure[],
): readonly SheetMeasure[] {
  const own = items.flatMap(({ itemId, answer }): readonly SheetMeasure[] =>
    answer === null || isBlank(answer.plan.measure)
      ? []
      : [{ id: null, rev: 0, plan: answer.plan, covers: [{ itemId, rowId: null }] }],
  );
  return [...shared.filter(({ covers }) => covers.length > 0), ...own];
}

/** What of the measures answers one item. */
export function measuresFor(itemId: string, measures: readonly SheetMeasure[]): readonly ItemMeasure[] {
  return measures.flatMap(({ plan, covers }): readonly ItemMeasure[] => {
    const here = covers.filter((cover) => cover.itemId === itemId);
    if (here.length === 0) return [];
    const rowIds = here.flatMap(({ rowId }) => rowId ?? []);
    return [{ plan, rowIds: rowIds.length < here.length ? null : new Set(rowIds) }];
  });
}

/** True where the measure answers the row, or the item as a whole. */
export function answersRow({ rowIds }: Pick<ItemMeasure, 'rowIds'>, rowId: string): boolean {
  return rowIds === null || rowIds.has(rowId);
}

/** The two name the same item or row. */
export function isSameCover(one: MeasureCover, other: MeasureCover): boolean {
  return one.itemId === other.itemId && one.rowId === other.rowId;
}

/** The covers once each; a row beside its whole item says nothing more. */
export function tidyCovers(covers: readonly MeasureCover[]): readonly MeasureCover[] {
  const whole = new Set(covers.flatMap(({ itemId, rowId }) => (rowId === null ? [itemId] : [])));
  return covers.filter(
    (cover, index) =>
      covers.findIndex((other) => isSameCover(cover, other)) === index &&
      (cover.rowId === null || !whole.has(cover.itemId)),
  );
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
