import type { LedgerRow, RowFault } from '#app/domain/asset/ledger-import.ts';
import { AVAILABILITY_GRADES, CONFIDENTIALITY_GRADES, INTEGRITY_GRADES } from '#app/domain/asset/classification.ts';
import { UNCLASSIFIED_LABEL } from '#app/domain/asset/labels.ts';
import {
  CONTRACTOR_MAX_LENGTH,
  REGISTER_TEXT_MAX_LENGTH,
  SYSTEM_CODE_MAX_LENGTH,
  SYSTEM_NAME_MAX_LENGTH,
} from '#app/domain/asset/ledger-rule.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { inUnitsWord } from '#app/domain/organization/unit-labels.ts';
import { ATTRIBUTE_NAMES, SYSTEM_ATTRIBUTES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import {
  LEDGER_ALSO_CALLED,
  LEDGER_COLUMNS,
  LEDGER_FIELDS,
  MANAGERS_ALSO_CALLED,
  MANAGERS_COLUMN,
} from '#app/documents/asset/ledger-table.ts';
import type { LedgerColumn } from '#app/documents/asset/ledger-table.ts';
import type { WrittenCell } from '#app/domain/shared/written-cell.ts';
import type { TextRow } from '#app/lib/csv.ts';
import { looksLikeFormula, unguardedCell } from '#app/lib/csv.ts';
import { BAD_DAY_WORDS, writtenDay, writtenMark } from '#app/services/asset/register-cell.form.server.ts';
import type { TableColumns, TableReading } from '#app/services/shared/table-text.form.server.ts';
import {
  cellWords,
  readTableText,
  REFUSED_ROWS_WORDS,
  TOO_MANY_CELLS_WORDS,
} from '#app/services/shared/table-text.form.server.ts';

export const LEDGER_MAX_ROWS = 1_000;

/** 台帳の読み込みを断ったときの説明. */
export const IMPORT_REFUSAL_WORDS = {
  refused_rows: REFUSED_ROWS_WORDS,
  changed_meanwhile:
    '確認の画面を開いたあとに、台帳、部・課又はネットワーク区分が変わったため、何も保存していません。今の台帳と比べ直した内容を確かめて、もう一度保存してください。',
  nothing_changed: '今の台帳と同じ内容のため、保存するものがありません。',
} as const;

export function importRefusalWords(reason: keyof typeof IMPORT_REFUSAL_WORDS, modules: Modules): string {
  return inUnitsWord(IMPORT_REFUSAL_WORDS[reason], modules);
}

export type LedgerFile =
  | {
      readonly ok: true;
      readonly rows: readonly LedgerRow[];
      readonly reading: TableReading;
      /** Whether it names the 情報システム管理者, whose appointments come from the table of the people. */
      readonly namesManagers: boolean;
    }
  | { readonly ok: false; readonly message: string };

type Column = LedgerColumn | 'managers' | { readonly attribute: string };

/** How the cells are kept whose mark says nothing, whatever attribute they are of. */
const UNKNOWN_MARK = 'mark';

const LEDGER: TableColumns<Column> = {
  table: '台帳',
  lineOf: '情報システム',
  pattern: '今の台帳を出力したファイル',
  headings: [
    ...LEDGER_FIELDS.map((field): [string, Column] => [LEDGER_COLUMNS[field], field]),
    [MANAGERS_COLUMN, 'managers'],
    ...LEDGER_ALSO_CALLED,
    ...MANAGERS_ALSO_CALLED.map((name): [string, Column] => [name, 'managers']),
    ...SYSTEM_ATTRIBUTES.map((id): [string, Column] => [ATTRIBUTE_NAMES.get(id) ?? id, { attribute: id }]),
  ],
  required: [
    { called: [LEDGER_COLUMNS.name], anyOf: ['name'] },
    { called: [LEDGER_COLUMNS.zoneName], anyOf: ['zoneName'] },
    { called: [LEDGER_COLUMNS.ownerCode, LEDGER_COLUMNS.ownerName], anyOf: ['ownerCode', 'ownerName'] },
  ],
  maxRows: LEDGER_MAX_ROWS,
};

function readRow(
  { line, cells }: TextRow,
  columns: readonly (Column | null)[],
  headings: readonly string[],
): LedgerRow {
  const texts: Partial<Record<LedgerColumn, string>> = {};
  const attributes: string[] = [];
  const faults = new Set<RowFault>();
  const written: WrittenCell[] = [];
  cells.forEach((cell, at) => {
    const column = columns[at] ?? null;
    const heading = headings[at] ?? '';
    if (column === null) {
      if (cell.trim() !== '') faults.add('too_many_cells');
    } else if (typeof column === 'object') {
      const mark = writtenMark(unguardedCell(cell));
      if (mark === true) attributes.push(column.attribute);
      if (mark === null) {
        faults.add('unknown_mark');
        written.push({ column: UNKNOWN_MARK, heading, content: cell });
      }
    } else if (column !== 'managers') {
      if (looksLikeFormula(cell)) faults.add('formula');
      texts[column] = unguardedCell(cell);
      written.push({ column, heading, content: cell });
    }
  });
  const toldAttributes = columns.flatMap((column) =>
    typeof column === 'object' && column !== null ? [column.attribute] : [],
  );
  const { code = '', name = '', ownerCode = '', ownerName = '', zoneName = '', ...told } = texts;
  const described = readDescription(told);
  return {
    ...{ line, code, name, ownerCode, ownerName, zoneName },
    ...{ attributes, toldAttributes, description: described.description },
    faults: [...faults, ...described.faults],
    cells: written,
  };
}

/** A class as people write it: 3A, ３ａ, 機密性3A; null for none, `bad` for what is no class. */
function writtenGrade<Grade extends string>(
  cell: string,
  grades: readonly Grade[],
  aspect: string,
): Grade | null | 'bad' {
  const tidy = cell.normalize('NFKC').replaceAll(/\s/gu, '').replace(aspect, '').toUpperCase();
  if (tidy === '' || tidy === UNCLASSIFIED_LABEL) return null;
  return grades.find((grade) => grade === tidy) ?? 'bad';
}

/** What the cells say besides; a column that the file does not have says nothing. */
function readDescription(told: Partial<Record<LedgerColumn, string>>): Pick<LedgerRow, 'description' | 'faults'> {
  const { contractor, note } = told;
  const gradeOf = <Grade extends string>(column: LedgerColumn, grades: readonly Grade[]) => {
    const cell = told[column];
    return cell === undefined ? undefined : writtenGrade(cell, grades, LEDGER_COLUMNS[column]);
  };
  const confidentiality = gradeOf('confidentiality', CONFIDENTIALITY_GRADES);
  const integrity = gradeOf('integrity', INTEGRITY_GRADES);
  const availability = gradeOf('availability', AVAILABILITY_GRADES);
  const contractEndsOn = told.contractEndsOn === undefined ? undefined : writtenDay(told.contractEndsOn);
  const isBadGrade = [confidentiality, integrity, availability].includes('bad');
  return {
    description: {
      ...(confidentiality === undefined || confidentiality === 'bad' ? {} : { confidentiality }),
      ...(integrity === undefined || integrity === 'bad' ? {} : { integrity }),
      ...(availability === undefined || availability === 'bad' ? {} : { availability }),
      ...(contractEndsOn === undefined || contractEndsOn === 'bad' ? {} : { contractEndsOn }),
      ...(contractor === undefined ? {} : { contractor }),
      ...(note === undefined ? {} : { note }),
    },
    faults: [
      ...(isBadGrade ? ['unknown_grade' as const] : []),
      ...(contractEndsOn === 'bad' ? ['bad_day' as const] : []),
    ],
  };
}

/**
 * 台帳のファイルを読む. What is no table of the ledger is refused as a whole, in words; what is wrong in a line is told
 * there.
 */
export function readLedgerFile(text: string): LedgerFile {
  const read = readTableText(text, LEDGER);
  if (!read.ok) return read;
  const { columns, reading } = read;
  const managersAt = columns.indexOf('managers');
  const namesManagers = read.rows.some(({ cells }) => (cells[managersAt] ?? '').trim() !== '');
  return { ok: true, rows: read.rows.map((row) => readRow(row, columns, read.headings)), reading, namesManagers };
}

/** What is wrong with a line that is refused, and what to do. */
export const ROW_FAULT_WORDS = {
  code_missing: 'コードが空です。入力してください。',
  code_form: `コードは文字か数字で始め、空白と記号（. _ / - 以外）を除いて${SYSTEM_CODE_MAX_LENGTH}文字以内にしてください。`,
  code_used: 'コードは別の情報システムで使われています。別のコードにしてください。',
  code_of_retired: 'コードは廃止した情報システムのものです。別のコードにしてください。',
  code_twice: '同じコードが前の行にもあります。どちらかを除くか、コードを変えてください。',
  name_missing: '名称が空です。入力してください。',
  name_too_long: `名称は${SYSTEM_NAME_MAX_LENGTH}文字以内にしてください。`,
  owner_missing: '所管課が空です。所管課コードか所管課を入力してください。',
  unknown_owner:
    '所管課が、今日の部・課にありません。一つだけ書いてください。部・課の画面でコードと名称を確かめてください。',
  owner_differs: '所管課コードと所管課の名称が、別の部・課を指しています。どちらかに合わせてください。',
  ambiguous_owner: '同じ名称の部・課が二つ以上あります。所管課コードを入力してください。',
  zone_missing: 'ネットワーク区分が空です。入力してください。',
  unknown_zone: 'ネットワーク区分が登録されていません。登録した名称と同じに書くか、先に区分を加えてください。',
  unknown_attribute: '台帳にない属性です。',
  unknown_mark: '属性の欄は、当てはまれば「○」とし、当てはまらなければ空にしてください。',
  unknown_grade: '機密性は1・2・3・3A・3B・3C、完全性と可用性は1・2のどれかとし、分類していなければ空にしてください。',
  bad_day: BAD_DAY_WORDS,
  contractor_too_long: `委託先は${CONTRACTOR_MAX_LENGTH}文字以内にしてください。`,
  note_too_long: `備考は${REGISTER_TEXT_MAX_LENGTH}文字以内にしてください。`,
  contract_registered:
    '委託先又は契約の終わりが、委託・クラウドサービス台帳の契約と違います。契約の内容は、その台帳で直してください（ここの欄は空でも構いません）。',
  formula: '数式で始まるセルがあります。値だけにしてください。',
  too_many_cells: TOO_MANY_CELLS_WORDS,
  retired: '廃止した情報システムです。使っている場合は、その画面で廃止を取り消してください。',
} as const satisfies Record<RowFault, string>;

/** Whose cells are quoted; what is of the whole line quotes none. */
const FAULT_COLUMNS: Readonly<Partial<Record<RowFault, readonly string[]>>> = {
  code_missing: ['code'],
  code_form: ['code'],
  code_used: ['code'],
  code_of_retired: ['code'],
  code_twice: ['code'],
  retired: ['code'],
  name_missing: ['name'],
  name_too_long: ['name'],
  owner_missing: ['ownerCode', 'ownerName'],
  unknown_owner: ['ownerCode', 'ownerName'],
  owner_differs: ['ownerCode', 'ownerName'],
  ambiguous_owner: ['ownerName'],
  zone_missing: ['zoneName'],
  unknown_zone: ['zoneName'],
  unknown_mark: [UNKNOWN_MARK],
  bad_day: ['contractEndsOn'],
  contractor_too_long: ['contractor'],
  note_too_long: ['note'],
  contract_registered: ['contractor', 'contractEndsOn'],
};

const GRADED: readonly (readonly [LedgerColumn, readonly string[]])[] = [
  ['confidentiality', CONFIDENTIALITY_GRADES],
  ['integrity', INTEGRITY_GRADES],
  ['availability', AVAILABILITY_GRADES],
];

const isUngraded = ({ column, content }: WrittenCell) =>
  GRADED.some(
    ([graded, grades]) =>
      graded === column && writtenGrade(unguardedCell(content), grades, LEDGER_COLUMNS[graded]) === 'bad',
  );

function isWrong(cell: WrittenCell, fault: RowFault): boolean {
  switch (fault) {
    case 'formula':
      return looksLikeFormula(cell.content);
    case 'unknown_grade':
      return isUngraded(cell);
    default:
      return FAULT_COLUMNS[fault]?.includes(cell.column) ?? false;
  }
}

/** What a person reads beside a line that is refused. */
export function rowFaultWords({ line, cells }: LedgerRow, fault: RowFault, modules: Modules): string {
  const wrong = cells.filter((cell) => isWrong(cell, fault));
  return cellWords(line, wrong, inUnitsWord(ROW_FAULT_WORDS[fault], modules));
}
