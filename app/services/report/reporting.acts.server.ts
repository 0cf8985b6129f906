import type { Actor } from '#app/domain/access/actor.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { advanceCampaign } from '#app/domain/campaign/state.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { CampaignRefusal } from '#app/services/campaign/campaign.acts.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { findCampaign, updateCampaign } from '#db/queries/campaign.server.ts';

/** 報告. Moves a closed campaign to 「報告済（案）」. */
export function reportCampaign(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<null, CampaignRefusal> {
  return transact(context, actor.personId, 'campaign.report', ({ tx, at }) => {
    const permission = authorize(actor, 'campaign.report', null);
    if (!permission.ok) return permission;
    const row = findCampaign(tx, campaignId);
    if (row === undefined) return refuse('not_permitted');
    if (isRehearsal(row)) return refuse('rehearsal');
    const next = advanceCampaign(row.state, 'report');
    if (!next.ok) return next;
    updateCampaign(tx, campaignId, { state: next.value, reportedAt: at });
    return { ok: true, value: null, subject: `campaign:${campaignId}`, detail: {} };
  });
}
