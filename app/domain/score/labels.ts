import type { Modules } from '#app/domain/organization/module.ts';
import { ANSWER_VALUE_LABELS, UNANSWERED_LABEL } from '#app/domain/response/labels.ts';
import type { FigureId } from '#app/domain/score/measure.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Rating, ScoringRule } from '#app/domain/score/rule.ts';
import type { Severity } from '#app/domain/score/severity.ts';

export const OUTCOME_LABELS = {
  ...ANSWER_VALUE_LABELS,
  excepted: '例外措置',
  unanswered: UNANSWERED_LABEL,
  not_submitted: '未提出',
} as const satisfies Record<Outcome, string>;

/** 例外措置 cover some rows of the item, and the others are asked. */
export const PARTLY_EXCEPTED_LABEL = '一部例外措置';

/**
 * A symbol beside each word, so that colour is never the only sign. No sign of a paper means two things: ratings are
 * letters, and what cannot be measured is `－`.
 */
export const OUTCOME_SYMBOLS = {
  implemented: '○',
  partially_implemented: '△',
  not_implemented: '×',
  not_applicable: '／',
  unknown: '？',
  excepted: '例',
  unanswered: '空',
  not_submitted: '未',
} as const satisfies Record<Outcome, string>;

export const SEVERITY_LABELS = {
  critical: '重点項目',
  required: '必須',
  recommended: '推奨',
} as const satisfies Record<Severity, string>;

/** Where an evaluation would stand, while nothing was handed in. */
export const NOTHING_HANDED_IN = 'まだ提出がないため、評価を表示しません';

export const RATING_LABELS = {
  good: '良好',
  mostly_good: 'おおむね良好',
  needs_improvement: '要改善',
  needs_urgent_improvement: '早急に改善を要する',
} as const satisfies Record<Rating, string>;

/** A letter for each rating, printed beside its word where ratings are used. */
export const RATING_SIGNS = {
  good: 'Ａ',
  mostly_good: 'Ｂ',
  needs_improvement: 'Ｃ',
  needs_urgent_improvement: 'Ｄ',
} as const satisfies Record<Rating, string>;

/** 評価の凡例. Each rating with the 得点率 that it needs. */
export function formatThresholds({ thresholds }: ScoringRule): string {
  return thresholds
    .map(({ rating, atLeast }, index) => {
      const above = thresholds[index - 1]?.atLeast;
      const bounds = atLeast > 0 || above === undefined ? `${atLeast}%以上` : `${above}%未満`;
      return `${RATING_SIGNS[rating]}：${RATING_LABELS[rating]}（得点率${bounds}）`;
    })
    .join('、');
}

/** 該当なし because a gate is closed. */
export const BY_GATE_LABEL = '該当なし（事前確認による）';

export const FIGURE_LABELS = {
  submission: '提出率',
  answered: '有効回答率',
  implementation: '実施率',
  implementation_known: '提出された点検票の実施率',
  implementation_bound: '実施率の上限',
  score: '得点率',
  score_known: '提出された点検票の得点率',
  upper_bound: '得点率の上限',
  answered_only: '得点率（回答分のみ）',
  not_applicable: '該当なし率',
  attainment: '到達率',
} as const satisfies Record<FigureId, string>;

/** The formula of a rate in words, as it is printed beside every figure. */
export function formatFormula(id: FigureId, rule: ScoringRule, { exception }: Pick<Modules, 'exception'>): string {
  const leftOut = exception ? '−該当なし−例外措置' : '−該当なし';
  switch (id) {
    case 'submission':
      return '提出された点検票（差戻し中を除く）÷ 配布した点検票';
    case 'answered':
      return `（実施＋一部実施＋未実施）÷（全項目${leftOut}）`;
    case 'implementation':
      return `実施 ÷（全項目${leftOut}）。わからない・未回答・未提出は実施に数えません（未提出があるときは下限）。`;
    case 'implementation_known':
      return `実施 ÷（全項目${leftOut}−未提出）。`;
    case 'implementation_bound':
      return `実施率の式で、未提出がすべて実施だったとした場合の値。わからないと未回答は実施に数えません。`;
    case 'score_known':
      return '得点率の式を、提出された点検票の項目だけで計算した値。';
    case 'score':
      return `重み×点数の合計 ÷ 重みの合計（該当なし${exception ? 'と例外措置' : ''}を除く）。重みは、必須（重点項目を含む）${rule.weights.requirement}、推奨${rule.weights.recommendation}。${pointsInWords(rule)}`;
    case 'upper_bound':
      return '得点率の式で、未提出がすべて実施だったとした場合の値。わからないと未回答は0点のままです。';
    case 'answered_only':
      return '得点率の式を、実施・一部実施・未実施と回答された項目だけで計算した参考値。';
    case 'not_applicable':
      return '該当なし ÷ 全項目';
    case 'attainment':
      return '実施率が目標以上の条項 ÷ 測定できた条項';
  }
}

function pointsInWords(rule: ScoringRule): string {
  const { implemented, partially_implemented: partial, not_implemented: none } = rule.points;
  const share = (points: number) => `${points / rule.fullPoints}点`;
  return `実施${share(implemented)}、一部実施${share(partial)}、未実施${share(none)}、わからない・未回答・未提出0点。`;
}
