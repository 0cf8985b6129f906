import { and, asc, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import type { SheetRow } from '#db/queries/sheet.server.ts';
import { campaign, sheet } from '#db/schema/campaign.ts';
import { commonAnswer, commonAnswerRevision } from '#db/schema/common-answer.ts';
import { itemState } from '#db/schema/item-state.ts';

export type CommonAnswerRow = typeof commonAnswer.$inferSelect;

/** The common answers of a campaign as they stand: as many as it has questions of that kind, however large the body. */
export function commonAnswersOf(db: Connection, campaignId: string): CommonAnswerRow[] {
  return db.select().from(commonAnswer).where(eq(commonAnswer.campaignId, campaignId)).all();
}

/** Stores a common answer as the current one and its revision in the history. */
export function putCommonAnswer(db: Connection, sequence: number, row: CommonAnswerRow): void {
  const { id: commonAnswerId, campaignId, rev, content, givenBy, givenAt } = row;
  db.insert(commonAnswer).values(row).onConflictDoUpdate({ target: commonAnswer.id, set: row }).run();
  db.insert(commonAnswerRevision)
    .values({ commonAnswerId, rev, campaignId, content, givenBy, givenAt, sequence })
    .run();
}

/** The unit that is the whole body: the one that hangs on none. */
export function wholeBodyId(db: Connection): string | undefined {
  return db.get<{ id: string } | undefined>(sql`SELECT unit_id AS id FROM unit_version WHERE parent_id IS NULL LIMIT 1`)
    ?.id;
}

/** An item of a sheet that is handed in on a common answer that has changed since. */
export interface ItemOnChanged {
  readonly sheetId: string;
  readonly targetId: string;
  readonly campaignId: string;
  readonly campaignQuestionId: string;
  /** Who changed the common answer. */
  readonly givenBy: string;
}

/**
 * The items that count, of campaigns that run, sheet by sheet: not those that a gate closes, of which nobody confirms
 * anything. Whether an exception covers one is for the caller to see. `submitted`: the states of what is handed in.
 * Looked for by the answers that have changed, since the items of all years are many.
 */
export function itemsOnChanged(db: Connection, submitted: readonly SheetRow['state'][]): readonly ItemOnChanged[] {
  const { id, rev, campaignId, campaignQuestionId, givenBy } = commonAnswer;
  const changed = db
    .select({ id, rev, of: { campaignId, campaignQuestionId, givenBy } })
    .from(commonAnswer)
    .innerJoin(campaign, eq(campaign.id, commonAnswer.campaignId))
    .where(and(eq(campaign.state, 'open'), gt(rev, 1)))
    .orderBy(asc(givenBy), asc(id))
    .all();
  const found = changed.flatMap((common) => {
    const ofEarlier = and(eq(itemState.commonAnswerId, common.id), lt(itemState.commonRev, common.rev));
    const isStale = and(ofEarlier, ne(itemState.gate, 'closed'));
    return db
      .select({ sheetId: sheet.id, targetId: sheet.targetId })
      .from(itemState)
      .innerJoin(sheet, eq(sheet.id, itemState.sheetId))
      .where(and(isStale, inArray(sheet.state, [...submitted])))
      .all()
      .map((one) => ({ ...one, ...common.of }));
  });
  return found.toSorted((one, other) => (one.sheetId < other.sheetId ? -1 : Number(one.sheetId > other.sheetId)));
}

/** The revision of a common answer that stands now; undefined where there is none of that id. */
export function commonRevisionOf(db: Connection, id: string): number | undefined {
  return db.select({ rev: commonAnswer.rev }).from(commonAnswer).where(eq(commonAnswer.id, id)).get()?.rev;
}
