import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import { isHeadCell } from '#app/domain/policy/table/block.ts';
import { cellsOfRow, cutAt } from '#app/domain/policy/table/cells.ts';
import { columnOfActs, namesPeople } from '#app/domain/policy/table/named-column.ts';

interface Columns {
  readonly count: number;
  readonly acts: number;
  /** -1 where no column names who acts. */
  readonly people: number;
  readonly gap: RegExp;
}

/**
 * 実施事項の行. The rows of tables whose columns tell what to do, each with the act behind a tab and who acts before it;
 * the names of the columns are left out, and every other line stays as it is.
 */
export function withRowsOfActs(lines: readonly SourceLine[]): readonly SourceLine[] {
  let columns: Columns | null = null;
  return lines.flatMap((line): readonly SourceLine[] => {
    if (line.table === null || line.table.part === 'caption') {
      columns = null;
      return [line];
    }
    const named = columnsNamedIn(line.text);
    if (named !== null) {
      columns = named;
      return [];
    }
    return [columns === null ? line : rowOf(line, columns)];
  });
}

/** Whether a table tells who has to do what. */
export function holdsRowsOfActs(lines: readonly SourceLine[]): boolean {
  return lines.some(({ table, text }) => table?.part === 'row' && columnsNamedIn(text) !== null);
}

function columnsNamedIn(text: string): Columns | null {
  if (text.length > LONGEST_HEAD) return null;
  const row = cellsOfRow(text);
  if (row === null || !row.cells.every(isHeadCell)) return null;
  const acts = columnOfActs(row.cells);
  if (acts < 0) return null;
  return { count: row.cells.length, acts, people: row.cells.findIndex(namesPeople), gap: row.gap };
}

const LONGEST_HEAD = 200;

function rowOf(line: SourceLine, { count, acts, people, gap }: Columns): SourceLine {
  const cells = cutAt(gap, line.text);
  const act = cells[acts] ?? '';
  if (cells.length !== count || act === '') return line;
  const title = people >= 0 ? (cells[people] ?? '') : cells.filter((_, at) => at !== acts).join(' ');
  const text = `${title}\t${act}`;
  return { ...line, text, printed: text };
}
