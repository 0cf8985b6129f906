import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { Connection } from '#db/client.server.ts';
import { ITEM, questionOfItem, targetOfSheet, withinScope } from '#db/queries/sheet.server.ts';
import type { AnswerRow, GateAnswerRow, ItemRow, SheetWithTarget } from '#db/queries/sheet.server.ts';
import { campaignQuestion, campaignTarget, item, sheet } from '#db/schema/campaign.ts';
import { answer, gateAnswer, proxyEntry } from '#db/schema/response.ts';

/** The sheets of a campaign within the scope, in their order: states and names only, no answer. */
export function sheetsWithin(db: Connection, scope: Scope, campaignId: string): SheetWithTarget[] {
  return db
    .select({ sheet, target: campaignTarget })
    .from(sheet)
    .innerJoin(campaignTarget, targetOfSheet)
    .where(and(eq(sheet.campaignId, campaignId), withinScope(scope)))
    .orderBy(asc(sheet.order))
    .all();
}

/** The items of some sheets within the scope, each with its answer. */
export function itemsOfSheetsWithin(
  db: Connection,
  scope: Scope,
  sheetIds: readonly string[],
): { item: ItemRow; answer: AnswerRow | null }[] {
  return db
    .select({ item: ITEM, answer })
    .from(item)
    .innerJoin(campaignQuestion, questionOfItem)
    .innerJoin(sheet, eq(item.sheetId, sheet.id))
    .innerJoin(campaignTarget, targetOfSheet)
    .leftJoin(answer, eq(answer.itemId, item.id))
    .where(and(inArray(item.sheetId, [...sheetIds]), withinScope(scope)))
    .all();
}

/** Answers to the asked gates of some sheets within the scope. */
export function gateAnswersOfSheetsWithin(db: Connection, scope: Scope, sheetIds: readonly string[]): GateAnswerRow[] {
  return db
    .select({ gateAnswer })
    .from(gateAnswer)
    .innerJoin(sheet, eq(gateAnswer.sheetId, sheet.id))
    .innerJoin(campaignTarget, targetOfSheet)
    .where(and(inArray(gateAnswer.sheetId, [...sheetIds]), withinScope(scope)))
    .all()
    .map((row) => row.gateAnswer);
}

/** Which sheets of a campaign were entered on behalf: ids only. */
export function sheetsEnteredOnBehalf(db: Connection, campaignId: string): ReadonlySet<string> {
  const rows = db
    .selectDistinct({ sheetId: proxyEntry.sheetId })
    .from(proxyEntry)
    .where(eq(proxyEntry.campaignId, campaignId))
    .all();
  return new Set(rows.map((row) => row.sheetId));
}
