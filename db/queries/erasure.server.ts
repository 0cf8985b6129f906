import { asc } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { erasure } from '#db/schema/erasure.ts';

export type ErasureRow = typeof erasure.$inferSelect;

/** Every tombstone, in the order of their entries in the activity log. */
export function allErasures(db: Connection): ErasureRow[] {
  return db.select().from(erasure).orderBy(asc(erasure.sequence), asc(erasure.subject)).all();
}
