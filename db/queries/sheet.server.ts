import { and, asc, desc, eq, getTableColumns, inArray, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { union } from 'drizzle-orm/sqlite-core';
import type { Scope } from '#app/domain/access/can.ts';
import type { Connection } from '#db/client.server.ts';
import { madeOnce } from '#db/made-once.server.ts';
import { OF_CLOSING } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import {
  campaign,
  campaignObject,
  campaignQuestion,
  campaignTarget,
  closing,
  item,
  sheet,
} from '#db/schema/campaign.ts';
import type { itemState } from '#db/schema/item-state.ts';
import { improvement, improvementRevision } from '#db/schema/measure.ts';
import {
  answer,
  answerRevision,
  gateAnswer,
  gateAnswerRevision,
  proxyEntry,
  sheetEvent,
  sheetSubmission,
} from '#db/schema/response.ts';

export type SheetRow = typeof sheet.$inferSelect;
export type TargetRow = typeof campaignTarget.$inferSelect;
export type AnswerRow = typeof answer.$inferSelect;
export type GateAnswerRow = typeof gateAnswer.$inferSelect;
/** An item with the key, in its questionnaire, of the question that it asks. */
export type ItemRow = typeof item.$inferSelect & { readonly questionId: string };
export type ItemStateRow = typeof itemState.$inferSelect;
export type SheetEventRow = typeof sheetEvent.$inferSelect;
export type SheetSubmissionRow = typeof sheetSubmission.$inferSelect;

/** A sheet with the target it belongs to. */
export interface SheetWithTarget {
  readonly sheet: SheetRow;
  readonly target: TargetRow;
}

/** A sheet with all by which it is decided who may do what with it. */
export interface SheetInCampaign extends SheetWithTarget {
  readonly campaign: CampaignRow;
  /** How often it has been handed in. */
  readonly handIns: number;
}

/** The columns of an item where it is joined with its question. */
export const ITEM = { ...getTableColumns(item), questionId: campaignQuestion.questionId };
export const questionOfItem = eq(item.campaignQuestionId, campaignQuestion.id);

/** Joins a sheet with the target it belongs to. */
export const targetOfSheet = and(
  eq(campaignTarget.campaignId, sheet.campaignId),
  eq(campaignTarget.targetId, sheet.targetId),
);

/** The sheet of one id; the caller asks the door about what it finds before using it. */
export function findSheet(db: Connection, id: string): SheetWithTarget | undefined {
  return db
    .select({ sheet, target: campaignTarget })
    .from(sheet)
    .innerJoin(campaignTarget, targetOfSheet)
    .where(eq(sheet.id, id))
    .get();
}

/** How often a sheet was handed in. */
const handIns = sql<number>`(SELECT coalesce(max(${sheetSubmission.number}), 0) FROM ${sheetSubmission}
  WHERE ${eq(sheetSubmission.sheetId, sheet.id)})`;

const inCampaign = madeOnce((db) =>
  db
    .select({ sheet, target: campaignTarget, campaign, ...OF_CLOSING, handIns })
    .from(sheet)
    .innerJoin(campaignTarget, targetOfSheet)
    .innerJoin(campaign, eq(campaign.id, sheet.campaignId))
    .leftJoin(closing, eq(campaign.closingId, closing.id))
    .where(eq(sheet.id, sql.placeholder('id')))
    .prepare(),
);

/** The same with what its campaign allows. */
export function findSheetInCampaign(db: Connection, id: string): SheetInCampaign | undefined {
  const found = inCampaign(db).get({ id });
  if (found === undefined) return undefined;
  const { sheet: row, target, handIns: times, campaign: of, ...closed } = found;
  return { sheet: row, target, campaign: { ...of, ...closed }, handIns: times };
}

/** All sheets of a campaign with their targets: states and names only, no answer. */
export function sheetsOf(db: Connection, campaignId: string): SheetWithTarget[] {
  return db
    .select({ sheet, target: campaignTarget })
    .from(sheet)
    .innerJoin(campaignTarget, targetOfSheet)
    .where(eq(sheet.campaignId, campaignId))
    .orderBy(asc(sheet.order))
    .all();
}

/** 点検票の位置. Where a sheet of a campaign belongs, how it stands and how many items it has. */
export type SheetPlace = Pick<typeof sheet.$inferSelect, 'id' | 'targetId' | 'state'> & { readonly itemCount: number };

/** All of a campaign in their order, read as SQLite has them: a query builder takes its time over thousands. */
export function sheetPlaces(db: Connection, campaignId: string): readonly SheetPlace[] {
  return db.all<SheetPlace>(sql`SELECT s.id, s.target_id AS targetId, s.state,
      (SELECT count(*) FROM ${item} WHERE ${item.sheetId} = s.id) AS itemCount
    FROM ${sheet} AS s WHERE s.campaign_id = ${campaignId} ORDER BY s."order"`);
}

/** The rows of some sheets in their order. */
export function sheetRows(db: Connection, sheetIds: readonly string[]): (typeof sheet.$inferSelect)[] {
  return db
    .select()
    .from(sheet)
    .where(inArray(sheet.id, [...sheetIds]))
    .orderBy(asc(sheet.order))
    .all();
}

export function updateSheet(db: Connection, id: string, change: Partial<SheetRow>): void {
  db.update(sheet).set(change).where(eq(sheet.id, id)).run();
}

/** The items of a sheet in their order, each with the contract or service that it is about. */
export function itemsOfSheet(
  db: Connection,
  sheetId: string,
): { item: ItemRow; object: typeof campaignObject.$inferSelect | null }[] {
  return db
    .select({ item: ITEM, object: campaignObject })
    .from(item)
    .innerJoin(campaignQuestion, questionOfItem)
    .leftJoin(campaignObject, eq(item.objectId, campaignObject.id))
    .where(eq(item.sheetId, sheetId))
    .orderBy(asc(item.order))
    .all();
}

export function answersOfSheet(db: Connection, sheetId: string): AnswerRow[] {
  return db
    .select({ answer })
    .from(answer)
    .innerJoin(item, eq(answer.itemId, item.id))
    .where(eq(item.sheetId, sheetId))
    .all()
    .map((row) => row.answer);
}

export function gateAnswersOfSheet(db: Connection, sheetId: string): GateAnswerRow[] {
  return db.select().from(gateAnswer).where(eq(gateAnswer.sheetId, sheetId)).all();
}

export function eventsOfSheet(db: Connection, sheetId: string): SheetEventRow[] {
  return db
    .select()
    .from(sheetEvent)
    .where(eq(sheetEvent.sheetId, sheetId))
    .orderBy(asc(sheetEvent.at), asc(sheetEvent.id))
    .all();
}

export function insertSheetEvent(db: Connection, row: typeof sheetEvent.$inferInsert): void {
  db.insert(sheetEvent).values(row).run();
}

export function insertSubmission(db: Connection, row: SheetSubmissionRow): void {
  db.insert(sheetSubmission).values(row).run();
}

export function lastSubmissionOf(db: Connection, sheetId: string): SheetSubmissionRow | undefined {
  return db
    .select()
    .from(sheetSubmission)
    .where(eq(sheetSubmission.sheetId, sheetId))
    .orderBy(desc(sheetSubmission.number))
    .limit(1)
    .get();
}

/**
 * Everybody who ever entered an answer, a gate or a measure of a sheet or handed it in, replaced revisions and 代行入力
 * included. It walks the sheet's revisions by index: for the door when a sheet is judged, not for every save.
 */
export function answererIdsOf(db: Connection, sheetId: string): readonly string[] {
  const people = union(
    db
      .select({ id: answerRevision.answeredBy })
      .from(item)
      .innerJoin(answerRevision, eq(answerRevision.itemId, item.id))
      .where(eq(item.sheetId, sheetId)),
    db
      .select({ id: gateAnswerRevision.answeredBy })
      .from(gateAnswerRevision)
      .where(eq(gateAnswerRevision.sheetId, sheetId)),
    db
      .select({ id: improvementRevision.writtenBy })
      .from(improvement)
      .innerJoin(improvementRevision, eq(improvementRevision.improvementId, improvement.id))
      .where(eq(improvement.sheetId, sheetId)),
    db.select({ id: sheetSubmission.submittedBy }).from(sheetSubmission).where(eq(sheetSubmission.sheetId, sheetId)),
  );
  return people.all().map(({ id }) => id);
}

export function insertProxyEntry(db: Connection, row: typeof proxyEntry.$inferInsert): void {
  db.insert(proxyEntry).values(row).run();
}

export function proxyEntriesOfSheet(db: Connection, sheetId: string): (typeof proxyEntry.$inferSelect)[] {
  return db.select().from(proxyEntry).where(eq(proxyEntry.sheetId, sheetId)).orderBy(asc(proxyEntry.enteredAt)).all();
}

/** Every revision of an item's answer, oldest first. */
export function revisionsOf(db: Connection, itemId: string): (typeof answerRevision.$inferSelect)[] {
  return db
    .select()
    .from(answerRevision)
    .where(eq(answerRevision.itemId, itemId))
    .orderBy(asc(answerRevision.rev))
    .all();
}

/** The condition by which a scope narrows rows that are joined with their target. */
export function withinScope(scope: Scope): SQL | undefined {
  if (scope.everything) return undefined;
  const conditions = [
    ...(scope.bureauIds.length > 0
      ? [campaignTarget.bureauId, campaignTarget.otherBureauId].map((column) => inArray(column, [...scope.bureauIds]))
      : []),
    scope.targetIds.length > 0 ? inArray(campaignTarget.targetId, [...scope.targetIds]) : undefined,
  ].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? sql`0` : or(...conditions);
}

/** The sheets of these targets in a campaign. */
export function sheetIdsOfTargets(db: Connection, campaignId: string, targetIds: readonly string[]): readonly string[] {
  if (targetIds.length === 0) return [];
  return db
    .select({ id: sheet.id })
    .from(sheet)
    .where(and(eq(sheet.campaignId, campaignId), inArray(sheet.targetId, [...targetIds])))
    .all()
    .map(({ id }) => id);
}

/** The sheets on which these items stand. */
export function sheetIdsOfItems(db: Connection, itemIds: readonly string[]): readonly string[] {
  if (itemIds.length === 0) return [];
  const ids = db.select({ id: sql<string>`value` }).from(sql`json_each(${JSON.stringify(itemIds)})`);
  return db
    .selectDistinct({ sheetId: item.sheetId })
    .from(item)
    .where(inArray(item.id, ids))
    .all()
    .map(({ sheetId }) => sheetId);
}

/** The items of some sheets of a campaign with what `itemsWithinScope` gives of them, in the same order. */
export function itemsOfSheets(
  db: Connection,
  sheetIds: readonly string[],
): { item: ItemRow; sheet: SheetRow; target: TargetRow; answer: AnswerRow | null }[] {
  return itemsBySheet(db).all({ sheetIds: JSON.stringify(sheetIds) });
}

const itemsBySheet = madeOnce((db) =>
  db
    .select({ item: ITEM, sheet, target: campaignTarget, answer })
    .from(sheet)
    .innerJoin(item, eq(item.sheetId, sheet.id))
    .innerJoin(campaignQuestion, questionOfItem)
    .innerJoin(campaignTarget, targetOfSheet)
    .leftJoin(answer, eq(answer.itemId, item.id))
    .where(sql`${sheet.id} IN (SELECT value FROM json_each(${sql.placeholder('sheetIds')}))`)
    .orderBy(asc(sheet.order), asc(item.order))
    .prepare(),
);

/** The asked-gate answers of these sheets. */
export function gateAnswersOfSheets(db: Connection, sheetIds: readonly string[]): GateAnswerRow[] {
  return db
    .select()
    .from(gateAnswer)
    .where(sql`${gateAnswer.sheetId} IN (SELECT value FROM json_each(${JSON.stringify(sheetIds)}))`)
    .all();
}

/** All asked-gate answers of a campaign, by sheet. */
export function gateAnswersOfCampaign(db: Connection, campaignId: string): GateAnswerRow[] {
  return db.select().from(gateAnswer).where(eq(gateAnswer.campaignId, campaignId)).all();
}
