import type { FrozenYear } from '#app/domain/report/frozen-year.ts';
import type { ClauseResult } from '#app/domain/score/attainment.ts';
import { clauseResults } from '#app/domain/score/attainment.ts';
import type { ScoringRule } from '#app/domain/score/rule.ts';
import type { ItemSet } from '#app/domain/score/scored-item.ts';
import { byPopulation } from '#app/domain/score/scored-item.ts';
import type { Tally } from '#app/domain/score/tally.ts';
import { tally, tallyBy } from '#app/domain/score/tally.ts';
import type { Population } from '#app/domain/shared/population.ts';

/** 集計済み年度の一母集団. Counted once, read by every part of the report. */
export interface ScoredPopulation {
  readonly set: ItemSet;
  readonly rule: ScoringRule;
  readonly whole: Tally;
  readonly byChapter: ReadonlyMap<string, Tally>;
  readonly byTarget: ReadonlyMap<string, Tally>;
  readonly clauses: readonly ClauseResult[];
}

/** 集計済み年度. A frozen year counted by its rule. */
export interface ScoredYear {
  readonly year: FrozenYear;
  readonly populations: Readonly<Record<Population, ScoredPopulation>>;
}

export function scoreYear(year: FrozenYear): ScoredYear {
  const { rule } = year;
  const sets = byPopulation(year.items);
  const scored = (set: ItemSet): ScoredPopulation => ({
    set,
    rule,
    whole: tally(set, rule),
    byChapter: tallyBy(set, rule, (item) => item.chapter),
    byTarget: tallyBy(set, rule, (item) => item.targetId),
    clauses: clauseResults(set),
  });
  return {
    year,
    populations: {
      units: scored(sets.units),
      systems: scored(sets.systems),
      organization: scored(sets.organization),
    },
  };
}
