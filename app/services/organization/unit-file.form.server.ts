import { z } from 'zod';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { formatUnitsWord, inUnitsWord } from '#app/domain/organization/unit-labels.ts';
import type { UnitRow, UnitRowFault } from '#app/domain/organization/unit-import.ts';
import { UNIT_CODE_MAX_LENGTH, UNIT_NAME_MAX_LENGTH } from '#app/domain/organization/unit.ts';
import { UNIT_ALSO_CALLED, UNIT_COLUMNS, UNIT_FIELDS } from '#app/documents/organization/unit-table.ts';
import type { UnitColumn } from '#app/documents/organization/unit-table.ts';
import { looksLikeFormula } from '#app/lib/csv.ts';
import type { TextRow } from '#app/lib/csv.ts';
import { UNIT_REFUSAL_WORDS } from '#app/services/organization/unit.form.server.ts';
import { readUnitPairs } from '#app/services/organization/unit-pair.form.server.ts';
import { enteredDay } from '#app/services/shared/entered-value.server.ts';
import type { TableColumns, TableReading } from '#app/services/shared/table-text.form.server.ts';
import {
  cellWords,
  readTableText,
  REFUSED_ROWS_WORDS,
  rowCells,
  tableFileEcho,
  tableFileForm,
  TOO_MANY_CELLS_WORDS,
} from '#app/services/shared/table-text.form.server.ts';

export const UNITS_MAX_ROWS = 1_000;

export const unitFileForm = tableFileForm.extend({ on: enteredDay('いつからかを、年月日で入力してください。') });

/** What was sent, to be shown again. */
export const unitFileEcho = tableFileEcho.extend({ on: z.string().catch('') });

/** 部・課の読み込みを断ったときの説明. */
const UNIT_IMPORT_REFUSAL_WORDS = {
  refused_rows: REFUSED_ROWS_WORDS,
  changed_meanwhile:
    '確認の画面を開いたあとに、部・課が変わったため、何も保存していません。今の部・課と比べ直した内容を確かめて、もう一度保存してください。',
  nothing_changed: '今の部・課と同じ内容のため、保存するものがありません。',
  earlier_year: UNIT_REFUSAL_WORDS.earlier_year,
  too_far: UNIT_REFUSAL_WORDS.too_far,
} as const;

export function unitImportRefusalWords(reason: keyof typeof UNIT_IMPORT_REFUSAL_WORDS, modules: Modules): string {
  return inUnitsWord(UNIT_IMPORT_REFUSAL_WORDS[reason], modules);
}

export type UnitFile =
  | { readonly ok: true; readonly rows: readonly UnitRow[]; readonly reading: TableReading }
  | { readonly ok: false; readonly message: string };

/** A body without 部 has 課 alone, which hang on the body itself: it need not say so of each. */
const unitColumns = (units: string, { bureau }: Modules): TableColumns<UnitColumn> => ({
  table: `${units}の表`,
  lineOf: units,
  pattern: `今の${units}を出力したファイル`,
  headings: [...UNIT_FIELDS.map((field): [string, UnitColumn] => [UNIT_COLUMNS[field], field]), ...UNIT_ALSO_CALLED],
  required: [
    { called: [UNIT_COLUMNS.name], anyOf: ['name'] },
    ...(bureau
      ? ([
          { called: [UNIT_COLUMNS.type], anyOf: ['type'] },
          { called: [UNIT_COLUMNS.parentCode, UNIT_COLUMNS.parentName], anyOf: ['parentCode', 'parentName'] },
        ] as const)
      : []),
  ],
  ...(bureau
    ? { layout: '部も一行とし、課の「上位の所属」に部の名称を書くか、「部」と「課」の二列の表にします。' }
    : {}),
  maxRows: UNITS_MAX_ROWS,
});

function typeOf(cell: string): UnitRow['type'] {
  const found = (['bureau', 'department'] as const).find((type) => UNIT_TYPE_LABELS[type] === cell.trim());
  return found ?? null;
}

function readRow(
  row: TextRow,
  columns: readonly (UnitColumn | null)[],
  headings: readonly string[],
  { bureau }: Modules,
): UnitRow {
  const { texts, faults, cells } = rowCells(row, columns, headings);
  const { code = '', name = '', type = '', parentCode = '', parentName = '', policyName = null } = texts;
  const ofItself = !bureau && !columns.includes('type');
  const meant = {
    code,
    name,
    type: ofItself ? ('department' as const) : typeOf(type),
    parentCode,
    parentName,
    policyName,
  };
  return { line: row.line, ...meant, faults, cells };
}

