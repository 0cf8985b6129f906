import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import type { SectionMeasure } from '#app/domain/response/answer.ts';
import { isAsked } from '#app/domain/response/item-state.ts';
import type { MeasureCover } from '#app/domain/response/measure.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { listing } from '#app/services/response/listed-question.loader.server.ts';
import type { ListedQuestion } from '#app/services/response/listed-question.loader.server.ts';
import { measureViews } from '#app/services/response/measure-view.loader.server.ts';
import type { MeasureView } from '#app/services/response/measure-view.loader.server.ts';
import type { MeasuresSearch } from '#app/services/response/measure.address.server.ts';
import { coverField } from '#app/services/response/measure.form.server.ts';
import { openSheet } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 改善策に含める設問. A question that is lacking, or that the measure answers already, with its rows. */
export interface CoverChoice extends ListedQuestion {
  /** What the field of the whole question sends. */
  readonly field: string;
  readonly picked: boolean;
  readonly rows: readonly { readonly field: string; readonly text: string; readonly picked: boolean }[];
}

/** 改善策の記入. What the form of one measure is filled from. */
export interface MeasureDraft {
  readonly id: string | null;
  readonly rev: number;
  /** The question within whose answer the text stands until now, and the revision of that answer. */
  readonly takenFrom: { readonly itemKey: string; readonly rev: number } | null;
  readonly plan: SectionMeasure;
  readonly choices: readonly CoverChoice[];
}

/** 改善策の一覧. */
export interface MeasuresPage {
  readonly header: SheetHeader;
  readonly measures: readonly MeasureView[];
  /** The question that is to be included in one of them. */
  readonly toInclude: (ListedQuestion & { readonly itemKey: string }) | null;
  /** Null where only the list is asked for. */
  readonly draft: MeasureDraft | null;
}

export function sheetMeasures(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  asks: MeasuresSearch,
): Result<MeasuresPage, Denial> {
  const opened = openSheet(context, actor, sheetId);
  if (!opened.ok) return opened;
  const { snapshot, header } = opened.value;
  const editable = header.readOnly === null;
  const item = (itemKey: string | undefined) => snapshot.items.find((one) => one.itemKey === itemKey);
  const named = [asks.item, asks.from].filter((itemKey) => itemKey !== undefined);
  if (named.some((itemKey) => item(itemKey) === undefined)) return refuse('not_permitted');
  const [toInclude, from] = [item(asks.item), item(asks.from)];
  const edited = snapshot.measures.find(({ id, covers }) => id === asks.edit && covers.length > 0);
  const list = listing(snapshot);
  const draft = draftOf(snapshot, {
    edited,
    takenOf: from,
    isNew: asks.write === 'new' || asks.edit !== undefined,
    toAnswer: toInclude,
  });
  return ok({
    header,
    measures: measureViews(snapshot),
    toInclude:
      toInclude === undefined || !editable || draft !== null
        ? null
        : { ...list(toInclude), itemKey: toInclude.itemKey },
    draft: editable ? draft : null,
  });
}

interface Asked {
  readonly edited: SheetSnapshot['measures'][number] | undefined;
  /** The item within whose answer the text stands until now. */
  readonly takenOf: SheetItem | undefined;
  readonly isNew: boolean;
  /** The item that it is to answer in any case. */
  readonly toAnswer: SheetItem | undefined;
}

function draftOf(snapshot: SheetSnapshot, { edited, takenOf: from, isNew, toAnswer }: Asked): MeasureDraft | null {
  if (edited !== undefined) {
    const { id, rev, plan, covers } = edited;
    return { id, rev, takenFrom: null, plan, choices: choicesOf(snapshot, covers) };
  }
  const toCover = toAnswer === undefined ? [] : [toAnswer];
  if (from !== undefined) {
    const takenFrom = { itemKey: from.itemKey, rev: from.record?.rev ?? 0 };
    const plan = from.answer?.plan ?? EMPTY_ANSWER.plan;
    return { id: null, rev: 0, takenFrom, plan, choices: choicesOf(snapshot, [from, ...toCover].map(wholeOf)) };
  }
  if (!isNew) return null;
  const choices = choicesOf(snapshot, toCover.map(wholeOf));
  return { id: null, rev: 0, takenFrom: null, plan: EMPTY_ANSWER.plan, choices };
}

function wholeOf({ itemId }: SheetItem): MeasureCover {
  return { itemId, rowId: null };
}

/** The questions that are 一部実施 or 未実施, with their rows that are いいえ, and whatever is covered already. */
function choicesOf(snapshot: SheetSnapshot, covers: readonly MeasureCover[]): readonly CoverChoice[] {
  const list = listing(snapshot);
  return snapshot.items.flatMap((item): readonly CoverChoice[] => {
    const { itemId, itemKey, question, coverage, answer, value } = item;
    const covered = (rowId: string | null) => covers.some((one) => one.itemId === itemId && one.rowId === rowId);
    const lacks = (rowId: string) =>
      !coverage.rows.has(rowId) && answer?.rows.some((row) => row.rowId === rowId && row.value === 'no') === true;
    const rows = question.rows.filter(({ id }) => lacks(id) || covered(id));
    const weak = isAsked(item) && (value === 'partially_implemented' || value === 'not_implemented' || rows.length > 0);
    if (!weak && !covered(null) && !rows.some(({ id }) => covered(id))) return [];
    return [
      {
        ...list(item),
        field: coverField({ itemKey, rowId: null }),
        picked: covered(null),
        rows: rows.map(({ id, text }) => ({
          field: coverField({ itemKey, rowId: id }),
          text,
          picked: covered(id),
        })),
      },
    ];
  });
}
