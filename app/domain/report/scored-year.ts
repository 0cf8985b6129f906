import type { FrozenYear } from '#app/domain/report/frozen-year.ts';
import type { ClauseResult } from '#app/domain/score/attainment.ts';
import { clauseResults } from '#app/domain/score/attainment.ts';
import type { ScoringRule } from '#app/domain/score/rule.ts';
import type { ItemSet, ScoredItem } from '#app/domain/score/scored-item.ts';
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
  return { year, populations: scorePopulations(year.items, year.rule) };
}

const scored = new WeakMap<readonly ScoredItem[], Map<string, ScoredYear['populations']>>();

/**
 * The items of a campaign population by population, by a rule. One and the same list is counted once, each number when
 * it is first asked for: every page of a closed year reads the same.
 */
export function scorePopulations(items: readonly ScoredItem[], rule: ScoringRule): ScoredYear['populations'] {
  const known = scored.get(items) ?? new Map<string, ScoredYear['populations']>();
  scored.set(items, known);
  const by = JSON.stringify(rule);
  const before = known.get(by);
  if (before !== undefined) return before;
  const { units, systems, organization } = byPopulation(items);
  const populations = {
    units: scorePopulation(units, rule),
    systems: scorePopulation(systems, rule),
    organization: scorePopulation(organization, rule),
  };
  known.set(by, populations);
  return populations;
}

function scorePopulation(set: ItemSet, rule: ScoringRule): ScoredPopulation {
  const whole = once(() => tally(set, rule));
  const byChapter = once(() => tallyBy(set, rule, (item) => item.chapter));
  const byTarget = once(() => tallyBy(set, rule, (item) => item.targetId));
  const clauses = once(() => clauseResults(set));
  return {
    set,
    rule,
    get whole() {
      return whole();
    },
    get byChapter() {
      return byChapter();
    },
    get byTarget() {
      return byTarget();
    },
    get clauses() {
      return clauses();
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
