import { z } from 'zod';
import { OVERRIDE_REASON_MAX_LENGTH } from '#app/domain/access/given-office.ts';
import type { KeptOffice } from '#app/domain/access/office-cover.ts';
import { APPOINTMENT_KINDS } from '#app/domain/organization/appointment-kind.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import {
  isSortableKana,
  PERSON_CODE_MAX_LENGTH,
  PERSON_KINDS,
  PERSON_NAME_MAX_LENGTH,
  personCode,
  sortableKana,
} from '#app/domain/organization/person.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { enteredDay, enteredDayOrNone } from '#app/services/shared/entered-value.server.ts';

export const personForm = z.object({
  name: z
    .string('氏名を入力してください。')
    .trim()
    .min(1, '氏名を入力してください。')
    .max(PERSON_NAME_MAX_LENGTH, `氏名は${PERSON_NAME_MAX_LENGTH}文字以内で入力してください。`),
  kana: z
    .string('氏名のかなを確かめてください。')
    .max(PERSON_NAME_MAX_LENGTH, `氏名のかなは${PERSON_NAME_MAX_LENGTH}文字以内で入力してください。`)
    .transform(sortableKana)
    .refine(isSortableKana, '氏名のかなは、ひらがな又はカタカナで入力してください。'),
  code: z
    .string('職員番号を確かめてください。')
    .max(PERSON_CODE_MAX_LENGTH, `職員番号は${PERSON_CODE_MAX_LENGTH}文字以内で入力してください。`)
    .transform(personCode),
  kind: z.enum(PERSON_KINDS, '区分を選んでください。'),
});

/** What was typed, to be shown again. */
export const personEcho = z.object({
  name: z.string().catch(''),
  kana: z.string().catch(''),
  code: z.string().catch(''),
  kind: z.string().catch(''),
});

/** Where an office is held, as the one select of the form says it: a unit, a system, or the whole body ('' ). */
const place = z
  .string('所属・情報システムを選んでください。')
  .max(120, '所属・情報システムを選んでください。')
  .regex(/^(?:(?:unit|system):.+)?$/u, '所属・情報システムを選んでください。')
  .transform((text) => ({
    unitId: text.startsWith('unit:') ? text.slice('unit:'.length) : null,
    systemId: text.startsWith('system:') ? text.slice('system:'.length) : null,
  }));

export const officeForm = z.object({
  kind: z.enum(APPOINTMENT_KINDS, '任命の別を選んでください。').default('regular'),
  role: z.enum(OFFICES, '役職を選んでください。'),
  place,
  from: enteredDay('始まりの日を入力してください。'),
  until: enteredDayOrNone('終わりの日を確かめてください。'),
  overrideReason: z
    .string()
    .trim()
    .max(OVERRIDE_REASON_MAX_LENGTH, `理由は${OVERRIDE_REASON_MAX_LENGTH}文字以内で入力してください。`)
    .default(''),
});

export const officeEcho = z.object({
  kind: z.string().catch('regular'),
  role: z.string().catch(''),
  place: z.string().catch(''),
  from: z.string().catch(''),
  until: z.string().catch(''),
  overrideReason: z.string().catch(''),
});

const appointmentId = z.string().min(1).max(100);

/** What the page of a person does; each act has its own button. */
export const personActForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end'), appointmentId, until: enteredDay('終わりの日を入力してください。') }),
  z.object({ intent: z.literal('withdraw'), appointmentId }),
  z.object({ intent: z.literal('leave'), lastDay: enteredDay('最後の日を入力してください。') }),
  z.object({ intent: z.literal('return') }),
  z.object({ intent: z.literal('disable') }),
  z.object({ intent: z.literal('enable') }),
]);

/** Which of the page's forms came back, and what day it had. */
export const personActEcho = z.object({
  intent: z.string().catch(''),
  appointmentId: z.string().catch(''),
  until: z.string().catch(''),
  lastDay: z.string().catch(''),
});

