import type { NamedOffice } from '#app/domain/organization/office.ts';
import type { OpenValueKind } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { QuestionFlag, QuestionKind } from '#app/domain/questionnaire/question.ts';
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
  grouped_by_section: '確認項目が多すぎたり、別のことを尋ねていたりしないかを確かめます。分けることもできます。',
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
