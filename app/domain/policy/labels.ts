import type { ClauseKind, DiscardReason, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { VersionState } from '#app/domain/policy/policy-term.ts';
import type { CorrectionProblem, LeaveOutReason } from '#app/domain/policy/correction.ts';

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
  set_aside: '事務局が除いた箇所',
} as const satisfies Record<DiscardReason, string>;

/** What a version is on a day. */
export const VERSION_STATE_LABELS = {
  in_force: '施行中',
  coming: '施行前',
  over: '終了',
  withdrawn: '取下げ',
  unrecorded: '施行日の記録なし',
} as const satisfies Record<VersionState, string>;

/** The two documents that one file may hold. */
export const POLICY_DOCUMENT_LABELS = {
  basic_policy: '基本方針',
  standards: '対策基準',
} as const satisfies Record<PolicyDocumentKind, string>;

/** What a clause does, as the secretariat chooses it. */
export const CLAUSE_KIND_LABELS = {
  heading: '見出し',
  definition: '用語・範囲の定義',
  assignment: '体制の定め',
  requirement: '義務',
  recommendation: '推奨',
  permission: '権限・許可',
  'list-item': '列記の項目',
} as const satisfies Record<ClauseKind, string>;

/** Why the secretariat leaves a clause out. */
export const LEAVE_OUT_REASON_LABELS = {
  no_clause: '条項ではない（欄外の見出し、注記など）',
  supplementary: '附則・様式・別表',
  explanation: '解説・例示',
  repeated: 'ほかの条項と同じ内容',
  not_ours: 'この団体には当てはまらない',
} as const satisfies Record<LeaveOutReason, string>;

/** Why a correction that holds changes nothing. */
export const CORRECTION_PROBLEM_LABELS = {
  clause_gone: 'その条項が、いまの読取りにありません',
  text_changed: 'その条項の文が変わっています',
  number_taken: '同じ番号の条項があります',
  bad_number: '番号が使えません',
  bad_parent: '移す先の条項の下に置けません',
  nothing_before: 'つなげる前の条項がありません',
  nothing_to_split: '分ける文がありません',
  is_table: '表になっています',
  place_gone: 'その箇所が、いまは条項の外にありません',
} as const satisfies Record<CorrectionProblem, string>;
