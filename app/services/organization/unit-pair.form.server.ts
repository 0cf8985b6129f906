import type { UnitRow } from '#app/domain/organization/unit-import.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { WrittenCell } from '#app/domain/shared/written-cell.ts';
import { PAIR_COLUMNS } from '#app/documents/organization/unit-table.ts';
import type { PairColumn, UnitColumn } from '#app/documents/organization/unit-table.ts';
import { readTableText, rowCells } from '#app/services/shared/table-text.form.server.ts';
import type { RowCells, TableColumns, TableReading } from '#app/services/shared/table-text.form.server.ts';

const PAIRS: Omit<TableColumns<PairColumn>, 'maxRows'> = {
  table: '部と課の表',
  lineOf: '課',
  pattern: '部と課の二列の表',
  headings: (['bureau', 'section', 'bureauCode', 'sectionCode'] as const).flatMap((column) =>
    PAIR_COLUMNS[column].map((name): [string, PairColumn] => [name, column]),
  ),
  required: [
    { called: [PAIR_COLUMNS.bureau[0]], anyOf: ['bureau'] },
    { called: [PAIR_COLUMNS.section[0]], anyOf: ['section'] },
  ],
};

/** How a cell says that its section belongs to no bureau. */
const NO_BUREAU = ['-', 'ー', '―', 'なし', '無'];

const isNoBureau = (cell: string) => NO_BUREAU.includes(sameKey(cell));

const textOf = ({ texts }: RowCells<PairColumn>, column: PairColumn) => texts[column]?.trim() ?? '';

/** What of a line is quoted, by the columns of the unit that is made of it. */
function quotable(
  cells: readonly WrittenCell[],
  told: Readonly<Partial<Record<string, UnitColumn>>>,
): readonly WrittenCell[] {
  return cells.flatMap((cell) => {
    const column = told[cell.column];
    return column === undefined ? [] : [{ ...cell, column }];
  });
}

/**
 * 部と課の二列の表を読む. Makes a unit of every bureau and of every section. A bureau stands in its first line alone, as
 * joined cells leave it, unless some stands in two lines one below the other: an empty cell is then no bureau, but for
 * a table that says 「－」 where there is none. Null for what is no such table.
 */
export function readUnitPairs(
  text: string,
  maxRows: number,
): { readonly rows: readonly UnitRow[]; readonly reading: TableReading } | null {
  const read = readTableText(text, { ...PAIRS, maxRows });
  if (!read.ok) return null;
  const lines = read.rows.map((row) => ({
    line: row.line,
    cells: rowCells(row, read.columns, read.headings, (cell, column) => column === 'bureau' && isNoBureau(cell)),
  }));
  const bureauAt = lines.map(({ cells }) => sameKey(textOf(cells, 'bureau')));
  const saysNone = bureauAt.some(isNoBureau);
  const isFilled = !saysNone && bureauAt.some((key, at) => key !== '' && key === bureauAt[at - 1]);
  const rows: UnitRow[] = [];
  const made = new Set<string>();
  let above = '';
  for (const { line, cells: read } of lines) {
    const [written, name] = [textOf(read, 'bureau'), textOf(read, 'section')];
    if (isNoBureau(written) || (isFilled && written === '')) above = '';
    else if (written !== '') above = written;
    const { faults, cells } = read;
    const common = { line, parentCode: '', policyName: null };
    if (above !== '' && !made.has(sameKey(above))) {
      made.add(sameKey(above));
      const own = quotable(cells, { bureau: 'name', bureauCode: 'code' });
      const code = textOf(read, 'bureauCode');
      rows.push({ ...common, code, name: above, type: 'bureau', parentName: '', faults, cells: own });
    }
    // A section that goes over several lines, because of what stands beside it, is one.
    const key = JSON.stringify([above, name].map(sameKey));
    if (name === '' || made.has(key)) continue;
    made.add(key);
    const own = quotable(cells, { section: 'name', sectionCode: 'code', bureau: 'parentName' });
    const code = textOf(read, 'sectionCode');
    rows.push({ ...common, code, name, type: 'department', parentName: above, faults, cells: own });
  }
  const countOf = (wanted: UnitRow['type']) => rows.filter(({ type }) => type === wanted).length;
  const [bureaus, sections] = [
    read.headings[read.columns.indexOf('bureau')],
    read.headings[read.columns.indexOf('section')],
  ];
  const empty = isFilled ? 'は、部に属さない課' : 'は、すぐ上の部の課';
  const ofEmpty = bureauAt.includes('')
    ? `「${bureaus}」が空の行${empty}としました（部に属さない課は「－」とします）。`
    : '';
  const madeOf = `列「${bureaus}」と「${sections}」から、部${countOf('bureau')}・課${countOf('department')}としました。${ofEmpty}`;
  return rows.length === 0 ? null : { rows, reading: { ...read.reading, madeOf } };
}
