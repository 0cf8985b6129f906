import type { ContractKind } from '#app/domain/asset/contract.ts';
import type { AnswerValue, ConfirmationMethod, NotApplicableReason, RowValue } from '#app/domain/response/answer.ts';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { WHOLE_BODY_WORD } from '#app/domain/shared/labels.ts';
import type { CommonStanding } from '#app/domain/response/common-answer.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';

export const ANSWER_VALUE_LABELS = {
  implemented: '実施',
  partially_implemented: '一部実施',
  not_implemented: '未実施',
  not_applicable: '該当なし',
  unknown: 'わからない',
} as const satisfies Record<AnswerValue, string>;

/** Of whom a question is asked, as tables for people call it. */
export const PUT_TO_LABELS = { ...UNIT_TYPE_LABELS, organization: WHOLE_BODY_WORD } as const;

export const ROW_VALUE_LABELS = {
  yes: 'はい',
  no: 'いいえ',
  not_applicable: '該当なし',
  unknown: 'わからない',
} as const satisfies Record<RowValue, string>;

/** What a thing in a register is called where a question is asked about it. */
export const OBJECT_KIND_LABELS = {
  contract: '契約',
  cloud_service: 'クラウドサービス',
} as const satisfies Record<ContractKind, string>;

/** What stands where no answer is. */
export const UNANSWERED_LABEL = '未回答';

export const NOT_APPLICABLE_REASON_LABELS = {
  no_case: '事案なし',
  no_object: '対象なし',
  other_unit: '他の所属が実施',
  other: 'その他',
} as const satisfies Record<NotApplicableReason, string>;

/** How an answer stands to the common one, in a word. */
export const COMMON_STANDING_LABELS = {
  open: '未回答',
  confirmed: '共通回答のとおり',
  stale: '共通回答の変更後は未確認',
  own: '独自の回答',
  differs: '独自の回答',
} as const satisfies Record<CommonStanding, string>;

/** How an answer came about that a record of the system gave. */
export const FROM_RECORD_LABEL = '記録から';

export const CONFIRMATION_METHOD_LABELS = {
  all_checked: '全員に確認',
  sampled: '抽出して確認',
  interviewed: '聞き取り',
  system_setting: 'システムの設定で確認',
  records: '記録で確認',
} as const satisfies Record<ConfirmationMethod, string>;

export const MISSING_PART_LABELS = {
  unanswered: '回答を選んでください。',
  rows_incomplete: 'すべての細目に回答してください。',
  what_is_missing: '何が足りないかを書いてください。',
  why_not: '実施していない理由を書いてください。',
  plan_measure: '改善策を書いてください。',
  plan_owner: '改善策の担当を書いてください。',
  plan_due: '改善策の期限を入れてください。',
  not_applicable_reason: '該当なしの理由を選んでください。',
  not_applicable_note: '該当なしの理由（その他）の内容を書いてください。',
  confirmation_method: '職員等の状況をどのように確認したかを選んでください。',
  common_changed: '共通回答が変わりました。もう一度確かめてください。',
  why_different: '共通回答と異なる理由をコメントに書いてください。',
} as const satisfies Record<MissingPart, string>;
