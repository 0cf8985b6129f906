import { covers } from '#app/domain/access/can.ts';
import type { Scope } from '#app/domain/access/can.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { onceOf } from '#app/lib/last-asked.server.ts';
import { closedItems, closedItemSteps } from '#app/services/score/closed-items.loader.server.ts';
import { runningItems, runningItemSteps } from '#app/services/score/running-items.loader.server.ts';
import { stepBetweenRequests } from '#app/services/shared/work.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import type { TargetRow } from '#db/queries/sheet.server.ts';
import type { Database } from '#db/client.server.ts';

/** The campaign's items as they count, for the roles that it has: as they were frozen, or live while it runs. */
export function scoredItems(db: Database, campaign: CampaignRow, today: CalendarDate): readonly ScoredItem[] {
  if (campaign.closingId !== null) return closedItems(db, campaign, campaign.closingId);
  return runningItems(db, campaign, today);
}

const underWay = onceOf((_client: Database['$client']) => new Map<string, Promise<void>>());

/**
 * Puts them at hand between requests, where they are not: a page that waits for it keeps nobody else waiting, and all
 * that wait for a campaign wait for the same work.
 */
export function itemsAtHand(
  db: Database,
  campaign: CampaignRow,
  today: CalendarDate,
  stopping?: AbortSignal,
): Promise<void> {
  const works = underWay(db.$client);
  const work =
    works.get(campaign.id) ??
    stepBetweenRequests(
      campaign.closingId === null
        ? runningItemSteps(db, campaign, today)
        : closedItemSteps(db, campaign, campaign.closingId),
      stopping,
    ).finally(() => works.delete(campaign.id));
  works.set(campaign.id, work);
  return work;
}

/** Those of a campaign's items that the scope opens, by the campaign's targets. */
export function within(
  scope: Scope,
  targets: Iterable<TargetRow>,
  items: readonly ScoredItem[],
): readonly ScoredItem[] {
  if (scope.everything) return items;
  const targetIds = new Set([...targets].flatMap((target) => (covers(scope, target) ? [target.targetId] : [])));
  return items.filter(({ targetId }) => targetIds.has(targetId));
}
