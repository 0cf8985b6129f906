import type { ReviewMark } from '#app/services/response/review-item.loader.server.ts';
/** 確認の観点の表示. Why an item stands in the list of what to look at. */
export const REVIEW_MARK_LABELS = {
  changed: '前年度から変わった',
  not_implemented: '未実施',
  unknown: 'わからない',
  partially_implemented: '一部実施',
  not_applicable_to_confirm: '該当なしの確認',
  no_evidence: '実施で根拠資料なし',
  critical: '重点項目',
  unanswered: '未回答',
  excepted: '例外措置',
} as const satisfies Record<ReviewMark, string>;
