import { foreignKey } from 'drizzle-orm/sqlite-core';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { item, sheet } from '#db/schema/campaign.ts';

type Column = AnySQLiteColumn<{ tableName: string }>;

/** A key by which what names a sheet is of the sheet's campaign. */
export function ofSheet(table: Record<'sheetId' | 'campaignId', Column>) {
  return foreignKey({ columns: [table.sheetId, table.campaignId], foreignColumns: [sheet.id, sheet.campaignId] });
}

/** A key by which what names an item is of the item's campaign. */
export function ofItem(table: Record<'itemId' | 'campaignId', Column>) {
  return foreignKey({ columns: [table.itemId, table.campaignId], foreignColumns: [item.id, item.campaignId] });
}

/** A key by which what names an item and a sheet names the item's own sheet, and is of its campaign. */
export function ofItemOnSheet(table: Record<'itemId' | 'sheetId' | 'campaignId', Column>) {
  return foreignKey({
    columns: [table.itemId, table.sheetId, table.campaignId],
    foreignColumns: [item.id, item.sheetId, item.campaignId],
  });
}
