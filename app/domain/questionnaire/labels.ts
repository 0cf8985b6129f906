import type { EditProblem, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import type { NamedOffice } from '#app/domain/organization/office.ts';
import type { OpenValueKind } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { QuestionFlag, QuestionKind, QuestionWeight } from '#app/domain/questionnaire/question.ts';
import type { QuestionPart } from '#app/domain/questionnaire/question-change.ts';
import type { UnaskedReason } from '#app/domain/questionnaire/questionnaire.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

export const QUESTION_KIND_LABELS = {
  requirement: '必須',
  recommendation: '推奨',
  assignment: '体制確認',
} as const satisfies Record<QuestionKind, string>;

/** What the secretariat looks at before it publishes. */
export const QUESTION_FLAG_LABELS = {
  respondent_unknown: '回答者が分からない',
  respondent_alternative: '回答者が二とおりに読める',
  names_another: '別の役割の名前が文中にある',
  several_duties: '一つの設問に義務が二つ以上ある',
  duty_in_definition: '定義の条項の中の義務',
  long_text: '設問の文が長い',
  unresolved_reference: '「前項」等の指すものが分からない',
  grouped_by_section: '同じ見出しの条項をまとめた',
  merge_candidate: '統合の候補',
  misprint: '原文の誤記の疑い',
  template_text: 'ひな形のままの文言がある',
} as const satisfies Record<QuestionFlag, string>;

/** What may be done where the secretariat finds it so. */
export const QUESTION_FLAG_ADVICE = {
  respondent_unknown: '条項に名宛人がないか、どの役割か分かりません。「回答者」を確かめます。',
  respondent_alternative: '「A又はB」等と定められています。どちらが答えるかを決め、「回答者」を確かめます。',
  names_another: '文中の役割の人に尋ねるべき設問でないかを確かめます。',
  several_duties: '片方だけ行った場合に「一部実施」となることを、判断基準で確かめます。分けることもできます。',
  duty_in_definition: '定義の条項にある義務です。尋ねる必要があるかを確かめます。',
  long_text: '短く言い換えるか、条件を補足に移します。',
  unresolved_reference: '指す条項の内容を、設問の文に書き入れます。',
  grouped_by_section: '細目が多すぎたり、別のことを尋ねていたりしないかを確かめます。分けることもできます。',
  merge_candidate: '似た設問があります。同じことを尋ねているときは、一つに統合します。',
  misprint: '原文に誤記の疑いがあります。設問の文が正しいかを確かめます。',
  template_text: '「○○」等が残っています。団体の定めに合わせて書き換えます。',
} as const satisfies Record<QuestionFlag, string>;

/** What a clause leaves to the body. */
export const OPEN_VALUE_KIND_LABELS = {
  length: '長さ（文字数・桁数）',
  frequency: '頻度',
  deadline: '期限',
  retention: '保存期間',
  approver: '承認者',
} as const satisfies Record<OpenValueKind, string>;

/** Why a clause has no question, as the reviewer and `policy read` say it. */
export const UNASKED_REASON_LABELS = {
  heading: '見出し',
  definition: '用語・範囲の定義',
  assignment: '体制の定め。登録された任命で確認',
  assists: '補佐の定め。役職を示すもので、設問としない',
  permission: '権限や許しを定める条項。使う義務がないため、設問にしない（例外措置は申請・許可の記録で管理）',
  lead_of_items: '柱書き。各号の条項で確認',
  list_item_of_definition: '定義・範囲の項目',
  list_item_of_unasked: '設問としない条項の項目',
  no_duty_found: '義務の文が見つからない（要確認）',
  covered_by_standards: '基本方針の定め。対策基準の条項で確認',
  standards_held: '対策基準の策定の定め。登録された対策基準で確認',
  sanction: '処分の定め。行うべきことを定めるものでないため、設問としない',
  template_text: 'ひな形のままの文言（○○等）。内容を定めてから確認',
  beside_questions: '取扱制限の表。取扱いの設問に添えて表示',
  skipped: '事務局が設問としないこととした条項',
} as const satisfies Record<UnaskedReason, string>;

/** 重み, the heavier first. */
export const QUESTION_WEIGHT_LABELS = { 2: '2（必須）', 1: '1（推奨）' } as const satisfies Record<
  QuestionWeight,
  string
>;

/** What of a question may be another than in the version before, beside its words. */
export const QUESTION_PART_LABELS = {
  roles: '回答者',
  kind: '種類',
  weight: '重み',
  critical: '重点項目',
  gates: '前提条件',
  criteria: '判断基準',
  evidence: '根拠資料の例',
  hint: '補足',
  common: '共通回答',
} as const satisfies Record<QuestionPart, string>;

/** What is said where the clause of a question is named. */
export const WITHOUT_CLAUSE_LABEL = '条項によらない設問';

const NAMES_ONE = /次のいずれか/u;

/** What stands over the ways that a question names; without it 「次のいずれか」 says nothing. */
export function formatMeansLead(questionText: string): string {
  return NAMES_ONE.test(questionText) ? '次の手段（どれか一つで足ります）' : '手段の例（全てを行う必要はありません）';
}

/** Roles that are no office, as people say them; a role that is one is called as the body calls the office. */
export const ROLE_PHRASES = {
  auditor: '監査を行う者',
  cloud_approver: 'クラウドサービスの利用申請の許可権限者',
  staff: '職員等',
  handler: '情報資産を取り扱う者',
  audited_unit: '被監査部門',
  contractor: '委託事業者',
  system_operator: '情報システム担当者',
  cloud_manager: 'クラウドサービス管理者',
} as const satisfies Record<Exclude<RoleId, Exclude<NamedOffice, 'auditor'>>, string>;

/** Why an edit cannot be made, or must be looked at again. */
export const EDIT_PROBLEM_LABELS = {
  clause_gone: 'この設問の条項は、いまの読取りにはありません。読取りの訂正で、除いたか、番号が変わっています。',
  not_asked_of_role:
    'この設問は、いまは尋ねていません。読取りの訂正かほかの設問の修正で、なくなったか、別の人への設問になっています。',
  target_gone: '統合する先の設問は、いまは尋ねていません。別の設問を選んでください。',
  only_a_row: 'この条項は、いまは別の設問の細目になっています。その設問を開いて直してください。',
  not_separable: 'その細目だけを別の設問にすることはできません。細目を一つ以上残して選んでください。',
  row_gone: 'その細目は、いまの設問にはありません。読取りの訂正かほかの設問の修正で、なくなっています。',
  last_row:
    '細目が一つもなくなるため、削除できません。設問そのものを尋ねないときは、「設問としない」を使ってください。',
  chapter_gone: '追加した設問の章は、いまの読取りにはありません。別の章に追加し直してください。',
  already_asked:
    '同じ条項を同じ回答者に尋ねる設問が、すでにあります。その設問に統合するか、別の回答者を選んでください。',
  clause_changed: '修正したあとに、条項の文が変わりました。設問がいまの条項に合っているかを確かめてください。',
} as const satisfies Record<EditProblem, string>;

/** What an edit does. */
export const EDIT_ACT_LABELS = {
  reword: '設問の文を変更',
  reword_row: '細目の文を変更',
  add_row: '細目を追加',
  drop_row: '細目を削除',
  hint: '補足を変更',
  criteria: '判断基準を変更',
  evidence: '根拠資料の例を変更',
  weigh: '重みを変更',
  mark: '重点項目の指定を変更',
  gates: '前提条件を変更',
  respond: '回答者を変更',
  common: '共通事項の指定を変更',
  settle: '確認事項を確認済みに変更',
  skip: '設問としないことに変更',
  split: '細目を別の設問に分割',
  merge: '別の設問に統合',
  add: '設問を追加',
} as const satisfies Record<QuestionEdit['act'], string>;
