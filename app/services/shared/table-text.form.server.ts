import { z } from 'zod';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { WrittenCell } from '#app/domain/shared/written-cell.ts';
import type { CsvProblem, TextRow } from '#app/lib/csv.ts';
import { looksLikeFormula, readCsv, separatorOf, unguardedCell } from '#app/lib/csv.ts';

/** 表の列. What the columns of a table that is read in are called, and which of them must be there. */
export interface TableColumns<Column extends string | object> {
  /** What the table is of, as a person reads it: 台帳. */
  readonly table: string;
  /** What a line of it is of: 情報システム. */
  readonly lineOf: string;
  /** Where a table with these headings is to be had: 今の台帳を出力したファイル. */
  readonly pattern: string;
  /** The columns by their headings, which are read by {@link sameKey}. */
  readonly headings: readonly (readonly [string, Column])[];
  /** Of each group one column must be there; one that is not is told by all the names. */
  readonly required: readonly { readonly called: readonly string[]; readonly anyOf: readonly Column[] }[];
  /** How such a table is laid out, told to whoever lacks a column. */
  readonly layout?: string;
  readonly maxRows: number;
  /** Lines that stand in our own tables to be read by a person, and are none of the table's: they do not count. */
  readonly passOver?: {
    readonly is: (texts: Readonly<Partial<Record<string, string>>>) => boolean;
    /** How so many of them are told. */
    readonly words: (count: number) => string;
  };
}

/** 読み方. Which line was taken for the heading, and which columns are not read. */
export interface TableReading {
  readonly headingLine: number;
  readonly unread: readonly { readonly name: string; readonly columnNumber: number }[];
  /** Which lines were passed over, where any was. */
  readonly passedOver?: string;
  /** What was made of it, where it is laid out otherwise than our own. */
  readonly madeOf?: string;
}

export type TableText<Column> =
  | {
      readonly ok: true;
      /** By their place; null where the heading is empty. */
      readonly columns: readonly (Column | null)[];
      /** By their place, as they are written. */
      readonly headings: readonly string[];
      readonly rows: readonly TextRow[];
      readonly reading: TableReading;
    }
  | { readonly ok: false; readonly message: string };

const NO_TEXT = 'ファイルを選ぶか、表を貼り付けてください。';

/** The field of a form that holds the text of a table. */
export const tableText = z.string(NO_TEXT).refine((text) => text.trim() !== '', NO_TEXT);

/** The form reader takes no longer field of the forms of this ground. */
export const TABLE_TEXT_MAX_LENGTH = 100_000;

/** Of the forms that the server lets a larger body in for: two thousand lines of some three hundred characters. */
export const WIDE_TABLE_TEXT_MAX_LENGTH = 590_000;

/** The text of such a table. The form reader takes more, so that one too long comes back to be divided. */
export const wideTableText = tableText.refine((text) => text.length <= WIDE_TABLE_TEXT_MAX_LENGTH, {
  error: ({ input }) =>
    `文字数が多すぎます（${String(input).length.toLocaleString('ja-JP')}文字）。${WIDE_TABLE_TEXT_MAX_LENGTH.toLocaleString('ja-JP')}文字までに分けてください。`,
});

/** 表の読み込み. First what the table would do is shown, then it is done, as it was shown. */
export const tableFileForm = z.object({
  intent: z.enum(['preview', 'apply']),
  text: tableText,
  seenHash: z.string().max(64).catch(''),
});

export const wideTableFileForm = tableFileForm.extend({ text: wideTableText });

/** What was sent, to be shown again. */
export const tableFileEcho = z.object({ text: z.string().catch('') });

/** What a person reads beside a line that says more than its columns, in whatever table. */
export const TOO_MANY_CELLS_WORDS = '列の数が1行目より多くあります。区切りの「,」が余分にないかを確かめてください。';

/** Why a table that is stored as a whole was not, where some lines of it are refused. */
export const REFUSED_ROWS_WORDS =
  '読み込めない行があるため、何も保存していません。元のファイルを直して、もう一度読み込んでください。';

const BROKEN_WORDS = {
  open_quote: '「"」で始まるセルが閉じられていません。',
  stray_quote: 'セルの途中に「"」があります。',
  after_quote: '「"」で閉じたセルのあとに、余分な文字があります。',
} as const satisfies Record<Exclude<CsvProblem, 'too_many_rows'>, string>;

