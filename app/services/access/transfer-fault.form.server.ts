import type { TransferFault } from '#app/domain/access/transfer-plan.ts';
import { MODULE_LABELS } from '#app/domain/organization/labels.ts';
import { inUnitsWord } from '#app/domain/organization/unit-labels.ts';
import type { Module, Modules } from '#app/domain/organization/module.ts';
import { TRANSFER_FIELDS } from '#app/domain/organization/transfer.ts';
import type { TransferCells, TransferField } from '#app/domain/organization/transfer.ts';
import { TRANSFER_COLUMNS } from '#app/documents/organization/transfer-table.ts';
import { looksLikeFormula } from '#app/lib/csv.ts';
import type { LineFault } from '#app/services/access/transfer-line.loader.server.ts';
import { cellField, isTooLong, transferRow } from '#app/services/access/transfer-table.form.server.ts';
import { outlivesUnitWords } from '#app/services/organization/person.form.server.ts';
import { cellWords, TOO_MANY_CELLS_WORDS } from '#app/services/shared/table-text.form.server.ts';

const notUsed = (module: Module) =>
  `この団体では${MODULE_LABELS[module]}を使わない設定です。その役職を行から除くか、先に「団体の設定」の「使う機能」で使うことにしてください。`;

/** What is wrong with a line that is refused, and what to do. */
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
  perhaps_unnumbered:
    '同じ氏名の職員が二人以上、職員番号なしで登録されています。そのうちの一人なら、先に職員の画面でその人の職員番号を登録し、この行に同じ番号を入れてください。同姓同名の新しい人なら、そう選ぶか、異動の種類を「採用（別人）」にします。',
  namesake_in_table:
    '表のほかの行にも同じ氏名があり、同じ人か別の人かが決まりません。同じ人なら、どの行にもその人の職員番号を入れてください。別の新しい人なら、異動の種類を「採用（別人）」にしてください。',
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

/** 役職の名称が違うときの説明. What was written, and what can be. */
function unknownOfficeWords(written: readonly string[], possible: readonly string[]): string {
  const quoted = (names: readonly string[]) => names.map((name) => `「${name}」`).join('');
  return `${quoted(written)}は役職として登録されていません。職名（課長・係長など）は書きません。使えるのは、${quoted(possible)}です。`;
}

const PERSON: readonly TransferField[] = ['code', 'name'];
const UNIT: readonly TransferField[] = ['unitCode', 'unitName'];

/** 後の日からの任命が人事異動によるときの説明. */
const laterByTransferWords = (name: string) =>
  `同じ役職が、もっと後の日から始まることになっています。人事異動「${name}」を取り消すと、まとめて取り消せます。一人だけなら、職員の画面でその任命を取り消してください。`;

/** Whose cells are quoted; what is of the whole line quotes none. */
const FAULT_FIELDS: Readonly<Partial<Record<TransferFault, readonly TransferField[]>>> = {
  name_missing: ['name'],
  bad_kana: ['kana'],
  bad_kind: ['kind'],
  bad_login: ['login'],
  bad_until: ['until'],
  bad_movement: ['movement'],
  unknown_person: PERSON,
  namesake: PERSON,
  perhaps_same: PERSON,
  perhaps_unnumbered: PERSON,
  namesake_in_table: PERSON,
  name_differs: PERSON,
  ambiguous_person: ['name'],
  same_person_twice: PERSON,
  unknown_unit: UNIT,
  unit_missing: UNIT,
  unit_differs: UNIT,
  ambiguous_unit: ['unitName'],
  unknown_office: ['offices'],
  wrong_place: ['offices', ...UNIT],
  unknown_system: ['systemCodes'],
  system_missing: ['systemCodes'],
  system_without_office: ['systemCodes'],
  post_twice: ['offices'],
  until_before_day: ['until'],
  begins_later: ['offices'],
  unit_ends: [...UNIT, 'until'],
  incompatible: ['offices'],
  never_together: ['offices'],
  audit_not_used: ['offices'],
  exception_not_used: ['offices'],
  committee_not_used: ['offices'],
  bureau_not_used: ['offices'],
  left_with_offices: ['movement'],
  login_differs: ['login'],
  login_taken: ['login'],
};

function wrongFields(fault: TransferFault, written: TransferCells): readonly TransferField[] {
  switch (fault) {
    case 'formula':
      return TRANSFER_FIELDS.filter((field) => looksLikeFormula(written[field]));
    case 'too_long':
      return TRANSFER_FIELDS.filter((field) => isTooLong(field, written[field]));
    default:
      return FAULT_FIELDS[fault] ?? [];
  }
}

/** What cannot be read of one line, at its fields; what it means is judged with the others. */
export function transferLineErrors(written: TransferCells): readonly { field: string; message: string }[] {
  return transferRow({ number: 1, written }, false).faults.map((fault) => {
    const [field] = wrongFields(fault, written);
    return { field: field === undefined ? '' : cellField(field), message: TRANSFER_FAULT_WORDS[fault] };
  });
}

interface FaultGround {
  readonly unknownOffices: readonly string[];
  readonly possible: readonly string[];
  readonly modules: Modules;
  /** By appointment the transfer that gave it, by name. */
  readonly givenBy: ReadonlyMap<string, string>;
}

/** What is judged of one line, at its fields. */
export function judgedLineErrors(
  faults: readonly LineFault[],
  written: TransferCells,
  ground: FaultGround,
): readonly { field: string; message: string }[] {
  return faults.map((one) => {
    const [field] = wrongFields(one.fault, written);
    return { field: field === undefined ? '' : cellField(field), message: transferFaultWords(one, null, ground) };
  });
}

/** What a person reads beside a line that is refused; `written` is null for who stands in no line. */
export function transferFaultWords(
  { lineNumber, fault, lastDay, laterId }: LineFault,
  written: TransferCells | null,
  { unknownOffices, possible, modules, givenBy }: FaultGround,
): string {
  const transferName = givenBy.get(laterId ?? '');
  const words = (() => {
    if (fault === 'unknown_office') return unknownOfficeWords(unknownOffices, possible);
    if (lastDay !== undefined) return outlivesUnitWords(lastDay);
    if (transferName !== undefined) return laterByTransferWords(transferName);
    return inUnitsWord(TRANSFER_FAULT_WORDS[fault], modules);
  })();
  if (written === null) return words;
  const cells = wrongFields(fault, written).map((field) => ({
    column: field,
    heading: TRANSFER_COLUMNS[field],
    content: written[field],
  }));
  return cellWords(lineNumber, cells, words);
}
