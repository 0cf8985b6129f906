import { z } from 'zod';
import { ZONE_KINDS } from '#app/domain/asset/information-system.ts';
import { AVAILABILITY_GRADES, CONFIDENTIALITY_GRADES, INTEGRITY_GRADES } from '#app/domain/asset/classification.ts';
import {
  CONTRACTOR_MAX_LENGTH,
  REGISTER_TEXT_MAX_LENGTH,
  SYSTEM_CODE_MAX_LENGTH,
  SYSTEM_NAME_MAX_LENGTH,
  ZONE_NAME_MAX_LENGTH,
  ZONE_ORDER_MAX,
} from '#app/domain/asset/ledger-rule.ts';
import type { SystemFault, ZoneFault } from '#app/domain/asset/ledger-rule.ts';
import { formList } from '#app/lib/http.server.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import { enteredDay, enteredDayOrNone } from '#app/services/shared/entered-value.server.ts';

const id = z.string().max(100);

/** The part of an address that names a system. */
export const systemParams = z.object({ systemId: id.min(1) });

const text = z.string().max(500, '500文字以内で入力してください。').catch('');

const NOTE_TOO_LONG = `備考は${REGISTER_TEXT_MAX_LENGTH}文字以内にしてください。`;

/** A class; what is none of its grades is none, as where nothing is chosen. */
function gradeOf<const Grade extends string>(grades: readonly Grade[]) {
  return z.enum(grades).nullable().catch(null).default(null);
}

/** 情報システムの記載. What is wrong with it the rules of the ledger say. */
export const systemForm = z.object({
  code: text,
  name: text,
  ownerUnitId: id.catch(''),
  zoneId: id.catch(''),
  attributes: formList(id).catch([]),
  confidentiality: gradeOf(CONFIDENTIALITY_GRADES),
  integrity: gradeOf(INTEGRITY_GRADES),
  availability: gradeOf(AVAILABILITY_GRADES),
  contractor: text.transform((name) => (name.trim() === '' ? null : name)),
  contractEndsOn: enteredDayOrNone('契約の終わりを年月日で入力してください。決まっていなければ空にします。'),
  note: z.string().max(5000, NOTE_TOO_LONG).catch('').default(''),
});

export const editForm = z.discriminatedUnion('intent', [
  systemForm.extend({ intent: z.literal('change'), seenHash: z.string().max(64).catch('') }),
  z.object({ intent: z.literal('retire'), retiredOn: enteredDay('廃止日を年月日で入力してください。') }),
  z.object({ intent: z.literal('restore') }),
]);

/** What was typed, to be shown again. */
export const systemEcho = z.object({
  intent: z.string().catch(''),
  code: z.string().catch(''),
  name: z.string().catch(''),
  ownerUnitId: z.string().catch(''),
  zoneId: z.string().catch(''),
  attributes: formList(z.string()).catch([]),
  confidentiality: z.string().catch(''),
  integrity: z.string().catch(''),
  availability: z.string().catch(''),
  contractor: z.string().catch(''),
  contractEndsOn: z.string().catch(''),
  note: z.string().catch(''),
  retiredOn: z.string().optional().catch(undefined),
});

const order = z.coerce
  .number(`並び順は0から${ZONE_ORDER_MAX}までの整数で入力してください。`)
  .int(`並び順は0から${ZONE_ORDER_MAX}までの整数で入力してください。`);

const zoneFields = z.object({
  kind: z.enum(ZONE_KINDS, '種類を選んでください。'),
  name: z.string('名称を入力してください。').max(500, `名称は${ZONE_NAME_MAX_LENGTH}文字以内にしてください。`),
  order,
});

export const zoneForm = z.discriminatedUnion('intent', [
  zoneFields.extend({ intent: z.literal('add') }),
  zoneFields.extend({ intent: z.literal('change'), zoneId: id }),
  z.object({ intent: z.literal('remove'), zoneId: id }),
]);

