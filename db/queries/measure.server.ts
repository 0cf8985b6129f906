import { and, asc, eq, inArray } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { improvement, improvementCover, improvementRevision } from '#db/schema/measure.ts';

export type MeasureRow = typeof improvement.$inferSelect;
export type MeasureRevisionRow = typeof improvementRevision.$inferSelect;
export type MeasureCoverRow = typeof improvementCover.$inferSelect;

/** A measure as its last revision says it. */
export interface StoredMeasureRow {
  readonly measure: MeasureRow;
  readonly revision: MeasureRevisionRow;
  readonly covers: readonly MeasureCoverRow[];
}

/** The measures of sheets that the caller may see, in the order in which they were first written. */
export function measuresOfSheets(db: Connection, sheetIds: readonly string[]): readonly StoredMeasureRow[] {
  return sheetIds.length === 0 ? [] : measuresWhere(db, inArray(improvement.sheetId, [...sheetIds]));
}

/** The measures of all sheets of a campaign. */
export function measuresOfCampaign(db: Connection, campaignId: string): readonly StoredMeasureRow[] {
  return measuresWhere(db, eq(improvement.campaignId, campaignId));
}

function measuresWhere(db: Connection, where: SQL): readonly StoredMeasureRow[] {
  const lastRevision = and(
    eq(improvementRevision.improvementId, improvement.id),
    eq(improvementRevision.rev, improvement.rev),
  );
  const covers = new Map<string, MeasureCoverRow[]>();
  for (const cover of db
    .select({ cover: improvementCover })
    .from(improvement)
    .innerJoin(
      improvementCover,
      and(eq(improvementCover.improvementId, improvement.id), eq(improvementCover.rev, improvement.rev)),
    )
    .where(where)
    .orderBy(asc(improvementCover.itemId), asc(improvementCover.rowId))
    .all()
    .map((row) => row.cover)) {
    const known = covers.get(cover.improvementId);
    if (known === undefined) covers.set(cover.improvementId, [cover]);
    else known.push(cover);
  }
  return db
    .select({ measure: improvement, revision: improvementRevision })
    .from(improvement)
    .innerJoin(improvementRevision, lastRevision)
    .where(where)
    .orderBy(asc(improvement.id))
    .all()
    .map((row) => ({ ...row, covers: covers.get(row.measure.id) ?? [] }));
}

/** Stores what a measure says from now on, with what it answers. */
export function putMeasure(
  db: Connection,
  measure: Omit<MeasureRow, 'rev'>,
  said: Omit<MeasureRevisionRow, 'improvementId' | 'campaignId'>,
  covers: readonly Pick<MeasureCoverRow, 'itemId' | 'rowId'>[],
): void {
  const { id: improvementId, campaignId, sheetId } = measure;
  const { rev, sequence } = said;
  db.insert(improvement)
    .values({ ...measure, rev })
    .onConflictDoUpdate({ target: improvement.id, set: { rev } })
    .run();
  db.insert(improvementRevision)
    .values({ ...said, improvementId, campaignId })
    .run();
  for (const { itemId, rowId } of covers) {
    db.insert(improvementCover).values({ improvementId, rev, itemId, rowId, sheetId, campaignId, sequence }).run();
  }
}
