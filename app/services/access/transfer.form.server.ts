import { z } from 'zod';
import type { Denial } from '#app/domain/access/can.ts';
import type { TransferFault } from '#app/domain/access/transfer-plan.ts';
import { MODULE_LABELS } from '#app/domain/organization/labels.ts';
import type { Module } from '#app/domain/organization/module.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { TRANSFER_KINDS, TRANSFER_MAX_LINES, TRANSFER_NAME_MAX_LENGTH } from '#app/domain/organization/transfer.ts';
import type { CellFault, TransferCells, TransferField } from '#app/domain/organization/transfer.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { cellField, transferRow } from '#app/services/access/transfer-table.form.server.ts';
import { outlivesUnitWords } from '#app/services/organization/person.form.server.ts';
import { enteredDay } from '#app/services/shared/entered-value.server.ts';
import { tableText, TOO_MANY_CELLS_WORDS } from '#app/services/shared/table-text.form.server.ts';

/** A line has about a hundred characters; the form reader takes a little more, for the ends of the lines. */
export const TRANSFER_TEXT_MAX_LENGTH = 590_000;

const seal = z.string().max(64).default('');

export const transferTableForm = z.object({ text: tableText, seal });

export const newTransferForm = z.object({
  name: z
    .string('名称を入力してください。')
    .trim()
    .min(1, '名称を入力してください。')
    .max(TRANSFER_NAME_MAX_LENGTH, `名称は${TRANSFER_NAME_MAX_LENGTH}文字以内で入力してください。`),
  suggestedName: z.string().max(TRANSFER_NAME_MAX_LENGTH).default(''),
  on: enteredDay('異動の日を入力してください。'),
  kind: z.enum(TRANSFER_KINDS, '表の種類を選んでください。'),
  text: tableText,
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

const notUsed = (module: Module) =>
  `この団体では${MODULE_LABELS[module]}を使わない設定です。その役職を行から除くか、先に「団体の設定」の「使う機能」で使うことにしてください。`;

/** One line by itself: what its fields hold is read by its own form. */
export const transferLineForm = z.record(z.string(), z.string());
export const transferLineAct = z.object({ intent: z.enum(['save', 'take_out']).catch('save'), lineSeal: seal });
export const transferLineParams = z.object({
  transferId: z.string().min(1).max(100),
  number: z.union([z.literal('new').transform(() => null), number]),
});

/** What a person reads beside a line that is refused: what is wrong, and what to do. */
export const TRANSFER_FAULT_WORDS = {
  formula: '数式や記号（＝・＋・－・＠）で始まるセルがあります。値だけにしてください。',
  too_many_cells: TOO_MANY_CELLS_WORDS,
  too_long: '長すぎるセルがあります。短くしてください。',
  name_missing: '氏名が空です。入力してください。',
  bad_kana: 'かなは、ひらがな又はカタカナで書いてください。',
  bad_kind: '職員区分は、正規・会計年度任用・特別職・外部のどれかで書いてください。',
  bad_login: '利用者IDに使えるのは、半角の英数字と「.」「_」「-」です。',
  bad_until:
    '任期の終わりが日付として読めません。2028-03-31、2028/3/31、令和10年3月31日、R10.3.31のように書いてください。',
  bad_movement: '異動の種類は、採用・異動・再任用・改姓・退職・転出のどれかで書くか、空にしてください。',
  unknown_person:
    'この職員は登録されていません。職員番号と氏名を確かめてください。新しい人なら、異動の種類を「採用」にしてください。',
  namesake:
    '同じ氏名の職員が、別の職員番号で登録されています。同じ人か、同姓同名の新しい人かを選んでください。表で直すときは、職員番号を登録と同じにするか、異動の種類を「採用（別人）」にします。',
  perhaps_same:
    '同じ氏名の職員が登録されています。同じ人か、同姓同名の新しい人かを選んでください。表で直すときは、職員番号を登録と同じにするか、異動の種類を「採用（別人）」にします。',
  name_differs:
    'この職員番号は、別の氏名で登録されています。職員番号を確かめてください。氏名が変わった人なら、異動の種類を「改姓」にしてください。',
  ambiguous_person: '同じ氏名の職員が二人以上います。職員番号を入れてください。',
  same_person_twice: '別の行と同じ職員を指しています。職員番号をそろえてください。',
  rows_differ: '同じ職員の行で、氏名・かな・職員区分・利用者IDのどれかが違います。同じにしてください。',
  unknown_unit: '所属が、異動の日の部・課にありません。部・課の画面でコードと名称を確かめてください。',
  unit_missing: '課や部の役職ですが、所属が空です。所属コードか所属を入れてください。',
  unit_differs: '所属コードと所属の名称が、別の部・課を指しています。どちらかに合わせてください。',
  ambiguous_unit: '同じ名称の部・課が二つ以上あります。所属コードを入れてください。',
  unknown_office: '役職の名称が登録と違います。組織・台帳の画面にある役職の名称と同じに書いてください。',
  wrong_place: '役職と所属が合いません。課の役職には課、部の役職には部を書いてください。',
  unknown_system: 'システムコードが、情報システム台帳にありません。台帳でコードを確かめてください。',
  system_missing: '情報システムの役職ですが、システムコードが空です。入れてください。',
  system_without_office:
    'システムコードがありますが、情報システムの役職がありません。役職に加えるか、コードを消してください。',
  post_twice: '同じ役職が二度書かれています。一つにしてください。',
  until_before_day: '任期の終わりが、異動の日より前です。日付を確かめてください。',
  begins_later: '同じ役職が、もっと後の日から始まることになっています。その任命を職員の画面で取り消してください。',
  unit_ends: '所属がなくなる日より後まで続く任期です。任期の終わりをその前の日までにしてください。',
  incompatible:
    '監査する側とされる側の役職で、兼ねられません。やむを得ない場合は「兼務の理由」の列に理由を書いてください。',
  never_together: '兼ねることのできない役職です。どちらかを別の人にしてください。',
  audit_not_used: notUsed('audit'),
  exception_not_used: notUsed('exception'),
  committee_not_used: notUsed('committee'),
  bureau_not_used: notUsed('bureau'),
  left_with_offices: '退職・転出する人に役職があるか、行が二つ以上あります。退職・転出の一行だけにしてください。',
  login_differs: 'この職員には、すでに別の利用者IDがあります。利用者IDを空にするか、登録と同じにしてください。',
  login_taken: 'この利用者IDは、ほかの職員が使っているか、前の行にあります。別の利用者IDにしてください。',
} as const satisfies Record<TransferFault, string>;

const FIELD_OF_FAULT: Partial<Record<CellFault, TransferField>> = {
  name_missing: 'name',
  bad_kana: 'kana',
  bad_kind: 'kind',
  bad_login: 'login',
  bad_until: 'until',
  bad_movement: 'movement',
};

/** What cannot be read of one line, at its fields; what it means is judged with the others. */
export function transferLineErrors(written: TransferCells): readonly { field: string; message: string }[] {
  return transferRow({ number: 1, written }, false).faults.map((fault) => {
    const field = FIELD_OF_FAULT[fault];
    return { field: field === undefined ? '' : cellField(field), message: TRANSFER_FAULT_WORDS[fault] };
  });
}

/** The same with the day, where the fault has one. */
export function transferFaultWords(one: { readonly fault: TransferFault; readonly lastDay?: CalendarDate }): string {
  return one.lastDay === undefined ? TRANSFER_FAULT_WORDS[one.fault] : outlivesUnitWords(one.lastDay);
}

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
    'わからない行・矛盾する行が残っているため、確定していません。表を直して差し替えるか、その行を除いてください。',
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
export function transferRefusalWords(reason: TransferRefusal, names: OfficeNames): string {
  if (reason !== 'last_secretariat' && reason !== 'last_administrator') return WORDS[reason];
  const office = names[reason === 'last_secretariat' ? 'secretariat' : 'administrator'];
  return `サインインできる${office}の職員がいなくなるため、行っていません。表に${office}の人を加えるか、先に後任の人の利用者IDとパスワードを用意してください。`;
}
