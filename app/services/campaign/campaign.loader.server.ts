import type { CampaignResource } from '#app/domain/access/resource.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import { calendarDate, instant } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { bodyOf } from '#app/services/organization/body.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';

export function campaignOf(row: CampaignRow): Campaign {
  return {
    id: row.id,
    fiscalYear: fiscalYear(row.fiscalYear),
    kind: row.kind,
    name: row.name,
    state: row.state,
    questionnaireId: row.questionnaireId,
    questionnaireHash: row.questionnaireHash,
    periodFrom: calendarDate(row.periodFrom),
    periodTo: calendarDate(row.periodTo),
    dueOn: calendarDate(row.dueOn),
    openedAt: row.openedAt === null ? null : instant(row.openedAt),
    closedAt: row.closedAt === null ? null : instant(row.closedAt),
    ruleVersion: row.ruleVersion,
    frozenHash: row.frozenHash,
  };
}

const NO_DISCLOSURE = { systemDetail: false, evidence: false };

/** What the door needs of a campaign. */
export function campaignResource(context: ServiceContext, campaign: Pick<CampaignRow, 'state'>): CampaignResource {
  return { state: campaign.state, disclosure: bodyOf(context)?.disclosure ?? NO_DISCLOSURE };
}

/** Names and dates of all campaigns: no answer and no clause is in them. */
export function listCampaigns(context: ServiceContext): readonly Campaign[] {
  return allCampaigns(context.db).map(campaignOf);
}
