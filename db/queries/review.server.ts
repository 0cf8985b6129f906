import { and, eq } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { Connection } from '#db/client.server.ts';
import { withinScope } from '#db/queries/sheet.server.ts';
import { campaignTarget, item, sheet } from '#db/schema/campaign.ts';
import { answerRevision } from '#db/schema/response.ts';
import { frozenGate, frozenItem } from '#db/schema/score.ts';

const targetOfSheet = and(eq(campaignTarget.campaignId, sheet.campaignId), eq(campaignTarget.targetId, sheet.targetId));

/** What a target's sheet of one office said in a frozen campaign: outcome and comment by question. */
export function frozenAnswersOf(
  db: Connection,
  scope: Scope,
  of: { readonly closingId: string; readonly targetId: string; readonly office: string },
): { questionId: string; outcome: string; content: string | null }[] {
  return db
    .select({ questionId: item.questionId, outcome: frozenItem.outcome, content: answerRevision.content })
    .from(frozenItem)
    .innerJoin(item, eq(frozenItem.itemId, item.id))
    .innerJoin(sheet, eq(item.sheetId, sheet.id))
    .innerJoin(campaignTarget, targetOfSheet)
    .leftJoin(answerRevision, and(eq(answerRevision.itemId, item.id), eq(answerRevision.rev, frozenItem.rev)))
    .where(
      and(
        eq(frozenItem.closingId, of.closingId),
        eq(sheet.targetId, of.targetId),
        eq(sheet.office, of.office),
        withinScope(scope),
      ),
    )
    .all();
}

/** The asked gates as the same sheet answered them in a frozen campaign. */
export function frozenGatesOf(
  db: Connection,
  scope: Scope,
  of: { readonly closingId: string; readonly targetId: string; readonly office: string },
): { gateId: string; holds: boolean }[] {
  return db
    .select({ gateId: frozenGate.gateId, holds: frozenGate.holds })
    .from(frozenGate)
    .innerJoin(sheet, eq(frozenGate.sheetId, sheet.id))
    .innerJoin(campaignTarget, targetOfSheet)
    .where(
      and(
        eq(frozenGate.closingId, of.closingId),
        eq(sheet.targetId, of.targetId),
        eq(sheet.office, of.office),
        withinScope(scope),
      ),
    )
    .all();
}
