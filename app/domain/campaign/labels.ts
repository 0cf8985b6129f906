import type { CampaignKind } from '#app/domain/campaign/campaign.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';

export const CAMPAIGN_STATE_LABELS = {
  draft: '準備中',
  open: '実施中',
  closed: '集計確定',
  reported: '報告済（案）',
  adopted: '委員会了承',
} as const satisfies Record<CampaignState, string>;

export const CAMPAIGN_KIND_LABELS = {
  regular: '定期',
  extraordinary: '臨時',
  recheck: '再点検',
} as const satisfies Record<CampaignKind, string>;
