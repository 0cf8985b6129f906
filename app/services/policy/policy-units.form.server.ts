import { z } from 'zod';
import type { BindingRefusal } from '#app/domain/organization/policy-binding.ts';
import { formList } from '#app/lib/http.server.ts';
import { enteredDay } from '#app/services/shared/entered-value.server.ts';

/** 対象の所属を保存するときに送られるもの. */
export const policyUnitsForm = z.object({
  scope: z.enum(['all', 'chosen'], 'すべての所属か、選んだ所属かを選んでください。'),
  units: formList(z.string().max(100)),
  on: enteredDay('いつから適用するかを入力してください。'),
  seal: z.string().max(100).catch(''),
});

/** What was typed, to be shown again. */
export const policyUnitsEcho = z.object({
  scope: z.string().catch(''),
  units: formList(z.string()).catch([]),
  on: z.string().catch(''),
});

/** The field at which a refusal is told. */
export const POLICY_UNITS_REFUSAL_FIELDS = {
  earlier_year: 'on',
  too_far: 'on',
  later_change: 'on',
  unknown_unit: 'units',
  no_units: 'units',
  bound_from_above: 'units',
  first_policy: 'units',
  withdrawn_policy: '',
  nothing_changed: '',
  unknown_policy: '',
  changed_meanwhile: '',
} as const satisfies Record<BindingRefusal | 'unknown_policy' | 'changed_meanwhile', string>;

/** 対象の所属を保存できないときの説明. */
export const POLICY_UNITS_REFUSAL_WORDS = {
  earlier_year: '前の年度の日からは変えられません。何も変えていません。今年度の日を入力してください。',
  too_far: '翌年度より後の日からは変えられません。何も変えていません。日付を確かめてください。',
  later_change:
    'その日より後に、組織の変更があった所属があります。何も変えていません。その変更より後の日を入力してください。',
  unknown_unit: '選んだ所属の中に、その日には無いものがあります。何も変えていません。選び直してください。',
  no_units: '所属が一つも選ばれていません。何も変えていません。一つ以上選んでください。',
  bound_from_above:
    '上の部が対象のため、外せない所属があります。何も変えていません。部の選択を外して課ごとに選ぶか、外したい所属を先に別の対策基準の対象にしてください。',
  first_policy:
    'ほかの対策基準の対象になっていない所属は、最初に公開したこの対策基準の対象のままです。何も変えていません。外したい所属を、先に別の対策基準の対象にしてください。',
  withdrawn_policy: 'この対策基準は取り下げられているため、何も変えていません。',
  nothing_changed: 'すでにそのとおりになっているため、何も変えていません。',
  unknown_policy: 'この対策基準が見つからないため、何も変えていません。画面を開き直してください。',
  changed_meanwhile:
    '画面を開いたあとに、所属か対象が変わったため、何も変えていません。下のいまの内容を確かめて、もう一度選んでください。',
} as const satisfies Record<BindingRefusal | 'unknown_policy' | 'changed_meanwhile', string>;
