import { readMarker, readMarkers } from '#app/domain/policy/marker/marker.ts';
import { isOfContents } from '#app/domain/policy/source/furniture.ts';
import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import { isHeadCell, RowText } from '#app/domain/policy/table/block.ts';
import type { TableBlock } from '#app/domain/policy/table/block.ts';
import { columnOfActs, namesPeople } from '#app/domain/policy/table/named-column.ts';

interface Cell {
  /** Column of the page where it begins. */
  readonly start: number;
  readonly words: string;
}

/**
 * What stands between two cells: a tab, white space too wide for words, one full-width space, or, below names of
 * columns that tell who does what, one space.
 */
const GAPS = { tab: /\t/gu, wide: /[ \u3000\u00a0]{2,}/gu, single: /\u3000/gu, narrow: / /gu } as const;
type Gap = keyof typeof GAPS;

/** A page may break inside a table: so many lines of its furniture are looked past. */
const MAX_INTERRUPTION = 3;
const PAGE_NUMBER = /^[-－–—\s]*[0-9０-９]{1,4}[-－–—\s]*$/u;
/** Cells of a column begin at the same place, give or take a few columns. */
const TOLERANCE = 3;
const BREAKS_OFF = /(?:[、，をはがにへの]|及び|又は|から)$/u;
const WIDEST_CELL = 60;
const RULE = /^[\s=_＿\-－―\u2500-\u257f]{3,}$/u;

/** 桁をそろえた表. The table whose column names stand apart in line `first`. */
export function columnsAt(lines: readonly SourceLine[], first: number): TableBlock | null {
  const line = lines[first];
  if (line === undefined || line.cells !== null || line.dash !== '') return null;
  for (const gap of ['tab', 'wide', 'single', 'narrow'] as const) {
    const head = split(line, gap);
    if (head.length < 2) continue;
    if (gap === 'narrow' && !tellWhoDoesWhat(head)) return null;
    if (readMarker(line.text) !== null || !head.every(({ words }) => isHeadCell(words))) return null;
    if (gap === 'wide') return aligned(lines, first, head);
    // The corner above the row keys may be empty.
    const below = split(lines[first + 1], gap).length;
    return counted(lines, first, gap === 'tab' && below === head.length + 1 ? below : head.length, gap);
  }
  return null;
}

/** One space says little: the names of the columns have to say the rest. */
function tellWhoDoesWhat(head: readonly Cell[]): boolean {
  const names = head.map(({ words }) => words);
  return columnOfActs(names) >= 0 && names.some(namesPeople);
}

function split(line: SourceLine | undefined, gap: Gap): Cell[] {
  if (line === undefined) return [];
  const cells: Cell[] = [];
  let from = 0;
  let start = line.indent;
  const push = (to: number): void => {
    const piece = line.text.slice(from, to);
    const lead = piece.length - piece.trimStart().length;
    const words = piece.trim();
    if (words !== '' || gap === 'tab') cells.push({ start: start + displayWidth(piece.slice(0, lead)), words });
    start += displayWidth(piece);
  };
  for (const match of line.text.matchAll(GAPS[gap])) {
    push(match.index);
    from = match.index + match[0].length;
    start += displayWidth(match[0]);
  }
  push(line.text.length);
  return cells;
}

/** Rows that have as many cells as there are column names. */
function counted(
  lines: readonly SourceLine[],
  first: number,
  columns: number,
  gap: Exclude<Gap, 'wide'>,
): TableBlock | null {
  const rows = new Map<number, string>();
  let full = 0;
  let begun = first;
  let at = first;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    const cells = split(line, gap);
    if (line !== undefined && goesOnInCell(line, lines[at - 1], cells.length) && rows.has(begun)) {
      rows.set(at, '');
      rows.set(begun, `${rows.get(begun) ?? ''}${line.text}`);
      continue;
    }
    if (line === undefined || cells.length < 2 || cells.length > columns) break;
    if (gap !== 'tab' && (cells.length !== columns || isOfContents(line.text))) break;
    if (at > first + 1 && opensAnother(lines, at, cells, columns, gap)) break;
    const marker = readMarker(line.text);
    if (marker !== null && (cells.length !== columns || (columns < 3 && !/^[0-9０-９]+$/u.test(cells[0]?.words ?? ''))))
      break;
    if (cells.length === columns) full += 1;
    begun = at;
    rows.set(
      at,
      cells
        .map(({ words }) => words.replace(/\s+/gu, ' '))
        .join(' ')
        .trim(),
    );
  }
  // A single full-width space between two words is common in text.
  const needed = gap !== 'tab' && columns < 3 ? 3 : 2;
  return full < needed ? null : { first, end: at, rows, unsure: false };
}