/** 部・課のファイルを読む. What is no such table is refused as a whole, in words; what is wrong in a line is told there. */
export function readUnitFile(text: string, modules: Modules): UnitFile {
  const read = readTableText(text, unitColumns(formatUnitsWord(modules), modules));
  if (read.ok) {
    const rows = read.rows.map((row) => readRow(row, read.columns, read.headings, modules));
    return { ok: true, rows, reading: read.reading };
  }
  const pairs = modules.bureau ? readUnitPairs(text, UNITS_MAX_ROWS) : null;
  return pairs === null ? read : { ok: true, ...pairs };
}

/** What is wrong with a line that is refused, and what to do. */
export const UNIT_ROW_FAULT_WORDS = {
  code_missing: 'コードが空です。入力してください。',
  code_empty: 'コードが空です。入力してください。',
  code_too_long: `コードは${UNIT_CODE_MAX_LENGTH}文字以内にしてください。`,
  code_twice: '同じコードが前の行にもあります。どちらかを除くか、コードを変えてください。',
  code_taken: 'コードは、その日以後にほかの所属が使っています。別のコードにしてください。',
  name_missing: '名称が空です。入力してください。',
  name_empty: '名称が空です。入力してください。',
  name_too_long: `名称は${UNIT_NAME_MAX_LENGTH}文字以内にしてください。`,
  formula: '数式で始まるセルがあります。値だけにしてください。',
  too_many_cells: TOO_MANY_CELLS_WORDS,
  unknown_type: '区分は「部」か「課」にしてください（室・局・委員会の事務局なども、どちらかにします）。',
  type_differs: 'このコードの所属は、区分（部・課）が違います。区分は変えられないため、新しいコードにしてください。',
  unknown_parent: '上位の所属が、その日の部・課にも、このファイルにもありません。コードと名称を確かめてください。',
  ambiguous_parent: '同じ名称の部が二つ以上あります。上位の所属コードを入力してください。',
  parent_differs: '上位の所属コードと上位の所属の名称が、別の部・課を指しています。どちらかに合わせてください。',
  parent_refused: '上位の所属の行が読み込めません。先にその行を直してください。',
  bad_parent: UNIT_REFUSAL_WORDS.bad_parent,
  too_deep: UNIT_REFUSAL_WORDS.too_deep,
  parent_absent: '上位の所属は、その日にはありません。',
  parent_ends: '上位の所属は、その日より後になくなる予定です。別の所属にするか、先にその予定を取り消してください。',
  bureaus_not_used: UNIT_REFUSAL_WORDS.bureaus_not_used,
  policy_not_found: '対策基準が登録されていません。登録した名称と同じに書いてください。',
  the_body: '団体そのものの行は読み込めません。その行を除いてください。',
  unknown_unit: UNIT_REFUSAL_WORDS.unknown_unit,
  later_change:
    'この所属には、その日より後に始まった変更があります。それより後の日から読み込むか、この行を除いてください。',
  earlier_year: UNIT_REFUSAL_WORDS.earlier_year,
  too_far: UNIT_REFUSAL_WORDS.too_far,
} as const satisfies Record<UnitRowFault, string>;

/** Said of a table that has no column for the codes, once there are units that it might mean. */
const NO_CODES_WORDS =
  'コードの列がありません。部・課をすでに登録してあるときは、どの行にもコードが必要です。今の部・課を出力したファイルに書き足してください。';

const PARENT: readonly UnitColumn[] = ['parentCode', 'parentName'];

/** Whose cells are quoted; what is of no cell, or of the whole line, quotes none. */
const FAULT_COLUMNS: Readonly<Partial<Record<UnitRowFault, readonly UnitColumn[]>>> = {
  code_missing: ['code'],
  code_empty: ['code'],
  code_too_long: ['code'],
  code_twice: ['code'],
  code_taken: ['code'],
  name_missing: ['name'],
  name_empty: ['name'],
  name_too_long: ['name'],
  unknown_type: ['type'],
  type_differs: ['type'],
  bureaus_not_used: ['type'],
  unknown_parent: PARENT,
  ambiguous_parent: PARENT,
  parent_differs: PARENT,
  parent_refused: PARENT,
  bad_parent: PARENT,
  parent_absent: PARENT,
  parent_ends: PARENT,
  policy_not_found: ['policyName'],
};

/** What a person reads beside a line that is refused. */
export function unitFaultWords({ line, cells }: UnitRow, fault: UnitRowFault, modules: Modules): string {
  const wrong = cells.filter(({ column, content }) =>
    fault === 'formula' ? looksLikeFormula(content) : FAULT_COLUMNS[fault]?.some((one) => one === column),
  );
  const hasNoCodes = fault === 'code_missing' && wrong.length === 0;
  return cellWords(line, wrong, inUnitsWord(hasNoCodes ? NO_CODES_WORDS : UNIT_ROW_FAULT_WORDS[fault], modules));
}
