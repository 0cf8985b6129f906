import { covers } from '#app/domain/access/can.ts';
import type { Scope } from '#app/domain/access/can.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { closedItems } from '#app/services/score/closed-items.loader.server.ts';
import { runningItems } from '#app/services/score/running-items.loader.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { targetsOfCampaign } from '#db/queries/result.server.ts';
import type { Connection, Database } from '#db/client.server.ts';

/**
 * The campaign's items within the scope as they count, for the roles that it has: frozen figures where it is closed,
 * live ones before.
 */
export function scoredItems(
  db: Database,
  scope: Scope,
  campaign: CampaignRow,
  today: CalendarDate,
): readonly ScoredItem[] {
  if (campaign.closingId !== null) return within(db, scope, campaign, closedItems(db, campaign, campaign.closingId));
  return within(db, scope, campaign, runningItems(db, campaign, today));
}

/** Those of a campaign's items that the scope opens. */
export function within(
  db: Connection,
  scope: Scope,
  campaign: Pick<CampaignRow, 'id'>,
  items: readonly ScoredItem[],
): readonly ScoredItem[] {
  if (scope.everything) return items;
  const open = targetsOfCampaign(db, campaign.id).filter((target) => covers(scope, target));
  const targetIds = new Set(open.map(({ targetId }) => targetId));
  return items.filter(({ targetId }) => targetIds.has(targetId));
}
