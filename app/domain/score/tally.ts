import { OPEN_PARTS } from '#app/domain/score/outcome.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { ScoringRule } from '#app/domain/score/rule.ts';
import type { ItemSet, ScoredItem } from '#app/domain/score/scored-item.ts';
import type { Population } from '#app/domain/shared/population.ts';

/**
 * 集計. How many items of a set have each outcome, and their weights.
 * T = I+P+N+A+E+U+X+S (S: 未提出); every measure is read off it (`measure`).
 */
export interface Tally<P extends Population = Population> {
  readonly population: P;
  readonly rule: ScoringRule;
  readonly total: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly weights: Readonly<Record<Outcome, number>>;
  /** 該当なし because a gate is closed. */
  readonly byGate: readonly string[];
  /** 重点項目 that are 未実施, わからない, 未回答 or 未提出. */
  readonly criticalOpen: readonly string[];
}

interface Building {
  readonly counts: Record<Outcome, number>;
  readonly weights: Record<Outcome, number>;
  readonly byGate: string[];
  readonly criticalOpen: string[];
  total: number;
}

const zeroes = (): Record<Outcome, number> => ({
  implemented: 0,
  partially_implemented: 0,
  not_implemented: 0,
  not_applicable: 0,
  unknown: 0,
  excepted: 0,
  unanswered: 0,
  not_submitted: 0,
});

function begin(): Building {
  return { counts: zeroes(), weights: zeroes(), byGate: [], criticalOpen: [], total: 0 };
}

function add(building: Building, item: ScoredItem): void {
  building.total += 1;
  building.counts[item.outcome] += 1;
  building.weights[item.outcome] += item.weight;
  if (item.byGate) building.byGate.push(item.itemId);
  if (item.critical && isOpenFailure(item.outcome)) building.criticalOpen.push(item.itemId);
}

function finish<P extends Population>(population: P, rule: ScoringRule, building: Building): Tally<P> {
  return { population, rule, ...building };
}

const OPEN_FAILURES: readonly Outcome[] = Object.values(OPEN_PARTS).flat();

/**
 * An outcome that caps the rating when the item is a 重点項目: what is not known to be done, as the rating stands on the
 * lower bound.
 */
export function isOpenFailure(outcome: Outcome): boolean {
  return OPEN_FAILURES.includes(outcome);
}

/** Counts a whole set. */
export function tally<P extends Population>(set: ItemSet<P>, rule: ScoringRule): Tally<P> {
  const building = begin();
  for (const item of set.items) add(building, item);
  return finish(set.population, rule, building);
}

/**
 * Counts a set by one or several keys of its items, in the order in which the
 * keys first appear. An item with several keys (roles) counts for each of them.
 */
export function tallyBy<P extends Population>(
  set: ItemSet<P>,
  rule: ScoringRule,
  keysOf: (item: ScoredItem) => string | readonly string[] | null,
): ReadonlyMap<string, Tally<P>> {
  const buildings = new Map<string, Building>();
  const count = (key: string, item: ScoredItem) => {
    let building = buildings.get(key);
    if (building === undefined) {
      building = begin();
      buildings.set(key, building);
    }
    add(building, item);
  };
  for (const item of set.items) {
    const keys = keysOf(item);
    if (typeof keys === 'string') count(keys, item);
    else if (keys !== null) for (const key of keys) count(key, item);
  }
  const tallies = new Map<string, Tally<P>>();
  for (const [key, building] of buildings) tallies.set(key, finish(set.population, rule, building));
  return tallies;
}
