import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { advanceCampaign } from '#app/domain/campaign/state.ts';
import type { CampaignState, CampaignStep } from '#app/domain/campaign/state.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';

/** 進行の一歩. Asks the door for the act, and where the step leads from where the campaign stands by now. */
export function campaignStep(
  tx: Connection,
  actor: Actor,
  campaignId: string,
  {
    act,
    step,
  }: { readonly act: 'campaign.open' | 'campaign.close' | 'closing.supersede'; readonly step: CampaignStep },
): Result<{ readonly campaign: CampaignRow; readonly next: CampaignState }, Denial> {
  const permission = authorize(actor, act, null);
  if (!permission.ok) return permission;
  const campaign = findCampaign(tx, campaignId);
  if (campaign === undefined) return refuse('not_permitted');
  const next = advanceCampaign(campaign.state, step);
  return next.ok ? ok({ campaign, next: next.value }) : next;
}
