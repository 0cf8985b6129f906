import { and, asc, eq } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { Connection } from '#db/client.server.ts';
import { withinScope } from '#db/queries/sheet.server.ts';
import { campaignTarget, item, sheet } from '#db/schema/campaign.ts';
import { answer } from '#db/schema/response.ts';
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
    .innerJoin(
      campaignTarget,
      and(eq(campaignTarget.campaignId, sheet.campaignId), eq(campaignTarget.targetId, sheet.targetId)),
    )
    .where(and(eq(frozenItem.campaignId, campaignId), withinScope(scope)))
    .orderBy(asc(frozenItem.order))
    .all()
    .map((row) => row.content);
}

/** What one target answered to each question in a frozen campaign: for 「前年度」 beside the question. */
export function frozenItemsOfTarget(
  db: Connection,
  campaignId: string,
  targetId: string,
): { questionId: string; content: string; answer: string | null }[] {
  return db
    .select({ questionId: item.questionId, content: frozenItem.content, answer: answer.content })
    .from(frozenItem)
    .innerJoin(item, eq(frozenItem.itemId, item.id))
    .innerJoin(sheet, eq(item.sheetId, sheet.id))
    .leftJoin(answer, eq(answer.itemId, item.id))
    .where(and(eq(frozenItem.campaignId, campaignId), eq(sheet.targetId, targetId)))
    .all();
}

/** 例外措置 that are permitted, whatever their term. */
