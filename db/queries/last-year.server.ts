import { and, eq } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { Connection } from '#db/client.server.ts';
import { targetOfSheet, withinScope } from '#db/queries/sheet.server.ts';
import { campaignTarget, item, sheet } from '#db/schema/campaign.ts';
import { answer, gateAnswer } from '#db/schema/response.ts';
import { frozenItem } from '#db/schema/score.ts';

/** What a target's items were counted as in a frozen campaign, and what had been entered, by question. */
export function frozenAnswersOf(
  db: Connection,
  scope: Scope,
  of: { readonly campaignId: string; readonly targetId: string },
): { questionId: string; counted: string; entered: string | null }[] {
  return db
    .select({ questionId: item.questionId, counted: frozenItem.content, entered: answer.content })
    .from(frozenItem)
    .innerJoin(item, eq(frozenItem.itemId, item.id))
    .innerJoin(sheet, eq(item.sheetId, sheet.id))
    .innerJoin(campaignTarget, targetOfSheet)
    .leftJoin(answer, eq(answer.itemId, item.id))
    .where(and(eq(frozenItem.campaignId, of.campaignId), eq(sheet.targetId, of.targetId), withinScope(scope)))
    .all();
}

/** The asked gates as a target's sheet of one office answered them in a campaign, with the state it was left in. */
export function frozenGatesOf(
  db: Connection,
  scope: Scope,
  of: { readonly campaignId: string; readonly targetId: string; readonly office: SheetOffice },
): { gateId: string; holds: boolean; state: SheetState }[] {
  return db
    .select({ gateId: gateAnswer.gateId, holds: gateAnswer.holds, state: sheet.state })
    .from(gateAnswer)
    .innerJoin(sheet, eq(gateAnswer.sheetId, sheet.id))
    .innerJoin(campaignTarget, targetOfSheet)
    .where(
      and(
        eq(sheet.campaignId, of.campaignId),
        eq(sheet.targetId, of.targetId),
        eq(sheet.office, of.office),
        withinScope(scope),
      ),
    )
    .all();
}
