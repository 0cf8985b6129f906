import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isFrozen } from '#app/domain/campaign/state.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { Connection } from '#db/client.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { ownedRows } from '#db/queries/frozen.server.ts';

const closingSchema = z.object({ frozenHash: z.string() });

/** SHA-256 (hex) over every row that the campaign owns, one canonical JSON text a line, in a fixed order. */
export function frozenHashOf(db: Connection, campaignId: string): string {
  const hash = createHash('sha256');
  for (const { table, row } of ownedRows(db, campaignId)) hash.update(`${canonicalJson({ table, row })}\n`, 'utf8');
  return hash.digest('hex');
}

/** Closed campaigns whose rows are no longer what 集計確定 hashed and the activity log recorded. */
export function alteredCampaigns(db: Connection): readonly { readonly fiscalYear: number; readonly name: string }[] {
  const recorded = new Map<string, string>();
  for (const { type, subject, detail } of activityEntries(db)) {
    if (type === 'campaign.close') recorded.set(subject, closingSchema.parse(JSON.parse(detail)).frozenHash);
  }
  return allCampaigns(db).filter(
    ({ id, state, frozenHash }) =>
      isFrozen(state) && (recorded.get(`campaign:${id}`) !== frozenHash || frozenHashOf(db, id) !== frozenHash),
  );
}
