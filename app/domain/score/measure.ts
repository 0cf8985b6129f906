import type { Outcome } from '#app/domain/score/outcome.ts';
import type { ScoringRule } from '#app/domain/score/rule.ts';
import type { Tally } from '#app/domain/score/tally.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { rate } from '#app/domain/shared/rate.ts';

/** 指標. The measures that are read off a tally of items. */
export const MEASURE_IDS = [
  'answered',
  'implementation',
  'implementation_known',
  'implementation_bound',
  'score',
  'score_known',
  'upper_bound',
  'answered_only',
  'not_applicable',
] as const;
export type MeasureId = (typeof MEASURE_IDS)[number];

/** 率の名. Every rate that is printed: 提出率 of sheets, the measures of items, 到達率 of clauses or targets. */
export const FIGURE_IDS = ['submission', ...MEASURE_IDS, 'attainment'] as const;
export type FigureId = (typeof FIGURE_IDS)[number];

interface CountDefinition {
  readonly kind: 'count';
  readonly numerator: readonly Outcome[];
  readonly denominator: readonly Outcome[];
}

interface PointsDefinition {
  readonly kind: 'points';
  readonly over: readonly Outcome[];
  /** Counted as if 実施. */
  readonly assumed: readonly Outcome[];
}

const ANSWERED = ['implemented', 'partially_implemented', 'not_implemented'] as const;
/** T − A − E − S: what is to be done, of the sheets that were handed in. */
export const KNOWN = [...ANSWERED, 'unknown', 'unanswered'] as const;
/** T − A − E. */
const TO_BE_DONE = [...KNOWN, 'not_submitted'] as const;
const ALL = [...TO_BE_DONE, 'not_applicable', 'excepted'] as const;

/**
 * 指標の定義. The outcomes that each measure counts: the one source of formula, figure and drill-down. 実施率 and
 * 得点率 are lower bounds: what was not handed in counts as not done. Their known rates speak of the sheets that were
 * handed in alone, their upper bounds take what was not handed in for done; わからない and 未回答 are not done at
 * either end.
 */
export const MEASURES: Readonly<Record<MeasureId, CountDefinition | PointsDefinition>> = {
  answered: { kind: 'count', numerator: ANSWERED, denominator: TO_BE_DONE },
  implementation: { kind: 'count', numerator: ['implemented'], denominator: TO_BE_DONE },
  implementation_known: { kind: 'count', numerator: ['implemented'], denominator: KNOWN },
  implementation_bound: { kind: 'count', numerator: ['implemented', 'not_submitted'], denominator: TO_BE_DONE },
  score: { kind: 'points', over: TO_BE_DONE, assumed: [] },
  score_known: { kind: 'points', over: KNOWN, assumed: [] },
  upper_bound: { kind: 'points', over: TO_BE_DONE, assumed: ['not_submitted'] },
  answered_only: { kind: 'points', over: ANSWERED, assumed: [] },
  not_applicable: { kind: 'count', numerator: ['not_applicable'], denominator: ALL },
};

/** 測定値. A rate with the outcomes behind its two numbers. */
export interface Measured {
  readonly id: MeasureId;
  readonly rate: Rate;
  /** The rate's numbers are counts (1) or points of which `scale` make one (得点率: halves, 2). */
  readonly scale: number;
  readonly numeratorOutcomes: readonly Outcome[];
  readonly denominatorOutcomes: readonly Outcome[];
}

/** Reads a measure off a tally. */
export function measure(tally: Tally, id: MeasureId): Measured {
  const definition = MEASURES[id];
  const { rule } = tally;
  if (definition.kind === 'count') {
    return {
      id,
      rate: rate(sum(definition.numerator, tally.counts), sum(definition.denominator, tally.counts)),
      scale: 1,
      numeratorOutcomes: definition.numerator,
      denominatorOutcomes: definition.denominator,
    };
  }
  const points = (outcome: Outcome) =>
    definition.assumed.includes(outcome) ? rule.fullPoints : pointsOf(rule, outcome);
  let numerator = 0;
  for (const outcome of definition.over) numerator += tally.weights[outcome] * points(outcome);
  return {
    id,
    rate: rate(numerator, sum(definition.over, tally.weights) * rule.fullPoints),
    scale: rule.fullPoints,
    numeratorOutcomes: definition.over.filter((outcome) => points(outcome) > 0),
    denominatorOutcomes: definition.over,
  };
}

function pointsOf(rule: ScoringRule, outcome: Outcome): number {
  switch (outcome) {
    case 'implemented':
    case 'partially_implemented':
    case 'not_implemented':
      return rule.points[outcome];
    default:
      return 0;
  }
}

function sum(outcomes: readonly Outcome[], numbers: Readonly<Record<Outcome, number>>): number {
  let total = 0;
  for (const outcome of outcomes) total += numbers[outcome];
  return total;
}
