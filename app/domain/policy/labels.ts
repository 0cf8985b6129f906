import type { DiscardReason, PolicyDocumentKind } from '#app/domain/policy/clause.ts';

/** Why a part of the text belongs to no clause, as the secretariat reads it. */
export const DISCARD_REASON_LABELS = {
  page_number: 'ページ番号',
  running_header: '各ページの見出し',
  table_of_contents: '目次',
  amendment_note: '改正の記録',
  cover: '表紙',
  questions_and_answers: '質問と回答',
  front_matter: '条項より前の文章',
  back_matter: '条項より後の文章',
  document_title: '文書の題名',
  preamble: '前文',
  signature: '署名・発出者',
  supplementary_provisions: '附則',
  appended_form: '別記様式',
  separator: '区切り',
  stray_fragment: '条項に当たらない断片',
  old_wording: '新旧対照表の改正前などの欄',
} as const satisfies Record<DiscardReason, string>;

/** The two documents that one file may hold. */
export const POLICY_DOCUMENT_LABELS = {
  basic_policy: '基本方針',
  standards: '対策基準',
} as const satisfies Record<PolicyDocumentKind, string>;
