import type { Denial } from '#app/domain/access/can.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { inUnitsWord } from '#app/domain/organization/unit-labels.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { TRANSFER_KINDS, TRANSFER_MAX_LINES, TRANSFER_NAME_MAX_LENGTH } from '#app/domain/organization/transfer.ts';
import { enteredDay } from '#app/services/shared/entered-value.server.ts';
import { wideTableText } from '#app/services/shared/table-text.form.server.ts';
import { z } from 'zod';

const seal = z.string().max(64).default('');

export const transferTableForm = z.object({ text: wideTableText, seal });

export const newTransferForm = z.object({
  name: z
    .string('名称を入力してください。')
    .trim()
    .min(1, '名称を入力してください。')
    .max(TRANSFER_NAME_MAX_LENGTH, `名称は${TRANSFER_NAME_MAX_LENGTH}文字以内で入力してください。`),
  suggestedName: z.string().max(TRANSFER_NAME_MAX_LENGTH).default(''),
  on: enteredDay('異動の日を入力してください。'),
  kind: z.enum(TRANSFER_KINDS, '表の種類を選んでください。'),
  text: wideTableText,
});

/** What was sent, to be shown again. */
export const transferEcho = z.object({
  name: z.string().catch(''),
  on: z.string().catch(''),
  kind: z.string().catch(''),
  text: z.string().catch(''),
});

const number = z.coerce.number().int().min(1).max(1_000_000);

/** What the page of a transfer does; each act has its own button. */
export const transferActForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('leave_out'), number, lineSeal: seal }),
  z.object({ intent: z.literal('put_back'), number, lineSeal: seal }),
  z.object({ intent: z.literal('settle'), number, lineSeal: seal, samePersonId: z.string().max(100).default('') }),
  z.object({ intent: z.literal('apply'), seenHash: z.string().max(64) }),
  z.object({ intent: z.literal('finish') }),
  z.object({ intent: z.literal('undo') }),
  z.object({ intent: z.literal('discard') }),
]);

/** One line by itself: what its fields hold is read by its own form. */
export const transferLineForm = z.record(z.string(), z.string());
export const transferLineAct = z.object({ intent: z.enum(['save', 'take_out']).catch('save'), lineSeal: seal });
export const transferLineParams = z.object({
  transferId: z.string().min(1).max(100),
  number: z.union([z.literal('new').transform(() => null), number]),
});

const WORDS = {
  not_permitted: 'この操作を行う権限がありません。担当の方に依頼してください。',
  own_answers: 'この操作を行う権限がありません。担当の方に依頼してください。',
  wrong_state: '画面を開いたあとに状態が変わったため、反映していません。今の状態を確かめてください。',
  unknown_transfer: 'この異動はありません。一覧から選び直してください。',
  not_draft: 'この異動はすでに確定しているため、変えられません。直すときは、先に異動を取り消してください。',
  undone_already:
    'この異動は取り消されているため、確定も変更もできません。もう一度行うときは、表を読み込んで、新しい異動にしてください。',
  earlier_year: '終わった年度の日付には登録できません。今年度か来年度の日にしてください。',
  too_far: '来年度より先の日付には登録できません。今年度か来年度の日にしてください。',
  unknown_line: 'この行は、今の表にありません。表が差し替えられています。',
  line_changed:
    '画面を開いたあとに、この行が変わったか、表が差し替えられたため、何もしていません。今の行を確かめて、もう一度選んでください。',
  left_out_line: 'この行は除いてあります。一覧で行を戻してから直してください。',
  too_many_lines: `一つの異動に書けるのは${TRANSFER_MAX_LINES.toLocaleString('ja-JP')}行までです。行を加えていません。`,
  replaced_meanwhile:
    '画面を開いたあとに、ほかの人がこの下書きを変えたため、差し替えていません。今の内容を確かめて、もう一度読み込んでください。',
  year_over:
    '終わった年度の異動のため、取り消すことも、退職・転出の手続を行うこともできません。直すところは、職員の画面で一人ずつ直してください。',
  nothing_changed: '変わるところがないため、何もしていません。',
  unsettled_lines:
    '読み取れない行・矛盾する行が残っているため、確定していません。表を直して差し替えるか、その行を除いてください。',
  changed_meanwhile:
    '画面を開いたあとに、表、職員、部・課又は役職が変わったため、確定していません。今の内容を確かめて、もう一度確定してください。',
  not_applied: 'この異動は確定していないか、すでに取り消されています。',
  too_early: 'まだ異動の日になっていません。その日になってから行ってください。',
  nobody_leaves: '退職・転出の手続が残っている人はいません。',
  not_as_logged:
    '異動の控えが操作記録と一致しないため、取り消していません。担当者以外がデータを書き換えた可能性があります。記録の検証を行ってください。',
  built_on:
    'この異動のあとに行われたことがあるため、取り消せません。次のものを先に元に戻すか、一人ずつ直してください。',
} as const;

export type TransferRefusal = keyof typeof WORDS | Denial | 'last_secretariat' | 'last_administrator';

/** 異動の操作を断ったときの説明. What happened, that nothing changed, what to do. */
export function transferRefusalWords(
  reason: TransferRefusal,
  { officeNames, modules }: { readonly officeNames: OfficeNames; readonly modules: Modules },
): string {
  if (reason !== 'last_secretariat' && reason !== 'last_administrator') return inUnitsWord(WORDS[reason], modules);
  const office = officeNames[reason === 'last_secretariat' ? 'secretariat' : 'administrator'];
  return `サインインできる${office}の職員がいなくなるため、行っていません。表に${office}の人を加えるか、先に後任の人の利用者IDとパスワードを用意してください。`;
}
