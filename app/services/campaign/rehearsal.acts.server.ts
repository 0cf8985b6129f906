import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { isOverRehearsal, putAwayIds, storedPutAway } from '#app/services/campaign/rehearsal.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { putBodySetting } from '#db/queries/setting.server.ts';

/** 試行の片付け. Takes a rehearsal that is over out of every list; what it stored stays. */
export function putAwayRehearsal(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<null, Denial | 'nothing_changed'> {
  return choosePlace(context, actor, campaignId, true);
}

/** Brings a rehearsal back into the lists. */
export function takeOutRehearsal(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<null, Denial | 'nothing_changed'> {
  return choosePlace(context, actor, campaignId, false);
}

function choosePlace(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  putAway: boolean,
): Result<null, Denial | 'nothing_changed'> {
  return transact(context, actor.personId, 'rehearsal.put_away', ({ tx }) => {
    const permission = authorize(actor, 'campaign.create', null);
    if (!permission.ok) return permission;
    const campaign = findCampaign(tx, campaignId);
    if (campaign === undefined) return refuse('not_permitted');
    if (!isOverRehearsal(campaign)) return refuse('wrong_state');
    const away = putAwayIds(tx);
    if (away.includes(campaignId) === putAway) return refuse('nothing_changed');
    const next = putAway ? [...away, campaignId] : away.filter((id) => id !== campaignId);
    putBodySetting(tx, 'put_away_rehearsals', writeStored(storedPutAway, next));
    return { ...ok(null), subject: `campaign:${campaignId}`, detail: { putAway } };
  });
}