/** What was typed of a zone, to be shown again in its own form. */
export const zoneEcho = z.object({
  intent: z.string().catch(''),
  zoneId: z.string().catch(''),
  kind: z.string().catch(''),
  name: z.string().catch(''),
  order: z.string().catch(''),
});

const SYSTEM_FAULT_TELLS = {
  code_missing: ['code', 'コードを入力してください。'],
  code_form: [
    'code',
    `コードは文字か数字で始め、空白と記号（. _ / - 以外）を除いて${SYSTEM_CODE_MAX_LENGTH}文字以内にしてください。`,
  ],
  code_used: ['code', 'このコードは、別の情報システムで使われています。別のコードにしてください。'],
  code_of_retired: [
    'code',
    'このコードは、廃止した情報システムのものです。過去の点検と混ざらないように、別のコードにしてください。',
  ],
  name_missing: ['name', '名称を入力してください。'],
  name_too_long: ['name', `名称は${SYSTEM_NAME_MAX_LENGTH}文字以内にしてください。`],
  unknown_owner: ['ownerUnitId', '所管課を、一覧から選んでください。'],
  unknown_zone: ['zoneId', 'ネットワーク区分を選んでください。'],
  unknown_attribute: ['attributes', '台帳にない属性が選ばれています。選び直してください。'],
  contractor_too_long: ['contractor', `委託先は${CONTRACTOR_MAX_LENGTH}文字以内にしてください。`],
  note_too_long: ['note', NOTE_TOO_LONG],
} as const satisfies Record<SystemFault, readonly [field: string, message: string]>;

/** Where and how a person learns what is wrong with an entry. */
export function systemErrors(faults: readonly SystemFault[]): readonly FieldError[] {
  return faults.map((fault) => {
    const [field, message] = SYSTEM_FAULT_TELLS[fault];
    return { field, message };
  });
}

/** 台帳の操作を断ったときの説明. */
export const LEDGER_REFUSAL_WORDS = {
  unknown_system: 'この情報システムは見つかりません。台帳の一覧から選び直してください。',
  retired: '廃止した情報システムは変更できません。使っている場合は、先に廃止を取り消してください。',
  changed_meanwhile:
    '画面を開いたあとに、ほかの人がこの情報システムを変更したため、保存していません。今の内容を確かめて、必要であれば、もう一度入力してください。',
  nothing_changed: '変わったところがないため、保存していません。',
  already_retired: 'この情報システムは、すでに廃止日が登録されています。',
  not_retired: 'この情報システムには、廃止日が登録されていません。',
} as const;

export const ZONE_REFUSAL_WORDS = {
  unknown_zone: ['', 'このネットワーク区分は見つかりません。画面を開き直してください。'],
  zone_used: [
    '',
    'このネットワーク区分を使う情報システムがあるため（廃止したものを含みます）、除けません。先に情報システムの区分を変えてください。',
  ],
  nothing_changed: ['', '変わったところがないため、保存していません。'],
  name_missing: ['name', '名称を入力してください。'],
  name_too_long: ['name', `名称は${ZONE_NAME_MAX_LENGTH}文字以内にしてください。`],
  name_used: ['name', 'この名称は、別のネットワーク区分で使われています。別の名称にしてください。'],
  bad_order: ['order', `並び順は0から${ZONE_ORDER_MAX}までの整数で入力してください。`],
} as const satisfies Record<
  ZoneFault | 'unknown_zone' | 'zone_used' | 'nothing_changed',
  readonly [field: string, message: string]
>;

/** 実施中の自己点検に点検票があるとき. By the names of those campaigns. */
export function openSheetWords(campaignNames: readonly string[]): string {
  const names = campaignNames.map((name) => `「${name}」`).join('');
  return `実施中の自己点検${names}にこの情報システムの点検票があるため、廃止できません。集計を確定したあとに、廃止してください。`;
}
