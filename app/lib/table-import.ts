/** 表の読み込みの条件. What may be read in at once. */
export interface ImportLimits {
  /** The sheet of a workbook that is read where it is there. */
  readonly sheetName: string;
  readonly maxRows: number;
  readonly maxLength: number;
}

/** 表の読み込みの下見の一行. */
export interface ImportLine {
  readonly lineNumber: number;
  readonly code: string;
  readonly name: string;
  /** What is wrong with it, where it is refused. */
  readonly messages: readonly string[];
}

/** 表の読み込みの下見. What a table would do, line by line; nothing is stored. */
export interface ImportPreview<Line extends ImportLine> {
  readonly seenHash: string;
  readonly refusedLines: readonly Line[];
  readonly addedLines: readonly Line[];
  readonly changedLines: readonly Line[];
  readonly unchangedCount: number;
  /** Those in use that no line names: they stay as they are. */
  readonly unnamedCount: number;
}

/** The planned rows of a table by what they do; of those that change nothing the number is told. */
export function linesByKind<
  Row extends { readonly kind: 'added' | 'changed' | 'unchanged' | 'refused' },
  Line extends ImportLine,
>(rows: readonly Row[], lineOf: (row: Row) => Line): Omit<ImportPreview<Line>, 'seenHash' | 'unnamedCount'> {
  const rowsOf = (wanted: Row['kind']) => rows.filter(({ kind }) => kind === wanted);
  return {
    refusedLines: rowsOf('refused').map(lineOf),
    addedLines: rowsOf('added').map(lineOf),
    changedLines: rowsOf('changed').map(lineOf),
    unchangedCount: rowsOf('unchanged').length,
  };
}
