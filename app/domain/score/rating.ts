import { measure } from '#app/domain/score/measure.ts';
import { OPEN_PARTS } from '#app/domain/score/outcome.ts';
import type { OpenPart, Outcome } from '#app/domain/score/outcome.ts';
import type { Rating, ScoringRule } from '#app/domain/score/rule.ts';
import { RATINGS } from '#app/domain/score/rule.ts';
import type { ItemSet } from '#app/domain/score/scored-item.ts';
import { partition } from '#app/domain/score/scored-item.ts';
import type { Tally } from '#app/domain/score/tally.ts';
import { tallyBy } from '#app/domain/score/tally.ts';
import { reaches } from '#app/domain/shared/rate.ts';
import type { Rate } from '#app/domain/shared/rate.ts';

/** 章の評価. The rating of one target's chapter by its 得点率. */
export interface ChapterRating {
  /** Null when the 得点率 is not measurable. */
  readonly rating: Rating | null;
  /** What the 得点率 alone would give. */
  readonly byScore: Rating | null;
  /** The 重点項目 that cap it; empty where they change nothing. */
  readonly cappedBy: readonly string[];
}

/** The rating of a 得点率 by the rule's thresholds; null when it is not measurable. */
export function ratingOf(score: Rate, rule: ScoringRule): Rating | null {
  for (const { rating, atLeast } of rule.thresholds) {
    const reached = reaches(score, atLeast);
    if (reached === null) return null;
    if (reached) return rating;
  }
  throw new Error('the last threshold is 0, so that every measurable rate has a rating');
}

/** Rates a tally of one target's chapter, capped by its open 重点項目. */
export function rateChapter(tally: Tally): ChapterRating {
  const byScore = ratingOf(measure(tally, 'score').rate, tally.rule);
  const cap = tally.rule.criticalCap;
  const capped = byScore !== null && tally.criticalOpen.length > 0 && isBetter(byScore, cap);
  return { rating: capped ? cap : byScore, byScore, cappedBy: capped ? tally.criticalOpen : [] };
}

/** 所属×章. One target's chapter with its tally and rating. */
export interface TargetChapter {
  readonly targetId: string;
  readonly chapter: string;
  readonly tally: Tally;
  readonly rating: ChapterRating;
}

/** Every target × chapter of a set, in the order of its items. */
export function rateTargets(set: ItemSet, rule: ScoringRule): readonly TargetChapter[] {
  const rated: TargetChapter[] = [];
  for (const [targetId, part] of partition(set, (item) => item.targetId)) {
    for (const [chapter, tally] of tallyBy(part, rule, (item) => item.chapter)) {
      rated.push({ targetId, chapter, tally, rating: rateChapter(tally) });
    }
  }
  return rated;
}

/** 重点項目の状況. For the body: how many 重点項目 are open, in how many targets. */
export type CriticalFailures = Readonly<Record<OpenPart, ItemsAndTargets>>;

/** 件数と所属数. */
export interface ItemsAndTargets {
  readonly items: readonly string[];
  readonly targets: readonly string[];
}

export function criticalFailures(set: ItemSet): CriticalFailures {
  const idsOf = (part: OpenPart): ItemsAndTargets => {
    const outcomes: readonly Outcome[] = OPEN_PARTS[part];
    const items = set.items.filter((item) => item.critical && outcomes.includes(item.outcome));
    return { items: items.map((item) => item.itemId), targets: [...new Set(items.map((item) => item.targetId))] };
  };
  return {
    notImplemented: idsOf('notImplemented'),
    unconfirmed: idsOf('unconfirmed'),
    notSubmitted: idsOf('notSubmitted'),
  };
}

/** True when `a` is the better rating. */
export function isBetter(a: Rating, b: Rating): boolean {
  return RATINGS.indexOf(a) < RATINGS.indexOf(b);
}