const WORDS = {
  not_permitted: 'この操作を行う権限がありません。担当の方に依頼してください。',
  own_answers: 'この操作を行う権限がありません。担当の方に依頼してください。',
  wrong_state: '画面を開いたあとに状態が変わったため、反映していません。今の状態を確かめてください。',
  code_taken: 'この職員番号は、ほかの職員に使われています。番号を確かめてください。',
  nothing_changed: '変更されたところがないため、保存していません。',
  left_already: 'この職員は、すでに転出・退職しています。',
  never_left: 'この職員は、転出・退職していません。',
  left_person: 'この職員は転出・退職しています。先に「復帰」としてから、もう一度行ってください。',
  in_the_future: '今日より後の日は入れられません。その日になってから登録してください。',
  until_before_from: '終わりの日が、始まりの日より前になっています。日付を確かめてください。',
  over_already: 'この役職はすでに終わっています。終わった任命の日付は変えられません。',
  same_end: '終わりの日が変わっていないため、保存していません。',
  begun_already: 'この役職はすでに始まっているため、取り消せません。「終わりの日を決める」で終わらせてください。',
  held_already: 'この職員は、その期間に同じ役職をすでに持っています。期間を確かめてください。',
  same_person:
    'この職員が持つ、ほかの役職と兼ねられません（監査する側とされる側を分けるための決まりです）。やむを得ない場合に認められる組合せであれば、理由を入れて登録できます。',
  override_reason_missing: 'やむを得ず兼ねさせる理由を入力してください。',
  office_not_used: '団体の設定で使わないことにした役職です。ほかの役職を選んでください。',
  acting_without_end:
    '職務代理には、終わりの日が要ります。戻る日や後任が決まる日の見込みを入れてください。後から変えられます。',
  not_vacant:
    'この役職には、その期間に就いている人がいます。事務取扱は空席の役職にだけ任命できます。不在の間に代わるときは、職務代理を選んでください。',
  wrong_place:
    '役職と所属の組合せが合いません。課の役職には課、部の役職には部、情報システム管理者には情報システムを選び、全庁の役職には何も選びません。',
  unknown_place: '選んだ所属・情報システムは、その日にはありません。日付と所属を確かめてください。',
  no_account: 'この職員には利用者IDがありません。',
  has_account: 'この職員には、すでに利用者IDがあります。画面を開き直してください。',
  login_taken:
    'この利用者IDは、ほかの職員に使われています（大文字と小文字は区別しません）。別の利用者IDにしてください。',
  disabled: 'この利用者IDは停止中です。先に利用を再開してください。',
  disabled_already: 'この利用者IDは、すでに停止しています。',
  enabled_already: 'この利用者IDは、停止していません。',
  changed_meanwhile:
    '画面を開いたあとにパスワードが変わったため、再発行していません。画面を開き直し、必要であれば、もう一度行ってください。',
  nobody_chosen: '通知書を発行する職員が一人も選ばれていません。一人以上を選んでください。',
} as const;

export type PersonRefusal = keyof typeof WORDS | `last_${KeptOffice}` | 'administrators_login';

/** 所属の終わりを越える任期を断ったときの説明. */
export function outlivesUnitWords(lastDay: CalendarDate): string {
  return `この所属は${japaneseDate(lastDay)}でなくなります。任期の終わりをその日までにしてください。`;
}

/** システム運用担当の利用者IDを変えられないときの説明. */
function administratorsLoginWords({ administrator }: OfficeNames): string {
  return `この職員は${administrator}です。${administrator}の利用者IDは、${administrator}だけが変えられます。${administrator}に依頼してください。`;
}

/** 職員・任命の操作を断ったときの説明. What happened, that nothing changed, what to do; offices by the body's names. */
export function personRefusalWords(reason: PersonRefusal, names: OfficeNames): string {
  if (reason === 'administrators_login') return administratorsLoginWords(names);
  if (reason !== 'last_secretariat' && reason !== 'last_administrator') return WORDS[reason];
  const office = names[reason === 'last_secretariat' ? 'secretariat' : 'administrator'];
  return `サインインできる${office}の職員がいなくなるため、行っていません。先に、後任の職員に${office}の役職と利用者IDを用意してください。`;
}
