import { actsOfMatrix } from '#app/domain/policy/acts-of-matrix.ts';
import type { Span } from '#app/domain/policy/clause.ts';
import { isHeadCell } from '#app/domain/policy/table/block.ts';
import { cellsOfRow, cutAt } from '#app/domain/policy/table/cells.ts';
import { columnOfActs, holdsActs, namesPeople } from '#app/domain/policy/table/named-column.ts';
import { isNamedAct } from '#app/domain/policy/wording/duty-smell.ts';
import { DOING } from '#app/domain/policy/wording/noun-phrase.ts';

/** 表の行の実施事項. What a cell tells somebody to do, and the line in which it stands. */
export interface ActOfRow {
  readonly at: Span;
  readonly words: string;
}

interface Columns {
  readonly names: readonly string[];
  readonly gap: RegExp;
}

/** 「－」, 「なし」, 「同上」, 「◎」, 「年1回」 */
const NO_ACT =
  /^(?:[^\p{L}]*|なし|無し|同上|同左|〃|[未随毎適都].{0,2}|[年月週日][0-9０-９一二三四五六七八九十]+回.{0,4}|.{0,6}[0-9０-９一二三四五六七八九十]+[回日月年]以?内?)$/u;

/**
 * The cells that tell what to do by the names of their columns, though they are nouns: 「台帳の棚卸し」 below 実施事項,
 * or beside 担当.
 */
export function actsOfRows(lines: readonly Span[], source: string): readonly ActOfRow[] {
  const found: ActOfRow[] = [];
  let columns: Columns | null = null;
  for (const { at, words: line } of rowsOf(lines, source)) {
    const named = namedIn(line);
    if (named !== null) {
      columns = named;
      continue;
    }
    if (columns === null) continue;
    for (const words of actsIn(cutAt(columns.gap, line), columns.names)) found.push({ at, words });
  }
  if (found.length > 0) return found;
  const ofMatrix = actsOfMatrix(lines, source);
  return ofMatrix.length > 0 ? ofMatrix : actsOfLoneCells(lines, source);
}

/** The lines, one that goes on with the last cell of the line above joined to it. */
function rowsOf(lines: readonly Span[], source: string): readonly ActOfRow[] {
  const rows: ActOfRow[] = [];
  for (const at of lines) {
    const words = source.slice(...at);
    const last = rows.at(-1);
    if (last !== undefined && BREAKS_OFF.test(last.words) && cellsOfRow(words) === null)
      rows[rows.length - 1] = { at: last.at, words: `${last.words}${words}` };
    else rows.push({ at, words });
  }
  return rows;
}

const BREAKS_OFF = /[、をにはが]$/u;

/** Of a table that print has broken into a line for each cell: the names come first, then row after row. */
function actsOfLoneCells(lines: readonly Span[], source: string): readonly ActOfRow[] {
  const cells = lines.map((at): ActOfRow => ({ at, words: source.slice(...at).trim() }));
  const head = cells.slice(0, MOST_COLUMNS).map(({ words }) => words);
  const count = COLUMNS.find((columns) => {
    const names = head.slice(0, columns);
    return (
      cells.length % columns === 0 && names.every(isHeadCell) && columnOfActs(names) >= 0 && names.some(namesPeople)
    );
  });
  if (count === undefined) return [];
  const names = head.slice(0, count);
  const column = columnOfActs(names);
  return cells
    .slice(count)
    .filter(({ words }, at) => at % count === column && isToldIn(words, names[column] ?? '', names));
}

const COLUMNS = [2, 3, 4, 5, 6];
const MOST_COLUMNS = 6;

/** 列名の行. Whether a line holds nothing but the names of columns that tell who does what. */
export function isRowOfNames(line: string): boolean {
  return namedIn(line) !== null;
}

/** The names of columns that tell who does what. */
function namedIn(line: string): Columns | null {
  if (line.length > LONGEST_HEAD) return null;
  const row = cellsOfRow(line);
  if (row === null || !row.cells.every((cell) => cell === '' || isHeadCell(cell))) return null;
  const { cells: names, gap } = row;
  return columnOfActs(names) >= 0 || names.some(namesPeople) ? { names, gap } : null;
}

const LONGEST_HEAD = 200;

function actsIn(cells: readonly string[], names: readonly string[]): readonly string[] {
  const column = columnOfActs(names);
  // A row of other cells than the columns: each cell tells for itself.
  const fits = cells.length === names.length;
  if (column >= 0 && fits) {
    const cell = cells[column] ?? '';
    return isToldIn(cell, names[column] ?? '', names) ? [cell] : [];
  }
  return cells.filter((cell, at) => (fits && namesPeople(names[at] ?? '') ? DOER_ACTS.test(cell) : isNamedAct(cell)));
}

/** 「情報政策課長が電話で報告」 below 担当 says what he does, too. */
const DOER_ACTS = new RegExp(
  `[がは]、?(?:[^はが。]{0,30}(?:${DOING}|決定|判断|対応)|[^はが。]{0,30}[^\\s、。][うくすつぬぶむぐる])。?$`,
  'u',
);

function isToldIn(cell: string, name: string, names: readonly string[]): boolean {
  if (NO_ACT.test(cell)) return false;
  return holdsActs(name, names) === 'surely' || isNamedAct(cell) || VERB.test(cell);
}

const VERB = /[^\s、。][うくすつぬぶむぐる]。?$/u;
