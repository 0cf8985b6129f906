import { z } from 'zod';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import { decidedByBody } from '#app/services/shared/body-setting.loader.server.ts';
import { storedKind } from '#app/services/shared/stored-value.server.ts';
import type { StoredKind } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';

export const storedPutAway: StoredKind<readonly string[]> = storedKind(
  'rehearsals that are put away',
  z.array(z.string()),
);

/** The rehearsals that the body put away, by their ids. */
export function putAwayIds(db: Connection): readonly string[] {
  return decidedByBody(db, 'put_away_rehearsals', storedPutAway) ?? [];
}

/** True for a rehearsal that is over: it may be put away, and stays away as long as it is. */
export function isOverRehearsal(campaign: Pick<Campaign, 'kind' | 'state'>): boolean {
  return isRehearsal(campaign) && isFrozen(campaign.state);
}

/** Says of a campaign whether it stands in no list. */
export function putAwayReader(db: Connection): (campaign: Pick<Campaign, 'id' | 'kind' | 'state'>) => boolean {
  const away = new Set(putAwayIds(db));
  return (campaign) => isOverRehearsal(campaign) && away.has(campaign.id);
}
