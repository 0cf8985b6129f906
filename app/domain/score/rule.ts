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

/** 集計規則の一覧. A frozen campaign names its version; an entry here is never changed, only added. */
export const SCORING_RULES: readonly ScoringRule[] = [RULE_2026_1, RULE_2026_1_STRICT];

/** The rule of this version; a version that was never published is impossible. */
export function scoringRule(version: string): ScoringRule {
  const rule = SCORING_RULES.find((candidate) => candidate.version === version);
  if (rule === undefined) throw new Error(`no scoring rule ${version}`);
  return rule;
}
