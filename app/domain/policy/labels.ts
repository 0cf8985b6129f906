import type { ClauseKind, DiscardReason, PolicyDocumentKind } from '#app/domain/policy/clause.ts';

export const POLICY_DOCUMENT_LABELS = {
  basic_policy: '基本方針',
  standards: '対策基準',
} as const satisfies Record<PolicyDocumentKind, string>;

export const CLAUSE_KIND_LABELS = {
  heading: '見出し',
  definition: '定義・範囲',
  assignment: '体制・権限の定め',
  requirement: '義務',
  recommendation: '推奨',
  permission: '許可',
  'list-item': '列挙の項目',
} as const satisfies Record<ClauseKind, string>;

export const DISCARD_REASON_LABELS = {
  page_number: 'ページ番号',
  running_header: 'ページの見出し（柱）',
  table_of_contents: '目次',
  amendment_note: '改正の注記',
  cover: '表紙',
  questions_and_answers: '質疑応答',
  front_matter: '本文の前の資料',
  back_matter: '本文の後の資料',
  document_title: '文書の表題',
  preamble: '前文',
  signature: '日付・署名',
  supplementary_provisions: '附則',
  appended_form: '様式',
  separator: '罫線',
  stray_fragment: '文の断片',
} as const satisfies Record<DiscardReason, string>;
