import { and, asc, count, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { AskedObject } from '#app/domain/campaign/asked-object.ts';
import type { Connection } from '#db/client.server.ts';
import type { AnswerRow, ItemRow, SheetRow, TargetRow } from '#db/queries/sheet.server.ts';
import { ITEM, questionOfItem, targetOfSheet, withinScope } from '#db/queries/sheet.server.ts';
import { campaignObject, campaignQuestion, campaignTarget, item, sheet } from '#db/schema/campaign.ts';
import { answer, proxyEntry } from '#db/schema/response.ts';

/** Targets of a campaign in their order: names and places only, no answer. */
export function targetsOfCampaign(db: Connection, campaignId: string): TargetRow[] {
  return db
    .select()
    .from(campaignTarget)
    .where(eq(campaignTarget.campaignId, campaignId))
    .orderBy(asc(campaignTarget.order))
    .all();
}

/** How many sheets of each target of a campaign stand in each state. */
export function sheetStateCounts(
  db: Connection,
  campaignId: string,
): readonly (Pick<SheetRow, 'targetId' | 'state'> & { readonly sheetCount: number })[] {
  return db
    .select({ targetId: sheet.targetId, state: sheet.state, sheetCount: count() })
    .from(sheet)
    .where(eq(sheet.campaignId, campaignId))
    .groupBy(sheet.targetId, sheet.state)
    .all();
}

/** What the campaign asked about by itself, in its order. */
export function objectsOfCampaign(db: Connection, campaignId: string): (typeof campaignObject.$inferSelect)[] {
  return db
    .select()
    .from(campaignObject)
    .where(eq(campaignObject.campaignId, campaignId))
    .orderBy(asc(campaignObject.order))
    .all();
}

/** What the items of a campaign are about, by their ids; those that ask of the whole are not among them. */
export function objectsOfItems(db: Connection, campaignId: string): ReadonlyMap<string, AskedObject> {
  const rows = db
    .select({ itemId: item.id, kind: campaignObject.kind, code: campaignObject.code, name: campaignObject.name })
    .from(campaignObject)
    .innerJoin(item, eq(item.objectId, campaignObject.id))
    .where(eq(campaignObject.campaignId, campaignId))
    .all();
  return new Map(rows.map(({ itemId, ...object }) => [itemId, object]));
}

/** One item of the campaign within the scope; undefined where there is none or the scope does not open it. */
export function findItemWithin(
  db: Connection,
  scope: Scope,
  campaignId: string,
  itemId: string,
): { item: ItemRow; sheet: SheetRow; target: TargetRow; answer: AnswerRow | null } | undefined {
  return db
    .select({ item: ITEM, sheet, target: campaignTarget, answer })
    .from(item)
    .innerJoin(campaignQuestion, questionOfItem)
    .innerJoin(sheet, eq(item.sheetId, sheet.id))
    .innerJoin(campaignTarget, targetOfSheet)
    .leftJoin(answer, eq(answer.itemId, item.id))
    .where(and(eq(item.id, itemId), eq(item.campaignId, campaignId), withinScope(scope)))
    .get();
}

/** The stored answers of these items, as far as the scope opens them. */
export function answersWithin(db: Connection, scope: Scope, itemIds: readonly string[]): AnswerRow[] {
  if (itemIds.length === 0) return [];
  return db
    .select({ answer })
    .from(answer)
    .innerJoin(item, eq(answer.itemId, item.id))
    .innerJoin(sheet, eq(item.sheetId, sheet.id))
    .innerJoin(campaignTarget, targetOfSheet)
    .where(and(inArray(answer.itemId, [...itemIds]), withinScope(scope)))
    .all()
    .map((row) => row.answer);
}

/** Ids of the sheets with an answer entered by 代行入力, or submitted by the one who began it. */
export function proxySheetIds(db: Connection, campaignId: string): ReadonlySet<string> {
  const entered = db
    .selectDistinct({ sheetId: item.sheetId })
    .from(answer)
    .innerJoin(item, eq(answer.itemId, item.id))
    .where(and(eq(answer.campaignId, campaignId), isNotNull(answer.proxyEntryId)))
    .all();
  const submitted = db
    .selectDistinct({ sheetId: sheet.id })
    .from(proxyEntry)
    .innerJoin(sheet, and(eq(proxyEntry.sheetId, sheet.id), eq(proxyEntry.enteredBy, sheet.submittedBy)))
    .where(eq(proxyEntry.campaignId, campaignId))
    .all();
  return new Set([...entered, ...submitted].map((row) => row.sheetId));
}
