import { scorePopulations } from '#app/domain/report/scored-year.ts';
import type { ScoredPopulation } from '#app/domain/report/scored-year.ts';
import type { ItemSet } from '#app/domain/score/scored-item.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';

/** The populations of which there is any item, in their fixed order. */
export function populationsOf(source: Pick<ResultSource, 'items' | 'rule'>): readonly Population[] {
  return POPULATIONS.filter((population) => setOf(source, population).items.length > 0);
}

/** Where the address names no population. */
export function firstPopulation(source: Pick<ResultSource, 'items' | 'rule'>): Population {
  return populationsOf(source)[0] ?? 'units';
}

/** 区分の切替え. The same page for another population. */
export interface PopulationTab {
  readonly population: Population;
  readonly to: string;
  /** How many items; null where the page counts something else. */
  readonly count: number | null;
}

export function populationTabs(
  source: Pick<ResultSource, 'items' | 'rule'>,
  to: (population: Population) => string,
): readonly PopulationTab[] {
  return populationsOf(source).map((population) => ({ population, to: to(population), count: null }));
}

/** The items of one population, counted. */
export function scoredOf({ items, rule }: Pick<ResultSource, 'items' | 'rule'>, of: Population): ScoredPopulation {
  return scorePopulations(items, rule)[of];
}

/** The items of one population. */
export function setOf(source: Pick<ResultSource, 'items' | 'rule'>, population: Population): ItemSet {
  return scoredOf(source, population).set;
}
