/** A cell of a table row, and whether its last line reaches its right side. */
export interface RowCell {
  readonly text: string;
  readonly full: boolean;
}

export interface Row {
  readonly cells: readonly RowCell[];
  /** Where the cells begin. */
  readonly lefts: readonly number[];
  /** True where no line is drawn above or below it, so that it may go on from or to another page. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/** A line of a page; of a table's row also the row. */
export interface PageLine {
  readonly text: string;
  readonly row?: Row;
}

/** A line with its place, to bring table rows and text into one order. */
export interface Printed extends PageLine {
  readonly v: number;
}

/** A cell's line that ends this many ems before its right side ends a paragraph. */
export const SHORT_END = 2.5;

export function rowText(cells: readonly RowCell[]): string {
  return cells
    .map(({ text }) => text)
    .join('\t')
    .replace(/\t+$/u, '');
}
