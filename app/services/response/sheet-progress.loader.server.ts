import { itemReader } from '#app/services/response/item-state.loader.server.ts';
import { keptBySheet } from '#app/services/response/kept-by-sheet.loader.server.ts';
import { storedMeasure } from '#app/services/response/measure.loader.server.ts';
import { mayApply } from '#app/domain/response/item-state.ts';
import { covers } from '#app/domain/access/can.ts';
import type { Scope } from '#app/domain/access/can.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

import { gateAnswersOfSheetsWithin, itemsOfSheetsWithin } from '#db/queries/board.server.ts';
import { measuresOfSheets } from '#db/queries/measure.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';
import type { Connection, Database } from '#db/client.server.ts';

/** 入力の進み具合. Items that lack nothing, of those that apply or may apply. */
export interface EntryProgress {
  readonly complete: number;
  readonly openCount: number;
}

const keptOf = keptBySheet<EntryProgress>();

/** How far the entry of some sheets of one campaign is; a sheet outside the scope has nothing. */
export function entryProgressOf(
  db: Database,
  scope: Scope,
  campaignId: string,
  today: CalendarDate,
  sheets: readonly SheetWithTarget[],
): ReadonlyMap<string, EntryProgress> {
  const kept = keptOf(db, campaignId, today);
  const missing = sheets.filter(({ sheet }) => !kept.has(sheet.id));
  if (missing.length > 0)
    for (const [id, progress] of progressOf(db, scope, campaignId, today, missing)) kept.set(id, progress);
  const seen = sheets.filter(({ target }) => covers(scope, target));
  return new Map(
    seen.flatMap(({ sheet }) => {
      const progress = kept.get(sheet.id);
      return progress === undefined ? [] : [[sheet.id, progress]];
    }),
  );
}

function progressOf(
  db: Connection,
  scope: Scope,
  campaignId: string,
  today: CalendarDate,
  sheets: readonly SheetWithTarget[],
): ReadonlyMap<string, EntryProgress> {
  const sheetIds = sheets.map(({ sheet }) => sheet.id);
  const targets = new Map(sheets.map(({ sheet, target }) => [sheet.id, target]));
  const measures = measuresOfSheets(db, sheetIds).map(storedMeasure);
  const reader = itemReader(db, campaignId, today, gateAnswersOfSheetsWithin(db, scope, sheetIds), measures);
  const progress = new Map<string, EntryProgress>();
  for (const { item, answer } of itemsOfSheetsWithin(db, scope, sheetIds)) {
    const target = targets.get(item.sheetId);
    if (target === undefined) throw new Error(`item ${item.id} has no sheet`);
    const state = reader.itemOf(item, target, answer);
    if (!mayApply(state)) continue;
    const { complete, openCount: open } = progress.get(item.sheetId) ?? { complete: 0, openCount: 0 };
    progress.set(item.sheetId, { complete: complete + (state.missing.length === 0 ? 1 : 0), openCount: open + 1 });
  }
  return progress;
}
