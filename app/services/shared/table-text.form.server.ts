import { z } from 'zod';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { CsvProblem, TextRow } from '#app/lib/csv.ts';
import { readCsv, separatorOf, unguardedCell } from '#app/lib/csv.ts';

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
  /** Of each group one column must be there; the name is the one that is told when none is. */
  readonly required: readonly { readonly name: string; readonly anyOf: readonly Column[] }[];
  readonly maxRows: number;
}

export type TableText<Column> =
  | {
      readonly ok: true;
      /** By their place; null where the heading is empty. */
      readonly columns: readonly (Column | null)[];
      readonly rows: readonly TextRow[];
    }
  | { readonly ok: false; readonly message: string };

const NO_TEXT = 'ファイルを選ぶか、表を貼り付けてください。';

/** The field of a form that holds the text of a table. */
export const tableText = z.string(NO_TEXT).refine((text) => text.trim() !== '', NO_TEXT);

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

/** The columns by their place, or why the first line is no heading of this table. */
function readHeading<Column extends string | object>(
  cells: readonly string[],
  { table, pattern, headings, required }: TableColumns<Column>,
): readonly (Column | null)[] | string {
  const columnOf = new Map(headings.map(([name, column]) => [sameKey(name), column]));
  const names = cells.map((cell) => unguardedCell(cell).trim());
  const found = names.map((name) => columnOf.get(sameKey(name)) ?? null);
  const missing = required.filter(({ anyOf }) => !anyOf.some((column) => found.includes(column)));
  if (missing.length > 0) {
    return `1行目に列の名前${quoted(missing.map(({ name }) => name))}がありません。${pattern}の1行目と同じ列の名前にしてください。`;
  }
  const unknown = names.filter((name, at) => name !== '' && found[at] === null);
  if (unknown.length > 0) return `列${quoted(unknown)}は${table}にありません。その列を除いてください。`;
  const keys = names.map(sameKey);
  const twice = names.filter((name) => name !== '' && keys.filter((key) => key === sameKey(name)).length > 1);
  if (twice.length > 0) return `列${quoted([...new Set(twice)])}が二つ以上あります。一つにしてください。`;
  return found;
}

/** 表を読む. Finds the columns by the first line; what is no such table is refused as a whole, in words. */
export function readTableText<Column extends string | object>(
  text: string,
  spec: TableColumns<Column>,
): TableText<Column> {
  const read = readCsv(text, { separator: separatorOf(text), maxRows: spec.maxRows + 1 });
  if (!read.ok) {
    const { reason, line } = read;
    const message =
      reason === 'too_many_rows'
        ? `一度に読み込めるのは${spec.maxRows}行までです。ファイルを分けてください。`
        : `${line}行目：${BROKEN_WORDS[reason]}`;
    return { ok: false, message };
  }
  const [heading, ...rows] = read.rows;
  if (heading === undefined) return { ok: false, message: 'ファイルに何も書かれていません。' };
  const columns = readHeading(heading.cells, spec);
  if (typeof columns === 'string') return { ok: false, message: columns };
  if (rows.length === 0) return { ok: false, message: `列の名前だけで、${spec.lineOf}の行がありません。` };
  return { ok: true, columns, rows };
}