const quoted = (names: readonly string[]) => names.map((name) => `「${name}」`).join('');

/** Groups of which each has names as good as one another. */
const quotedGroups = (groups: readonly (readonly string[])[]) =>
  groups.map((names) => names.map((name) => `「${name}」`).join('又は')).join('、');

/** So much of a cell is quoted. */
const QUOTED_LENGTH = 30;

/** What is wrong with a line, said of the cells that it is about: 5行目「区分」の「室」：… Empty ones give their heading. */
export function cellWords(line: number, cells: readonly WrittenCell[], words: string): string {
  const filled = cells.filter(({ content }) => content.trim() !== '');
  const told = (filled.length > 0 ? filled : cells).map(({ heading, content }) => {
    const letters = [...unguardedCell(content).trim()];
    const shown = letters.slice(0, QUOTED_LENGTH).join('');
    return `「${heading}」${shown === '' ? '' : `の「${shown}${letters.length > QUOTED_LENGTH ? '…' : ''}」`}`;
  });
  return told.length === 0 ? words : `${line}行目${told.join('、')}：${words}`;
}

/** So many lines may stand above the heading: a title, a date, a blank of the form. */
const LINES_ABOVE = 5;

/** The columns by their place. Of two that mean the same one, that with our own heading is read. */
function foundColumns<Column extends string | object>(
  names: readonly string[],
  { headings }: TableColumns<Column>,
): readonly (Column | null)[] {
  const known = headings.map(([name]) => sameKey(name));
  const ranks = names.map((name) => known.indexOf(sameKey(name)));
  const columnAt = (rank: number) => headings[rank]?.[1] ?? null;
  return ranks.map((rank) => {
    const column = columnAt(rank);
    const better = column !== null && ranks.some((other) => other < rank && columnAt(other) === column);
    return better ? null : column;
  });
}

const missingIn = <Column extends string | object>(
  found: readonly (Column | null)[],
  { required }: TableColumns<Column>,
) => required.filter(({ anyOf }) => !anyOf.some((column) => found.includes(column)));

const namesOf = ({ cells }: TextRow) => cells.map((cell) => unguardedCell(cell).trim());

/** Where the heading stands: the first line that has all that is needed, else that with the most columns of ours. */
function headingAt<Column extends string | object>(rows: readonly TextRow[], spec: TableColumns<Column>): number {
  const found = rows.slice(0, LINES_ABOVE + 1).map((row) => foundColumns(namesOf(row), spec));
  const whole = found.findIndex((columns) => missingIn(columns, spec).length === 0);
  if (whole >= 0) return whole;
  const counts = found.map((columns) => columns.filter((column) => column !== null).length);
  return counts.indexOf(Math.max(...counts));
}

interface Heading<Column> {
  readonly columns: readonly (Column | null)[];
  readonly unread: TableReading['unread'];
}

/** The columns of a heading, or all that keeps it from being one of this table. */
function readHeading<Column extends string | object>(
  row: TextRow,
  spec: TableColumns<Column>,
): Heading<Column> | string {
  const names = namesOf(row);
  const columns = foundColumns(names, spec);
  const unread = names.flatMap((name, at) =>
    name !== '' && columns[at] === null ? [{ name, columnNumber: at + 1 }] : [],
  );
  const missing = missingIn(columns, spec);
  const keys = names.map(sameKey);
  const twice = names.filter((name) => name !== '' && keys.filter((key) => key === sameKey(name)).length > 1);
  const formulas = row.cells.filter((cell) => looksLikeFormula(cell));
  const wrong = [
    ...(missing.length === 0
      ? []
      : [
          `${row.line}行目に列の名前${quotedGroups(missing.map(({ called }) => called))}がありません。`,
          ...(spec.layout === undefined ? [] : [spec.layout]),
          `${spec.pattern}の1行目と同じ列の名前にしてください。`,
          ...(unread.length === 0
            ? []
            : [
                `列${quoted(unread.map(({ name }) => name))}は${spec.table}の列ではないため、読み取りません（あっても構いません）。`,
              ]),
        ]),
    ...(twice.length === 0 ? [] : [`列${quoted([...new Set(twice)])}が二つ以上あります。一つにしてください。`]),
    ...(formulas.length === 0 ? [] : [`列の名前${quoted(formulas)}が数式です。値だけにしてください。`]),
  ];
  return wrong.length > 0 ? wrong.join('') : { columns, unread };
}

