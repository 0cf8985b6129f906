import type { Actor } from '#app/domain/access/actor.ts';
import type { SavingDenial, Scope } from '#app/domain/access/can.ts';
import type { CampaignResource } from '#app/domain/access/resource.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import { calendarDate, instant } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { bodyOf } from '#app/services/organization/body.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { allCampaigns, findCampaign } from '#db/queries/campaign.server.ts';

export function campaignOf(row: CampaignRow): Campaign {
  return {
    id: row.id,
    fiscalYear: fiscalYear(row.fiscalYear),
    kind: row.kind,
    name: row.name,
    state: row.state,
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
export function campaignResource(
  context: ServiceContext,
  campaign: Pick<CampaignRow, 'kind' | 'state'>,
): CampaignResource {
  return { kind: campaign.kind, state: campaign.state, disclosure: bodyOf(context)?.disclosure ?? NO_DISCLOSURE };
}

/** Asks the door for an act on a running campaign, and reads nothing of what stands on its sheets. */
export function askForRunning(
  { db }: Pick<ServiceContext, 'db'>,
  actor: Actor,
  act: 'campaign.close' | 'campaign.extend',
  campaignId: string,
): Result<{ readonly scope: Scope; readonly campaign: CampaignRow }, SavingDenial> {
  const permission = authorize(actor, act, null);
  if (!permission.ok) return permission;
  const campaign = findCampaign(db, campaignId);
  if (campaign === undefined) return refuse('not_permitted');
  if (campaign.state === 'closing') return refuse('being_counted');
  return campaign.state === 'open' ? ok({ scope: permission.value, campaign }) : refuse('wrong_state');
}

/** Names and dates of all campaigns: no answer and no clause is in them. */
export function listCampaigns(context: ServiceContext): readonly Campaign[] {
  return allCampaigns(context.db).map(campaignOf);
}
