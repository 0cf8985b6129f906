import type { CampaignKind } from '#app/domain/campaign/campaign.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';

/** The last state is called by what decides in the body. */
export const CAMPAIGN_STATE_LABELS = {
  draft: '準備中',
  opening: '配布の準備中',
  open: '実施中',
  closing: '集計中',
  closed: '集計確定',
  reported: '報告済（案）',
} as const satisfies Record<Exclude<CampaignState, 'adopted'>, string>;

export const CAMPAIGN_KIND_LABELS = {
  regular: '定期',
  extraordinary: '臨時',
  recheck: '再点検',
  rehearsal: '試行',
} as const satisfies Record<CampaignKind, string>;

/** Stands before the name of every rehearsal, and so on whatever names it. */
export const REHEARSAL_MARK = '【試行】';
