import { countedRoles } from '#app/domain/questionnaire/counted-role.ts';
import { countedItems } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { lastAsked, onceOf } from '#app/lib/last-asked.server.ts';
import { pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { frozenItemSteps } from '#app/services/score/frozen-items.loader.server.ts';
import type { Database } from '#db/client.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';

/**
 * How many closings are kept at hand: those of a report, whose clauses may have failed for years. One of a city with a
 * thousand sections takes about twenty megabytes.
 */
const KEPT_CLOSINGS = 6;

const keptOf = onceOf((_client: Database['$client']) => lastAsked<readonly ScoredItem[]>(KEPT_CLOSINGS));

/**
 * The items of a closed campaign as they count, for the roles that it has. What a closing stored never changes: it is
 * read once, and the same list is given to whoever asks.
 */
export function closedItems(db: Database, campaign: Pick<CampaignRow, 'id'>, closingId: string): readonly ScoredItem[] {
  return keptOf(db.$client)(closingId, () => atOnce(readingSteps(db, campaign, closingId)));
}

/** Puts them at hand step by step, where they are not. */
export function* closedItemSteps(
  db: Database,
  campaign: Pick<CampaignRow, 'id'>,
  closingId: string,
): Generator<void, void, void> {
  const kept = keptOf(db.$client);
  if (kept.isKept(closingId)) return;
  const items = yield* readingSteps(db, campaign, closingId);
  kept(closingId, () => items);
}

function* readingSteps(
  db: Database,
  campaign: Pick<CampaignRow, 'id'>,
  closingId: string,
): Generator<void, readonly ScoredItem[], void> {
  const { modules } = pinnedSettings(db, campaign.id);
  return countedItems(yield* frozenItemSteps(db, closingId, (roles, kind) => countedRoles(roles, kind, modules)));
}

function atOnce<Made>(steps: Generator<void, Made, void>): Made {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
