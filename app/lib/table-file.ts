import { guardedCell, writeCsv } from '#app/lib/csv.ts';

/** 表の列. How a column of a table that goes out looks in a workbook. */
export interface FileColumn {
  readonly title: string;
  /** In characters of half width. */
  readonly width: number;
  /** What its cells may be chosen from; empty where anything may be written. */
  readonly choices: readonly string[];
  /** Whether its cells are whole numbers, which a workbook can add up. */
  readonly numbers?: true;
}

/** 出力する表. What is written as CSV or as a workbook, the same cells in both. */
export interface TableFile {
  /** Of the file and of its sheet. */
  readonly name: string;
  readonly columns: readonly FileColumn[];
  readonly rows: readonly (readonly string[])[];
  /** What a person reads where a cell is none of its choices. */
  readonly notAChoice: string;
  /** The name of the sheet that holds the choices, which is not shown. */
  readonly choicesName: string;
  /** Whether its workbook opens with a filter at every heading. */
  readonly filtered?: true;
  /** Whether nobody adds to it: its workbook ends with its last row. */
  readonly complete?: true;
}

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

interface CsvTable extends Pick<TableFile, 'rows'> {
  readonly columns: readonly Pick<FileColumn, 'title'>[];
}

/** The head and the rows, every cell as a spreadsheet shows it as text. */
export function tableCsv({ columns, rows }: CsvTable): string {
  const heading = columns.map(({ title }) => title);
  return writeCsv([heading, ...rows].map((cells) => cells.map(guardedCell)));
}
