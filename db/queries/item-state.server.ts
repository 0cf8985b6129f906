import { eq } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import type { ItemStateRow } from '#db/queries/sheet.server.ts';
import { itemState } from '#db/schema/item-state.ts';

/** Where the items of a sheet stand, as the acts on them kept it. */
export function itemStatesOfSheet(db: Connection, sheetId: string): ItemStateRow[] {
  return db.select().from(itemState).where(eq(itemState.sheetId, sheetId)).all();
}
