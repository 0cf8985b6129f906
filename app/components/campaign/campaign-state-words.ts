import { CAMPAIGN_STATE_LABELS } from '#app/domain/campaign/labels.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';
import type { CommitteeWords } from '#app/domain/organization/committee-labels.ts';

/** What a state is called; the last one by what decides in the body. */
export function stateWords(state: CampaignState, { adopted }: CommitteeWords): string {
  return state === 'adopted' ? adopted : CAMPAIGN_STATE_LABELS[state];
}
