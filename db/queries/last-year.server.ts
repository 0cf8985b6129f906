import { and, asc, eq } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { ContractKind } from '#app/domain/asset/contract.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { RecordedOutcome } from '#app/domain/score/outcome.ts';
import type { Connection } from '#db/client.server.ts';
import { targetOfSheet, withinScope } from '#db/queries/sheet.server.ts';
import { campaignObject, campaignQuestionnaire, campaignTarget, item, sheet } from '#db/schema/campaign.ts';
import { answerRevision } from '#db/schema/response.ts';
import { frozenGate, frozenItem, frozenSheet } from '#db/schema/score.ts';

export const questionnaireOfSheet = eq(sheet.campaignQuestionnaireId, campaignQuestionnaire.id);

/** What a target's items of one policy were counted as in a frozen campaign, and what had been entered. */
export function frozenAnswersOf(
  db: Connection,
  scope: Scope,
  of: { readonly closingId: string; readonly targetId: string; readonly policyId: string },
): {
  campaignQuestionId: string;
  object: { kind: ContractKind; code: string } | null;
  outcome: RecordedOutcome;
  byGate: boolean;
  entered: string | null;
}[] {
  return db
    .select({
      campaignQuestionId: frozenItem.campaignQuestionId,
      object: { kind: campaignObject.kind, code: campaignObject.code },
      outcome: frozenItem.outcome,
      byGate: frozenItem.byGate,
      entered: answerRevision.content,
    })
    .from(frozenItem)
    .innerJoin(item, eq(frozenItem.itemId, item.id))
    .innerJoin(sheet, eq(item.sheetId, sheet.id))
    .innerJoin(campaignQuestionnaire, questionnaireOfSheet)
    .innerJoin(campaignTarget, targetOfSheet)
    .leftJoin(campaignObject, eq(item.objectId, campaignObject.id))
    .leftJoin(answerRevision, and(eq(answerRevision.itemId, item.id), eq(answerRevision.rev, frozenItem.rev)))
    .where(
      and(
        eq(frozenItem.closingId, of.closingId),
        eq(frozenItem.targetId, of.targetId),
        eq(campaignQuestionnaire.policyId, of.policyId),
        withinScope(scope),
      ),
    )
    .orderBy(asc(frozenItem.order))
    .all();
}

/** A sheet of a closed campaign: of a target and an office, over one policy. */
export interface ClosedSheet {
  readonly closingId: string;
  readonly targetId: string;
  readonly office: SheetOffice;
  readonly policyId: string;
}

/** The sheet that is meant, where the scope reaches it; the closing is told by what is asked for. */
export function isOfTarget(scope: Scope, of: Omit<ClosedSheet, 'closingId'>) {
  return and(
    eq(sheet.targetId, of.targetId),
    eq(sheet.office, of.office),
    eq(campaignQuestionnaire.policyId, of.policyId),
    withinScope(scope),
  );
}

/** The asked gates as a target's sheet of one office answered them in a campaign, with the state it was left in. */
export function frozenGatesOf(
  db: Connection,
  scope: Scope,
  of: ClosedSheet,
): { gateId: string; holds: boolean; state: SheetState }[] {
  return db
    .select({ gateId: frozenGate.gateId, holds: frozenGate.holds, state: frozenSheet.state })
    .from(frozenGate)
    .innerJoin(
      frozenSheet,
      and(eq(frozenSheet.closingId, frozenGate.closingId), eq(frozenSheet.sheetId, frozenGate.sheetId)),
    )
    .innerJoin(sheet, eq(frozenGate.sheetId, sheet.id))
    .innerJoin(campaignQuestionnaire, questionnaireOfSheet)
    .innerJoin(campaignTarget, targetOfSheet)
    .where(and(eq(frozenGate.closingId, of.closingId), isOfTarget(scope, of)))
    .all();
}