/** What stands in the columns of a line, without the blanks around it. */
function textsOf<Column extends string | object>({ cells }: TextRow, columns: readonly (Column | null)[]) {
  const texts: Partial<Record<string, string>> = {};
  columns.forEach((column, at) => {
    if (typeof column === 'string') texts[column] = unguardedCell(cells[at] ?? '').trim();
  });
  return texts;
}

/** 表を読む. Finds the columns by the heading, below a title or not; what is no such table is refused, in words. */
export function readTableText<Column extends string | object>(
  text: string,
  spec: TableColumns<Column>,
): TableText<Column> {
  // Which lines do not count is known only of those that were read.
  const maxRows = spec.passOver === undefined ? spec.maxRows + 1 + LINES_ABOVE : Number.POSITIVE_INFINITY;
  const read = readCsv(text, { separator: separatorOf(text), maxRows });
  const tooMany = `一度に読み込めるのは${spec.maxRows}行までです。ファイルを分けてください。`;
  const refused = (message: string) => ({ ok: false as const, message });
  if (!read.ok) {
    const { reason, line } = read;
    return refused(reason === 'too_many_rows' ? tooMany : `${line}行目：${BROKEN_WORDS[reason]}`);
  }
  const at = headingAt(read.rows, spec);
  const heading = read.rows[at];
  if (heading === undefined) return refused('ファイルに何も書かれていません。');
  const found = readHeading(heading, spec);
  if (typeof found === 'string') return refused(found);
  const { columns, unread } = found;
  const below = read.rows.slice(at + 1);
  const rows = below.filter((row) => spec.passOver?.is(textsOf(row, columns)) !== true);
  const passedOver = below.length === rows.length ? '' : (spec.passOver?.words(below.length - rows.length) ?? '');
  if (rows.length === 0) return refused(`列の名前だけで、${spec.lineOf}の行がありません。${passedOver}`);
  if (rows.length > spec.maxRows) return refused(tooMany);
  const unreadAt = new Set(unread.map(({ columnNumber }) => columnNumber - 1));
  return {
    ok: true,
    columns,
    headings: namesOf(heading),
    rows: rows.map((row) => ({ ...row, cells: row.cells.map((cell, place) => (unreadAt.has(place) ? '' : cell)) })),
    reading: { headingLine: heading.line, unread, ...(passedOver === '' ? {} : { passedOver }) },
  };
}

/** 行のセル. What stands in the columns of a line, and what is wrong with its cells whatever they are of. */
export interface RowCells<Column extends string> {
  /** Empty where the line ends before the column; of a column that the table does not have, nothing. */
  readonly texts: Readonly<Partial<Record<Column, string>>>;
  readonly faults: readonly ('formula' | 'too_many_cells')[];
  /** As they were written, to be quoted. */
  readonly cells: readonly WrittenCell[];
}

/** The cells of a line of which every column is a text; one that `isWord` of its column is no formula, like 「－」. */
export function rowCells<Column extends string>(
  { cells }: TextRow,
  columns: readonly (Column | null)[],
  headings: readonly string[],
  isWord: (cell: string, column: Column) => boolean = () => false,
): RowCells<Column> {
  const texts: Partial<Record<Column, string>> = {};
  const faults = new Set<RowCells<Column>['faults'][number]>();
  const written: WrittenCell[] = [];
  for (const column of columns) if (column !== null) texts[column] = '';
  cells.forEach((cell, at) => {
    const column = columns[at] ?? null;
    if (column === null) {
      if (cell.trim() !== '') faults.add('too_many_cells');
      return;
    }
    if (looksLikeFormula(cell) && !isWord(unguardedCell(cell), column)) faults.add('formula');
    texts[column] = unguardedCell(cell);
    written.push({ column, heading: headings[at] ?? '', content: cell });
  });
  return { texts, faults: [...faults], cells: written };
}