/** 「温度を確かめ、／異常は課長に伝える」: the last cell of a row breaks off, and its words go on in the next line. */
function goesOnInCell({ text, cells }: SourceLine, before: SourceLine | undefined, count: number): boolean {
  if (before === undefined || count !== 1 || cells !== null || !BREAKS_OFF.test(before.text)) return false;
  return readMarkers(text).length === 0 && displayWidth(text) <= WIDEST_CELL;
}

/** Column names again, with another number of cells than the row above. */
function opensAnother(
  lines: readonly SourceLine[],
  at: number,
  cells: readonly Cell[],
  columns: number,
  gap: Exclude<Gap, 'wide'>,
): boolean {
  if (cells.length === columns || !cells.every(({ words }) => isHeadCell(words))) return false;
  return split(lines[at + 1], gap).length === cells.length;
}

/** Rows whose cells begin below the column names, each perhaps over several lines. */
function aligned(lines: readonly SourceLine[], first: number, head: readonly Cell[]): TableBlock | null {
  const rows = new Map<number, string>();
  let starts = head.map(({ start }) => start);
  let row = new RowText();
  let begun = first;
  let full = 0;
  let partly = 0;
  let end = first;
  for (let at = first; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    if (RULE.test(line.text)) continue;
    const cells = split(line, 'wide');
    const part = at === first ? 'row' : partOf(cells, starts, lines, at);
    if (part === null) {
      const resumes = resumption(lines, at, starts);
      if (resumes === null) break;
      at = resumes - 1;
      continue;
    }
    if (cells.length === head.length) {
      // Column names may be centred above their cells.
      starts = starts.map((start, column) =>
        full === 1 ? (cells[column]?.start ?? start) : Math.min(start, cells[column]?.start ?? start),
      );
      full += 1;
    } else if (cells.length > 1) partly += 1;
    if (part === 'row' && at !== first) {
      rows.set(begun, row.toString());
      row = new RowText();
      begun = at;
    } else if (at !== first) rows.set(at, '');
    for (const { start, words } of cells) row.add(columnOf(start, starts), words);
    end = at + 1;
  }
  rows.set(begun, row.toString());
  if (full < 2 || full + partly < (head.length > 2 ? 2 : 3)) return null;
  return { first, end, rows, unsure: false };
}

/** Whether a line begins a row or goes on with the cells of one; null when it stands outside. */
function partOf(
  cells: readonly Cell[],
  starts: readonly number[],
  lines: readonly SourceLine[],
  at: number,
): 'row' | 'more' | null {
  const line = lines[at];
  const [cell] = cells;
  const [left = 0, second = 0] = starts;
  if (line === undefined || cell === undefined || cells.length > starts.length) return null;
  const fits = cells.slice(1).every(({ start }) => start >= second - TOLERANCE);
  if (line.cells !== null || !fits) return null;
  if (cell.start >= second - TOLERANCE) {
    const below = cells.every(({ start }) => isBelow(start, starts));
    return below && !PAGE_NUMBER.test(line.text) ? 'more' : null;
  }
  if (cells.length > 1)
    return readMarker(line.text) === null || cells.slice(1).every(({ start }) => isBelow(start, starts)) ? 'row' : null;
  // The first cell alone: it goes on, or the others are empty.
  const isNarrow = cell.start + displayWidth(cell.words) <= second && Math.abs(cell.start - left) <= TOLERANCE;
  const next = split(lines[at + 1], 'wide');
  const goesOn = next.length > 1 || (next[0]?.start ?? 0) >= second - TOLERANCE;
  return isNarrow && goesOn && readMarker(line.text) === null && !cell.words.includes('。') ? 'more' : null;
}

function isBelow(start: number, starts: readonly number[]): boolean {
  return starts.some((at) => Math.abs(at - start) <= TOLERANCE);
}

function columnOf(start: number, starts: readonly number[]): number {
  let nearest = 0;
  starts.forEach((at, column) => {
    if (Math.abs(at - start) < Math.abs((starts[nearest] ?? 0) - start)) nearest = column;
  });
  return nearest;
}

/** Where the table goes on behind the foot of one page and the head of the next; null when it does not. */
function resumption(lines: readonly SourceLine[], at: number, starts: readonly number[]): number | null {
  let hasBreak = false;
  for (let ahead = at; ahead <= at + MAX_INTERRUPTION; ahead += 1) {
    const line = lines[ahead];
    if (line === undefined || readMarkedSentence(line)) return null;
    if (hasBreak) {
      const cells = split(line, 'wide');
      const below = cells.every(({ start }) => isBelow(start, starts));
      if (below && cells.length > 1) return ahead;
      if (below && cells.length === 1 && (cells[0]?.start ?? 0) >= (starts[1] ?? 0) - TOLERANCE) return ahead;
    }
    hasBreak ||= line.startsPage || PAGE_NUMBER.test(line.text);
  }
  return null;
}

function readMarkedSentence({ text }: SourceLine): boolean {
  return !PAGE_NUMBER.test(text) && readMarker(text) !== null;
}
