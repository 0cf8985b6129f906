import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { ListedSheet } from '#app/services/response/sheet-list.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import type { DemoYear } from '#app/cli/demo/character.ts';
import type { Plot } from '#app/cli/demo/plots.ts';
import type { Roster } from '#app/cli/demo/roster.ts';
import type { Timetable } from '#app/cli/demo/timetable.ts';

/** A sheet of a campaign with everything that decides what happens to it. */
export interface SheetStage {
  readonly context: ServiceContext;
  readonly roster: Roster;
  readonly seed: number;
  readonly year: DemoYear;
  readonly days: readonly CalendarDate[];
  readonly sheet: ListedSheet;
  readonly plot: Plot;
  readonly timetable: Timetable;
}

export function snapshotOf({ context, sheet }: SheetStage): SheetSnapshot {
  return loadSheet(context, sheet.sheetId) ?? missing('sheet');
}

/** Sheets of the whole body are told apart by their office. */
export function keyOf(sheet: ListedSheet): string {
  return sheet.targetType === 'organization' ? sheet.office : sheet.targetCode;
}

export function missing(what: string): never {
  throw new Error(`the demonstration has no ${what}`);
}
