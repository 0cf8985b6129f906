import { and, asc, eq } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { Connection } from '#db/client.server.ts';
import { targetOfSheet, withinScope } from '#db/queries/sheet.server.ts';
import { campaignTarget, item, sheet } from '#db/schema/campaign.ts';
import { frozenItem } from '#db/schema/score.ts';

export function insertFrozenItem(db: Connection, row: typeof frozenItem.$inferInsert): void {
  db.insert(frozenItem).values(row).run();
}

/** The frozen items of a campaign within the scope, in their frozen order. */
export function frozenItemsWithin(db: Connection, scope: Scope, campaignId: string): string[] {
  return db
    .select({ content: frozenItem.content })
    .from(frozenItem)
    .innerJoin(item, eq(frozenItem.itemId, item.id))
    .innerJoin(sheet, eq(item.sheetId, sheet.id))
    .innerJoin(campaignTarget, targetOfSheet)
    .where(and(eq(frozenItem.campaignId, campaignId), withinScope(scope)))
    .orderBy(asc(frozenItem.order))
    .all()
    .map((row) => row.content);
}

/** What one target's items were counted as in a frozen campaign, by question. */
export function frozenItemsOfTarget(
  db: Connection,
  campaignId: string,
  targetId: string,
): { questionId: string; content: string }[] {
  return db
    .select({ questionId: item.questionId, content: frozenItem.content })
    .from(frozenItem)
    .innerJoin(item, eq(frozenItem.itemId, item.id))
    .innerJoin(sheet, eq(item.sheetId, sheet.id))
    .where(and(eq(frozenItem.campaignId, campaignId), eq(sheet.targetId, targetId)))
    .all();
}
