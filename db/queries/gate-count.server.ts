import { and, count, desc, eq, ne, sql } from 'drizzle-orm';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { Connection } from '#db/client.server.ts';
import { targetOfSheet } from '#db/queries/sheet.server.ts';
import { campaign, campaignQuestionnaire, campaignTarget, sheet } from '#db/schema/campaign.ts';
import { gateAnswer } from '#db/schema/response.ts';

/**
 * How many of each type answered each asked gate in the last campaign of the policy in which any did, and how many of
 * them いいえ. Numbers only: no unit is in them. A rehearsal tells nothing.
 */
export function lastGateAnswerCounts(
  db: Connection,
  policyId: string,
): { gateId: string; unit: UnitType; answered: number; closed: number }[] {
  const ofSheet = eq(gateAnswer.sheetId, sheet.id);
  const ofQuestionnaire = eq(sheet.campaignQuestionnaireId, campaignQuestionnaire.id);
  const last = db
    .select({ id: campaign.id })
    .from(gateAnswer)
    .innerJoin(sheet, ofSheet)
    .innerJoin(campaignQuestionnaire, ofQuestionnaire)
    .innerJoin(campaign, eq(gateAnswer.campaignId, campaign.id))
    .where(and(eq(campaignQuestionnaire.policyId, policyId), ne(campaign.kind, 'rehearsal')))
    .orderBy(desc(campaign.openedAt))
    .limit(1)
    .get();
  if (last === undefined) return [];
  return db
    .select({
      gateId: gateAnswer.gateId,
      unit: campaignTarget.type,
      answered: count(),
      closed: sql<number>`sum(${gateAnswer.holds} = 0)`,
    })
    .from(gateAnswer)
    .innerJoin(sheet, ofSheet)
    .innerJoin(campaignQuestionnaire, ofQuestionnaire)
    .innerJoin(campaignTarget, targetOfSheet)
    .where(and(eq(gateAnswer.campaignId, last.id), eq(campaignQuestionnaire.policyId, policyId)))
    .groupBy(gateAnswer.gateId, campaignTarget.type)
    .all();
}

/** What a unit or system answered to the asked gates in the last campaign of the policy in which it did. */
export function lastGateAnswersOf(
  db: Connection,
  policyId: string,
  targetId: string,
): { gateId: string; holds: boolean }[] {
  const rows = db
    .select({ campaignId: campaign.id, gateId: gateAnswer.gateId, holds: gateAnswer.holds })
    .from(gateAnswer)
    .innerJoin(sheet, eq(gateAnswer.sheetId, sheet.id))
    .innerJoin(campaignQuestionnaire, eq(sheet.campaignQuestionnaireId, campaignQuestionnaire.id))
    .innerJoin(campaign, eq(gateAnswer.campaignId, campaign.id))
    .where(
      and(eq(campaignQuestionnaire.policyId, policyId), eq(sheet.targetId, targetId), ne(campaign.kind, 'rehearsal')),
    )
    .orderBy(desc(campaign.openedAt))
    .all();
  return rows.filter(({ campaignId }) => campaignId === rows[0]?.campaignId);
}
