import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import { formatUnitsWord } from '#app/domain/organization/unit-labels.ts';
import type { FileColumn, TableFile } from '#app/lib/table-file.ts';

/** 部・課の表の列. The headings of the file of the units. */
export const UNIT_COLUMNS = {
  code: 'コード',
  name: '名称',
  type: '区分',
  parentCode: '上位の所属コード',
  parentName: '上位の所属',
  policyName: '対策基準',
} as const;
export type UnitColumn = keyof typeof UNIT_COLUMNS;

/** The columns as they stand in the file. */
export const UNIT_FIELDS: readonly UnitColumn[] = ['code', 'name', 'type', 'parentCode', 'parentName', 'policyName'];

/** Other words that such a table has in its heading. */
export const UNIT_ALSO_CALLED: readonly (readonly [string, UnitColumn])[] = [
  ['所属コード', 'code'],
  ['部署コード', 'code'],
  ['番号', 'code'],
  ['No', 'code'],
  ['No.', 'code'],
  ['部課名', 'name'],
  ['部署名', 'name'],
  ['所属名', 'name'],
  ['所属', 'name'],
  ['種別', 'type'],
  ['部課の別', 'type'],
  ['上位所属コード', 'parentCode'],
  ['上位所属', 'parentName'],
  ['部名', 'parentName'],
];

/** 部と課の二列の表. What such a table calls the columns that hold the names of both, and the codes where it has any. */
export const PAIR_COLUMNS = {
  bureau: ['部', '部名', '部局', '部局名', '部等'],
  section: ['課', '課名', '課室', '課・室', '課室名', '課等', '課等名'],
  bureauCode: ['部コード', '部局コード'],
  sectionCode: ['コード', '課コード', '所属コード', '部署コード'],
} as const;
export type PairColumn = keyof typeof PAIR_COLUMNS;

/** The name of the file and of its sheet, by which it is read in. */
export const unitsFileName = formatUnitsWord;

/** 部・課の一行. A unit as the file has it; what it hangs on is empty for the body itself. */
export interface UnitTableLine extends Readonly<Record<Exclude<UnitColumn, 'type'>, string>> {
  readonly type: 'bureau' | 'department';
}

const WIDTHS: Readonly<Record<UnitColumn, number>> = {
  code: 14,
  name: 36,
  type: 8,
  parentCode: 18,
  parentName: 30,
  policyName: 36,
};

/** 部・課の表. Reads in again as it was written; the policies are a column where the body has several. */
export function unitTable(
  lines: readonly UnitTableLine[],
  policyNames: readonly string[],
  modules: Pick<Modules, 'bureau'>,
): TableFile {
  const shown = UNIT_FIELDS.filter((field) => field !== 'policyName' || policyNames.length > 1);
  const choices: Partial<Record<UnitColumn, readonly string[]>> = {
    type: [UNIT_TYPE_LABELS.bureau, UNIT_TYPE_LABELS.department],
    policyName: policyNames,
  };
  return {
    name: unitsFileName(modules),
    columns: shown.map((column): FileColumn => ({
      title: UNIT_COLUMNS[column],
      width: WIDTHS[column],
      choices: choices[column] ?? [],
    })),
    rows: lines.map((line) => shown.map((column) => (column === 'type' ? UNIT_TYPE_LABELS[line.type] : line[column]))),
    notAChoice: '一覧から選んでください。',
    choicesName: '選択肢',
  };
}
