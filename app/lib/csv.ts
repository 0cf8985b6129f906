/** 表の行. The cells of one record with the line of the text that it begins in, counted from 1. */
export interface TextRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * `open_quote`: a quoted cell never ends; `stray_quote`: a quote stands inside a cell that is not quoted;
 * `after_quote`: something follows a quoted cell before the next separator.
 */
export type CsvProblem = 'open_quote' | 'stray_quote' | 'after_quote' | 'too_many_rows';

export type CsvResult =
  | { readonly ok: true; readonly rows: readonly TextRow[] }
  | { readonly ok: false; readonly reason: CsvProblem; readonly line: number };

export interface CsvTerms {
  /** A comma, or the tab that a spreadsheet puts between cells that are copied. */
  readonly separator: ',' | '\t';
  /** Reading stops behind so many rows; empty lines are none. */
  readonly maxRows: number;
}

/** One cell, beginning at `at`; `end` is where its separator or line end stands. */
type Cell =
  | { readonly ok: true; readonly text: string; readonly end: number; readonly lines: number }
  | { readonly ok: false; readonly reason: CsvProblem; readonly lines: number };

const LINE_END = /\r\n|\r|\n/gu;

function countLines(text: string): number {
  return text.match(LINE_END)?.length ?? 0;
}

function quotedCell(text: string, at: number, separator: string): Cell {
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { ok: false, reason: 'open_quote', lines: 0 };
    if (text[quote + 1] === '"') {
      from = quote + 2;
      continue;
    }
    const inner = text.slice(at + 1, quote);
    const lines = countLines(inner);
    const next = text[quote + 1];
    if (next !== undefined && next !== separator && next !== '\r' && next !== '\n') {
      return { ok: false, reason: 'after_quote', lines };
    }
    return { ok: true, text: inner.replaceAll('""', '"'), end: quote + 1, lines };
  }
}

function plainCell(text: string, at: number, separator: string): Cell {
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\r' && text[end] !== '\n') {
    if (text[end] === '"') return { ok: false, reason: 'stray_quote', lines: 0 };
    end += 1;
  }
  return { ok: true, text: text.slice(at, end), end, lines: 0 };
}

/** Reads RFC 4180 strictly, with any line end; a byte order mark is no part of the text. */
export function readCsv(source: string, { separator, maxRows }: CsvTerms): CsvResult {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const rows: TextRow[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const begun = line;
    const cells: string[] = [];
    let ended = false;
    while (!ended) {
      const cell = text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator);
      if (!cell.ok) return { ok: false, reason: cell.reason, line: line + cell.lines };
      cells.push(cell.text);
      line += cell.lines;
      at = cell.end;
      if (text[at] === separator) at += 1;
      else ended = true;
    }
    if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
    }
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (rows.length === maxRows) return { ok: false, reason: 'too_many_rows', line: begun };
    rows.push({ line: begun, cells });
  }
  return { ok: true, rows };
}

/** A tab is what a spreadsheet copies; the first line with one or a comma tells, as a title above it has neither. */
export function separatorOf(source: string): CsvTerms['separator'] {
  const lines = source.replace(/^\s+/u, '').split(/\r\n|\r|\n/u, 6);
  return (lines.find((line) => /[\t,]/u.test(line)) ?? '').includes('\t') ? '\t' : ',';
}

function written(cell: string): string {
  return /[",\t\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The text of cells as a spreadsheet copies them; a row that holds nothing stays as an empty line. */
export function writeTabs(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(written).join('\t').trimEnd()}\n`).join('');
}

/** The text of a file, with the mark by which spreadsheets know UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(written).join(',')}\r\n`).join('')}`;
}

/** Spreadsheets take a cell that begins so for a formula, the Japanese ones its full-width forms too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/u;

export function looksLikeFormula(cell: string): boolean {
  return FORMULA.test(cell);
}

/** The cell as a spreadsheet shows it as text. */
export function guardedCell(cell: string): string {
  return FORMULA.test(cell) || GUARDED.test(cell) ? `'${cell}` : cell;
}

/** What a cell said before it was guarded. */
export function unguardedCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
