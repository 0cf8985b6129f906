import type { AnswerValue } from '#app/domain/response/answer.ts';

/** 評価. Best first. */
export const RATINGS = ['good', 'mostly_good', 'needs_improvement', 'needs_urgent_improvement'] as const;
export type Rating = (typeof RATINGS)[number];

/** 到達率の目標. Percentages of 実施率. */
export const ATTAINMENT_TARGETS = [100, 95, 90] as const;
export type AttainmentTarget = (typeof ATTAINMENT_TARGETS)[number];

/** 集計規則. Points, weights and thresholds as whole numbers, so that no sum depends on its order. */
export interface ScoringRule {
  readonly version: string;
  /** Points of an item of weight 1 that is implemented; every sum is in these units. */
  readonly fullPoints: number;
  /** Points of each answer that counts; わからない and 未回答 are always 0, 該当なし and 例外 are left out. */
  readonly points: Readonly<
    Record<Extract<AnswerValue, 'implemented' | 'partially_implemented' | 'not_implemented'>, number>
  >;
  readonly weights: Readonly<Record<'requirement' | 'recommendation', number>>;
  /** The lowest 得点率 in percent for each rating, best first; the last rating has no lower bound. */
  readonly thresholds: readonly { readonly rating: Rating; readonly atLeast: number }[];
  /** The best rating that a chapter can get while one 重点項目 is 未実施, わからない or 未回答. */
  readonly criticalCap: Rating;
}

const THRESHOLDS: ScoringRule['thresholds'] = [
  { rating: 'good', atLeast: 90 },
  { rating: 'mostly_good', atLeast: 75 },
  { rating: 'needs_improvement', atLeast: 50 },
  { rating: 'needs_urgent_improvement', atLeast: 0 },
];

/** Rule `2026.1`: 実施 1, 一部実施 0.5, 未実施 0, counted in halves. */
export const RULE_2026_1: ScoringRule = {
  version: '2026.1',
  fullPoints: 2,
  points: { implemented: 2, partially_implemented: 1, not_implemented: 0 },
  weights: { requirement: 2, recommendation: 1 },
  thresholds: THRESHOLDS,
  criticalCap: 'needs_improvement',
};

/** 一部実施 counts for nothing: for a body that wants every duty whole. */
const RULE_2026_1_STRICT: ScoringRule = {
  ...RULE_2026_1,
  version: '2026.1-strict',
  points: { implemented: 2, partially_implemented: 0, not_implemented: 0 },
};

/** 集計規則の一覧. A frozen campaign keeps its rule; an entry here is never changed, only added. */
export const SCORING_RULES: readonly ScoringRule[] = [RULE_2026_1, RULE_2026_1_STRICT];

/** Ratings that a 得点率 has to reach; the last one is what is left. */
export const REACHED_RATINGS = ['good', 'mostly_good', 'needs_improvement'] as const satisfies readonly Rating[];
type ReachedRating = (typeof REACHED_RATINGS)[number];

/** 評価の基準. What of a rule a body chooses; the weights are those of the questions. */
export interface RuleChoices extends Readonly<Record<ReachedRating, number>> {
  /** Points of 一部実施, in halves of one. */
  readonly partial: number;
  readonly criticalCap: Rating;
}

export function choicesOf({ points, thresholds, criticalCap }: ScoringRule): RuleChoices {
  const atLeast = (rating: ReachedRating) => thresholds.find((one) => one.rating === rating)?.atLeast ?? 0;
  return {
    good: atLeast('good'),
    mostly_good: atLeast('mostly_good'),
    needs_improvement: atLeast('needs_improvement'),
    partial: points.partially_implemented,
    criticalCap,
  };
}

export type RuleProblem = 'not_percent' | 'not_descending' | 'bad_partial';

/** Why nothing can be counted by the choices; null where it can. */
export function ruleProblem(choices: RuleChoices): RuleProblem | null {
  const bounds = REACHED_RATINGS.map((rating) => choices[rating]);
  if (!bounds.every((bound) => Number.isInteger(bound) && bound > 0 && bound <= 100)) return 'not_percent';
  if (bounds.some((bound, index) => index > 0 && bound >= (bounds[index - 1] ?? 0))) return 'not_descending';
  return [0, 1].includes(choices.partial) ? null : 'bad_partial';
}

/**
 * The rule of the choices. Its version says what it counts by, so that the same choices are the same version in every
 * year, and years counted alike are compared.
 */
export function ruleOf(choices: RuleChoices): ScoringRule {
  const { good, mostly_good: mostly, needs_improvement: needs, partial, criticalCap } = choices;
  const published = SCORING_RULES.find((rule) => sameChoices(choicesOf(rule), choices));
  if (published !== undefined) return published;
  return {
    ...RULE_2026_1,
    version: `own-${good}.${mostly}.${needs}-p${partial}-c${RATINGS.indexOf(criticalCap) + 1}`,
    points: { ...RULE_2026_1.points, partially_implemented: partial },
    thresholds: [
      { rating: 'good', atLeast: good },
      { rating: 'mostly_good', atLeast: mostly },
      { rating: 'needs_improvement', atLeast: needs },
      { rating: 'needs_urgent_improvement', atLeast: 0 },
    ],
    criticalCap,
  };
}

function sameChoices(one: RuleChoices, other: RuleChoices): boolean {
  const alike = REACHED_RATINGS.every((rating) => one[rating] === other[rating]);
  return alike && one.partial === other.partial && one.criticalCap === other.criticalCap;
}
