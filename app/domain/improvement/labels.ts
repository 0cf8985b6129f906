import type { ActionScope, ActionSource, Cause, Priority } from '#app/domain/improvement/action.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';

/** What a section does itself; what the body decides is called by what decides there. */
export const OWN_LEVEL_LABEL = '所属対応';

export const ACTION_SOURCE_LABELS = {
  self_assessment: '自己点検',
  audit: '監査',
  incident: 'インシデント',
  carried_over: '前年度継続',
} as const satisfies Record<ActionSource, string>;

export const CAUSE_LABELS = {
  rule_not_known: '規程未周知',
  no_procedure: '手順なし',
  lack_of_resources: '資源不足',
  system_constraint: 'システム制約',
  rule_unfit: '規程が実態に合わない',
  misunderstanding: '認識誤り',
} as const satisfies Record<Cause, string>;

export const ACTION_SCOPE_LABELS = {
  unit: '所属内',
  whole_body: '全庁',
  rule_revision: '規程改正',
  budget_request: '予算要求',
} as const satisfies Record<ActionScope, string>;

export const PRIORITY_LABELS = {
  high: '高',
  medium: '中',
  low: '低',
} as const satisfies Record<Priority, string>;

/** How plans that are brought along write it. */
export const PLAN_PROGRESS_WORDS = {
  not_started: '未着手',
  in_progress: '実施中',
  reported_done: '完了',
  effect_confirmed: '効果確認済',
  postponed: '延期',
  cancelled: '中止',
} as const satisfies Record<ActionProgress, string>;

/** As what it comes in where the screens call it otherwise. */
export const DONE_COMES_AS_WORDS = `「${PLAN_PROGRESS_WORDS.reported_done}」は、完了報告として取り込みます。`;

/** A symbol beside the word, so that colour is never the only sign. */
export const ACTION_PROGRESS_LABELS = {
  not_started: { symbol: '○', word: '未着手' },
  in_progress: { symbol: '◐', word: '実施中' },
  reported_done: { symbol: '●', word: '完了報告' },
  effect_confirmed: { symbol: '◎', word: '効果確認済' },
  postponed: { symbol: '▷', word: '延期' },
  cancelled: { symbol: '×', word: '中止' },
} as const satisfies Record<ActionProgress, { symbol: string; word: string }>;
