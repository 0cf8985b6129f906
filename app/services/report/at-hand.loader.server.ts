import { isInPreparation, isRunning } from '#app/domain/campaign/state.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { campaignsBefore } from '#app/services/report/report.loader.server.ts';
import { itemsAtHand } from '#app/services/score/scored-items.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { allCampaigns, findCampaign } from '#db/queries/campaign.server.ts';

/**
 * What a page of results counts, put at hand while others are served. Nothing of it is shown, so that the door is asked
 * by the page itself.
 */
export async function resultsAtHand(context: ServiceContext, campaignId: string): Promise<void> {
  const campaign = findCampaign(context.db, campaignId);
  if (campaign !== undefined) await campaignAtHand(context, campaign);
}

/** The same with the years that a report compares with. */
export async function reportAtHand(context: ServiceContext, campaignId: string): Promise<void> {
  const campaign = findCampaign(context.db, campaignId);
  if (campaign === undefined) return;
  for (const year of [...campaignsBefore(context, campaign), campaign]) await campaignAtHand(context, year);
}

/** The same of what is asked for most: the campaigns that run, and the one that was closed last. */
export async function newestAtHand(context: ServiceContext, stopping: AbortSignal): Promise<void> {
  const campaigns = allCampaigns(context.db);
  const running = campaigns.filter(({ state }) => isRunning(state));
  const closed = campaigns.filter(({ closedAt }) => closedAt !== null);
  const [last = []] = closed.toSorted((a, b) => ((a.closedAt ?? '') < (b.closedAt ?? '') ? 1 : -1));
  for (const campaign of running.concat(last)) await campaignAtHand(context, campaign, stopping);
}

async function campaignAtHand(
  { db, clock }: ServiceContext,
  campaign: CampaignRow,
  stopping?: AbortSignal,
): Promise<void> {
  if (!isInPreparation(campaign.state)) await itemsAtHand(db, campaign, tokyoDate(clock()), stopping);
}
