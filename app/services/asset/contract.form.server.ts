import { z } from 'zod';
import { CONTRACT_KINDS, SUBCONTRACTING } from '#app/domain/asset/contract.ts';
import type { ContractFault } from '#app/domain/asset/contract-rule.ts';
import {
  CONTRACTOR_MAX_LENGTH,
  REGISTER_TEXT_MAX_LENGTH,
  SYSTEM_CODE_MAX_LENGTH,
  SYSTEM_NAME_MAX_LENGTH,
} from '#app/domain/asset/ledger-rule.ts';
import { formList } from '#app/lib/http.server.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import { enteredDay, enteredDayOrNone } from '#app/services/shared/entered-value.server.ts';

const id = z.string().max(100);

/** The part of an address that names a contract. */
export const contractParams = z.object({ contractId: id.min(1) });

const text = z.string().max(500, '500文字以内で入力してください。').default('');
const long = z.string().max(5000, `${REGISTER_TEXT_MAX_LENGTH}文字以内で入力してください。`).default('');

/** 契約の記載. What is wrong with it the rules of the registers say. */
export const contractForm = z.object({
  kind: z.enum(CONTRACT_KINDS, '種類を選んでください。'),
  code: text,
  name: text,
  contractor: text,
  ownerUnitId: id.catch('').default(''),
  handedOver: long,
  personalInformation: z
    .literal('yes')
    .optional()
    .catch(undefined)
    .transform((value) => value === 'yes'),
  subcontracting: z.enum(SUBCONTRACTING, '再委託の有無を選んでください。'),
  startsOn: enteredDayOrNone('開始日を年月日で入力してください。'),
  endsOn: enteredDayOrNone('終了日を年月日で入力してください。定めがなければ空にします。'),
  approvedOn: enteredDayOrNone('承認日を年月日で入力してください。'),
  approvedBy: text,
  approvalDocument: text,
  systemIds: formList(id).catch([]),
  note: long,
});

export const contractEditForm = z.discriminatedUnion('intent', [
  contractForm.extend({ intent: z.literal('change'), seenHash: z.string().max(64).catch('') }),
  z.object({ intent: z.literal('retire'), retiredOn: enteredDay('外す日を年月日で入力してください。') }),
  z.object({ intent: z.literal('restore') }),
]);

const shown = z.string().catch('');
const shownDay = z.string().nullable().catch('');

/** What was typed, to be shown again. */
export const contractEcho = z.object({
  intent: shown,
  kind: shown,
  code: shown,
  name: shown,
  contractor: shown,
  ownerUnitId: shown,
  handedOver: shown,
  personalInformation: z.union([z.boolean(), z.literal('yes').transform(() => true)]).catch(false),
  subcontracting: shown,
  startsOn: shownDay,
  endsOn: shownDay,
  approvedOn: shownDay,
  approvedBy: shown,
  approvalDocument: shown,
  systemIds: formList(z.string()).catch([]),
  note: shown,
  retiredOn: z.string().optional().catch(undefined),
});

const FAULT_TELLS = {
  code_missing: ['code', 'コードを入力してください。'],
  code_form: [
    'code',
    `コードは文字か数字で始め、空白と記号（. _ / - 以外）を除いて${SYSTEM_CODE_MAX_LENGTH}文字以内にしてください。`,
  ],
  code_used: ['code', 'このコードは、別の契約で使われています。別のコードにしてください。'],
  code_of_retired: ['code', 'このコードは、台帳から外した契約のものです。別のコードにしてください。'],
  name_missing: ['name', '名称を入力してください。'],
  name_too_long: ['name', `名称は${SYSTEM_NAME_MAX_LENGTH}文字以内にしてください。`],
  contractor_missing: ['contractor', '事業者の名称を入力してください。'],
  contractor_too_long: ['contractor', `事業者の名称は${CONTRACTOR_MAX_LENGTH}文字以内にしてください。`],
  unknown_owner: ['ownerUnitId', '所管課を、今ある部・課から選んでください。'],
  handed_over_too_long: ['handedOver', `渡す情報は${REGISTER_TEXT_MAX_LENGTH}文字以内にしてください。`],
  start_missing: ['startsOn', '開始日を年月日で入力してください。'],
  ends_before_start: ['endsOn', '終了日は、開始日以後の日にしてください。'],
  approval_incomplete: [
    'approvedOn',
    '承認日・承認者・文書番号は、三つとも入力してください。まだ承認されていなければ、三つとも空にします。',
  ],
  approval_too_long: ['approvedBy', `承認者と文書番号は、それぞれ${CONTRACTOR_MAX_LENGTH}文字以内にしてください。`],
  unknown_system: ['systemIds', '情報システム台帳にないものが選ばれています。選び直してください。'],
  note_too_long: ['note', `備考は${REGISTER_TEXT_MAX_LENGTH}文字以内にしてください。`],
} as const satisfies Record<ContractFault, readonly [field: string, message: string]>;

/** Where and how a person learns what is wrong with an entry. */
export function contractErrors(faults: readonly ContractFault[]): readonly FieldError[] {
  return faults.map((fault) => {
    const [field, message] = FAULT_TELLS[fault];
    return { field, message };
  });
}

/** 台帳の操作を断ったときの説明. */
export const CONTRACT_REFUSAL_WORDS = {
  unknown_contract: 'この契約は見つかりません。台帳の一覧から選び直してください。',
  retired: '台帳から外した契約は変更できません。続いている場合は、先に台帳に戻してください。',
  changed_meanwhile:
    '画面を開いたあとに、ほかの人がこの契約を変更したため、保存していません。今の内容を確かめて、必要であれば、もう一度入力してください。',
  nothing_changed: '変わったところがないため、保存していません。',
  already_retired: 'この契約は、すでに台帳から外す日が登録されています。',
  not_retired: 'この契約は、台帳から外されていません。',
} as const;
