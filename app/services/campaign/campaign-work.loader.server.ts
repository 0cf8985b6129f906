import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import { campaignOf } from '#app/services/campaign/campaign.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { progressOf } from '#app/services/shared/work.server.ts';
import type { WorkProgress } from '#app/services/shared/work.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';

/** 配布と集計の処理. What is made of a campaign between requests. */
export interface CampaignWork {
  readonly kind: 'opening' | 'closing';
  /** Null where it stopped on its way. */
  readonly progress: WorkProgress | null;
  /** The actor may go on with it or give it up, where it stopped. */
  readonly mayGoOn: boolean;
}

/** ホームの処理. The same with the campaign that it is of. */
export interface HomeWork extends CampaignWork {
  readonly campaign: Pick<Campaign, 'id' | 'fiscalYear' | 'name'>;
}

/** What is made of the campaign; null where nothing is. */
export function campaignWork(
  { db }: Pick<ServiceContext, 'db'>,
  actor: Actor,
  { id, state }: Pick<CampaignRow, 'id' | 'state'>,
): CampaignWork | null {
  if (state !== 'opening' && state !== 'closing') return null;
  const act = state === 'opening' ? 'campaign.open' : 'campaign.close';
  return { kind: state, progress: progressOf(db, id), mayGoOn: can(actor, act, null).ok };
}

/** Every opening and closing that is under way or stopped, for whoever opens campaigns or may go on with it. */
export function homeWorks(context: Pick<ServiceContext, 'db'>, actor: Actor): readonly HomeWork[] {
  const all = can(actor, 'campaign.open', null).ok;
  return allCampaigns(context.db).flatMap((row) => {
    const work = campaignWork(context, actor, row);
    if (work === null || !(all || work.mayGoOn)) return [];
    const { id, fiscalYear, name } = campaignOf(row);
    return [{ ...work, campaign: { id, fiscalYear, name } }];
  });
}
