import type { AskedObject } from '#app/domain/campaign/asked-object.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { itemAddress } from '#app/services/report/behind-number.address.server.ts';
import { questionOf, withheldObject } from '#app/services/report/results.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { objectsOfCampaign } from '#db/queries/result.server.ts';
import { frozenItemsOfTarget } from '#db/queries/score.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 前年度までの回答. */
export interface EarlierOutcome {
  readonly fiscalYear: number;
  readonly name: string;
  readonly outcome: Outcome;
  /** What it was asked about then, where that is not what it is asked about now; a name of null is the whole. */
  readonly otherwiseAbout: { readonly shownObject: AskedObject | null } | null;
  readonly to: string;
}

/** What the same target said to the same question in earlier closed years, newest first. */
export function earlierOutcomes(db: Connection, source: ResultSource, scored: ScoredItem): readonly EarlierOutcome[] {
  const { campaign } = source;
  const { policyId, id: questionId } = questionOf(source, scored);
  const { targetId } = scored;
  const about = objectsOfCampaign(db, campaign.id).find(({ id }) => id === scored.objectId) ?? null;
  if (isRehearsal(campaign)) return [];
  return allCampaigns(db)
    .filter((other) => other.fiscalYear < campaign.fiscalYear && other.kind === campaign.kind && isFrozen(other.state))
    .flatMap((other) => {
      if (other.closingId === null) return [];
      const items = frozenItemsOfTarget(db, { closingId: other.closingId, targetId, policyId, questionId });
      const before = itemBefore(items, about);
      if (before === undefined) return [];
      const { outcome, itemId, object } = before;
      const seen =
        object === null || source.scope.systemDetail ? object : withheldObject(object.kind, items.indexOf(before) + 1);
      const otherwiseAbout = (about === null) === (object === null) ? null : { shownObject: seen };
      const to = itemAddress(other.id, itemId);
      return [{ fiscalYear: other.fiscalYear, name: other.name, outcome, otherwiseAbout, to }];
    });
}

type ItemBefore = ReturnType<typeof frozenItemsOfTarget>[number];

/**
 * The item of an earlier year to hold this one against: about the same entry of the register; else, where either year
 * asked of the target as a whole, what the question came to there.
 */
function itemBefore(
  items: readonly ItemBefore[],
  about: Pick<AskedObject, 'kind' | 'code'> | null,
): ItemBefore | undefined {
  const whole = items.find(({ object }) => object === null);
  if (about === null) return whole ?? items.find(({ decides }) => decides);
  return items.find(({ object }) => object?.kind === about.kind && object.code === about.code) ?? whole;
}
