import type { ActionStep } from '#app/domain/improvement/progress.ts';

/** How it is said that a measure was brought along. */
export const BROUGHT_ALONG = '表計算ソフトからの取込み';

export const ACTION_STEP_LABELS = {
  start: '着手した（実施中にする）',
  report_done: '終わった（完了を報告する）',
  confirm_effect: '効果を確認した',
  redo: '効果が足りないので、やり直す（実施中に戻す）',
  postpone: '延期する',
  resume: '再開する（実施中にする）',
  cancel: '中止する',
} as const satisfies Record<ActionStep, string>;
