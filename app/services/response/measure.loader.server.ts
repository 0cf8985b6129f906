import type { SheetMeasure } from '#app/domain/response/measure.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { StoredMeasureRow } from '#db/queries/measure.server.ts';

/** 点検票の改善策. A measure that stands by itself, with who wrote what it says. */
export interface StoredMeasure extends SheetMeasure {
  readonly id: string;
  readonly writtenBy: string;
  readonly writtenAt: string;
}

/** As it is stored; one that answers nothing any more is told by its empty covers. */
export function storedMeasure({ measure, revision, covers }: StoredMeasureRow): StoredMeasure {
  const { what, owner, dueOn, rev, writtenBy, writtenAt } = revision;
  return {
    id: measure.id,
    rev,
    plan: { measure: what, owner, due: dueOn === null ? null : calendarDate(dueOn) },
    covers: covers.map(({ itemId, rowId }) => ({ itemId, rowId: rowId === '' ? null : rowId })),
    writtenBy,
    writtenAt,
  };
}

/** By the sheet that they are of. */
export function measuresBySheet(rows: readonly StoredMeasureRow[]): ReadonlyMap<string, readonly StoredMeasure[]> {
  const grouped = groupBy(rows, ({ measure }) => measure.sheetId);
  return new Map([...grouped].map(([sheetId, of]) => [sheetId, of.map(storedMeasure)]));
}
