import { missingOfMeasure } from '#app/domain/response/completeness.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import type { SectionMeasure } from '#app/domain/response/answer.ts';
import { measuresOf } from '#app/domain/response/measure.ts';
import type { MeasureCover } from '#app/domain/response/measure.ts';
import { listing } from '#app/services/response/listed-question.loader.server.ts';
import type { ListedQuestion } from '#app/services/response/listed-question.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';

/** 改善策の対象の表示. A question that a measure answers, as a whole or in some rows. */
export interface CoveredQuestion extends ListedQuestion {
  readonly itemId: string;
  readonly itemKey: string;
  /** What the rows ask; empty for the question as a whole. */
  readonly rowTexts: readonly string[];
}

/** 改善策の表示. One measure of a sheet with everything that it answers. */
export interface MeasureView {
  /** Its place in the list of the sheet, from 1. */
  readonly number: number;
  /** Null for the measure that is written within the answer to its one question. */
  readonly id: string | null;
  /** Of itself, or of the answer that it is written within. */
  readonly rev: number;
  readonly plan: SectionMeasure;
  /** What it still lacks before the hand-in. */
  readonly missing: readonly MissingPart[];
  readonly covered: readonly CoveredQuestion[];
}

/** The measures of a sheet, each once and numbered. */
export function measureViews(snapshot: Pick<SheetSnapshot, 'items' | 'measures'>): readonly MeasureView[] {
  const { items, measures } = snapshot;
  const list = listing(snapshot);
  return measuresOf(items, measures).map(({ id, rev, plan, covers }, index) => ({
    number: index + 1,
    id,
    rev: id === null ? (items.find(({ itemId }) => itemId === covers[0]?.itemId)?.record?.rev ?? 0) : rev,
    plan,
    missing: missingOfMeasure(plan),
    covered: items.flatMap((item) => {
      const here = covers.filter(({ itemId }) => itemId === item.itemId);
      if (here.length === 0) return [];
      const { itemId, itemKey, question } = item;
      return [{ ...list(item), itemId, itemKey, rowTexts: rowTextsOf(question.rows, here) }];
    }),
  }));
}

function rowTextsOf(
  rows: readonly { readonly id: string; readonly text: string }[],
  covers: readonly MeasureCover[],
): readonly string[] {
  if (covers.some(({ rowId }) => rowId === null)) return [];
  return rows.filter(({ id }) => covers.some(({ rowId }) => rowId === id)).map(({ text }) => text);
}

/** 項目から見た改善策. A measure that stands by itself, beside one of the questions that it answers. */
export interface SharedMeasureView {
  readonly number: number;
  readonly plan: SectionMeasure;
  readonly rowTexts: readonly string[];
  /** How many other questions it answers. */
  readonly otherCount: number;
}

/** The measures that stand by themselves, beside the item that they answer. */
export function sharedBeside(itemId: string, measures: readonly MeasureView[]): readonly SharedMeasureView[] {
  return measures.flatMap(({ id, number, plan, covered }) => {
    const here = covered.find((question) => question.itemId === itemId);
    return id === null || here === undefined
      ? []
      : [{ number, plan, rowTexts: here.rowTexts, otherCount: covered.length - 1 }];
  });
}
