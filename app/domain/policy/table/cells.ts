/** セルの区切り. What stands between the cells of a row, from what is surest on. */
const GAPS = [/[\t|｜│┃║┤├┼]/u, /[ \u3000\u00a0]{2,}/u, /\u3000/u, / /u] as const;

export interface CellsOfRow {
  readonly cells: readonly string[];
  /** How they are set apart: other rows of the table are cut in the same way. */
  readonly gap: RegExp;
}

/** The cells of a line by the surest sign that sets any apart; null for a line of one cell. */
export function cellsOfRow(line: string): CellsOfRow | null {
  for (const gap of GAPS) {
    const cells = cutAt(gap, line);
    if (cells.length > 1) return { cells, gap };
  }
  return null;
}

/** The cells of a row; bars around it set nothing apart. */
export function cutAt(gap: RegExp, line: string): readonly string[] {
  const inner = line.trim().replace(/^[|｜│┃║├]|[|｜│┃║┤]$/gu, '');
  return inner.split(gap).map((cell) => cell.trim());
}
