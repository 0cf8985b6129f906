import type { Actor } from '#app/domain/access/actor.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { openCampaign } from '#app/services/campaign/opening.acts.server.ts';
import { openingSeal, plan } from '#app/services/campaign/distribution.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** What a person sees who opens the page of a draft now; nothing of one that does not exist. */
export function openingSeen(context: ServiceContext, campaignId: string): string {
  const planned = plan(context.db, campaignId, tokyoDate(context.clock()));
  return planned === null ? '' : openingSeal(planned);
}

/** Looks at the page of a draft and opens what it shows. */
export const lookAndOpen = (context: ServiceContext, actor: Actor, campaignId: string) =>
  openCampaign(context, actor, campaignId, openingSeen(context, campaignId));
