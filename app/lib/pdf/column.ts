import { plain } from '#app/lib/pdf/line.ts';
import type { Line, Segment } from '#app/lib/pdf/line.ts';
import { rowText, SHORT_END } from '#app/lib/pdf/page-line.ts';
import type { Printed, RowCell } from '#app/lib/pdf/page-line.ts';

/** A white stretch between two columns, along the line. */
interface Corridor {
  readonly from: number;
  readonly to: number;
}

interface Block {
  readonly lines: readonly Line[];
  readonly corridors: readonly Corridor[];
  /** Of the table on the page before whose last row goes on here. */
  readonly before: OpenTable | null;
}

/** A table without lines that reaches the end of its page: its last row may go on. */
export interface OpenTable {
  readonly corridors: readonly Corridor[];
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
  readonly last: readonly RowCell[];
}

/** What a line begins with when the gap behind it is that of a numbered item, not of a column. */
const MARKER =
  /^(?:[（(〔【]?[0-9０-９A-Za-zａ-ｚＡ-Ｚぁ-んァ-ンｦ-ﾝ一二三四五六七八九十ⅰ-ⅹⅠ-Ⅹ]{1,3}[）)〕】]?[.．、]?|第[0-9０-９一二三四五六七八九十百]+[章節款条項](?:の[0-9０-９一二三四五六七八九十]+)?|[0-9０-９]{1,2}(?:[.．－-][0-9０-９]{1,2})+[.．]?|[①-⑳㉑-㊿]|[・•●○◆◇■□※★☆▪◦-])$/u;
/** Corridors overlap when they share this many ems. */
const SHARED = 0.8;
/** Lines of one block follow each other within this many ems. */
const NEAR = 3;
/** Rows are told apart when the widest step between lines is this much wider than the narrowest. */
const ROW_STEP = 1.25;
/** A header or footer stands this many ems apart from the table, and there are no more lines of it. */
const MARGIN_STEP = 2;
const MARGIN_LINES = 4;
/** What goes on with a cell begins where the cell begins, within this many ems. */
const SAME_LEFT = 0.5;

/** Lines as text: a space at a single gap, tabs where a gap stands below a gap. */
export function columnLines(
  lines: readonly Line[],
  before: OpenTable | null,
): { readonly printed: Printed[]; readonly open: OpenTable | null } {
  const printed: Printed[] = [];
  const goesOn = before === null ? -1 : continuedAt(lines, before);
  let open: OpenTable | null = null;
  for (let index = 0; index < lines.length;) {
    const block = blockAt(lines, index, index === goesOn ? before : null);
    const line = lines[index];
    if (line === undefined) break;
    if (block === null) {
      printed.push({ v: line.v, text: plain(line.segments) });
      index += 1;
    } else {
      const { rows, table } = rowsOf(block);
      printed.push(...rows);
      index += block.lines.length;
      open = endsPage(lines, index) ? table : null;
    }
  }
  return { printed, open };
}

/** Where a cell of the table before goes on below the header, -1 when none does. */
function continuedAt(lines: readonly Line[], { corridors, lefts, last }: OpenTable): number {
  return lines.slice(0, MARGIN_LINES + 1).findIndex((line, index) => {
    if (!isContinuation(line, corridors) || !isApart(lines[index - 1], line)) return false;
    return line.segments.every((segment) => {
      const column = columnOf(segment, corridors);
      return last[column]?.full === true && Math.abs(segment.from - (lefts[column] ?? 0)) <= SAME_LEFT * line.size;
    });
  });
}

function isApart(line: Line | undefined, next: Line): boolean {
  return line === undefined || next.v - line.v > MARGIN_STEP * next.size;
}

/** True when only a footer stands below. */
function endsPage(lines: readonly Line[], end: number): boolean {
  const [last, next] = [lines[end - 1], lines[end]];
  if (next === undefined || last === undefined) return true;
  return lines.length - end <= MARGIN_LINES && isApart(last, next);
}

function gapsOf({ segments }: Line): (Corridor & { readonly apart: boolean })[] {
  return segments.flatMap((segment, index) => {
    const before = segments[index - 1];
    if (before === undefined || (index === 1 && MARKER.test(before.text.replace(/\s/gu, '')))) return [];
    return [{ from: before.to, to: segment.from, apart: segment.apart }];
  });
}

/**
 * The table without lines that begins or goes on here; to begin, the gaps of at least two lines must stand below each
 * other.
 */
function blockAt(lines: readonly Line[], start: number, before: OpenTable | null): Block | null {
  const first = lines[start];
  if (first === undefined) return null;
  let corridors: readonly Corridor[] = before?.corridors ?? gapsOf(first);
  let last = first;
  let end = start;
  const rows = [first];
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.v - last.v > NEAR * Math.max(line.size, last.size)) break;
    const shared = narrowed(corridors, line);
    if (shared !== null) {
      corridors = shared;
      rows.push(line);
      end = index;
    } else if (isContinuation(line, corridors)) {
      end = index;
    } else break;
    last = line;
  }
  if (before !== null) return { lines: lines.slice(start, end + 1), corridors, before };
  if (rows.length < 2 || corridors.length === 0) return null;
  const apart = rows.filter((line) =>
    gapsOf(line).some((gap) => gap.apart && corridors.some(({ from, to }) => gap.from < to && gap.to > from)),
  );
  return apart.length >= Math.min(2, rows.length - 1)
    ? { lines: lines.slice(start, end + 1), corridors, before }
    : null;
}

/** The corridors that stay white in this line too, null when it has no gap of its own there or fills one. */
function narrowed(corridors: readonly Corridor[], line: Line): Corridor[] | null {
  const gaps = gapsOf(line);
  if (gaps.length === 0) return null;
  const left = corridors.flatMap((corridor) => {
    const [from, to] = [
      Math.max(
        corridor.from,
        ...line.segments.filter((one) => one.from < corridor.to && one.to <= corridor.to).map(({ to }) => to),
      ),
      Math.min(
        corridor.to,
        ...line.segments.filter((one) => one.to > corridor.from && one.from >= corridor.from).map(({ from }) => from),
      ),
    ];
    const crossed = line.segments.some((one) => one.from <= corridor.from && one.to >= corridor.to);
    return !crossed && to - from >= SHARED * line.size ? [{ from, to }] : [];
  });
  const meets = left.some((corridor) => gaps.some((gap) => gap.from < corridor.to && gap.to > corridor.from));
  return meets ? left : null;
}

/** A line that stands wholly in a column other than the first goes on with that column's cell. */
function isContinuation(line: Line, corridors: readonly Corridor[]): boolean {
  const [first] = corridors;
  const [segment] = line.segments;
  if (first === undefined || segment === undefined || segment.from < first.to - line.size * 0.3) return false;
  return line.segments.every((one) => corridors.every(({ from, to }) => one.to <= to || one.from >= from));
}

function rowsOf({ lines, corridors, before: goesOn }: Block): { readonly rows: Printed[]; readonly table: OpenTable } {
  const starts = rowStarts(lines, corridors);
  const columns = [...corridors.keys(), corridors.length];
  const inColumns = columns.map((column) => inLines(lines, column, corridors).flatMap(({ segments }) => segments));
  const lefts = inColumns.map((segments, column) =>
    Math.min(...segments.map(({ from }) => from), goesOn?.lefts[column] ?? Infinity),
  );
  const rights = inColumns.map((segments, column) =>
    Math.max(...segments.map(({ to }) => to), goesOn?.rights[column] ?? -Infinity),
  );
  const groups: Line[][] = [];
  lines.forEach((line, index) => {
    if (starts.has(index)) groups.push([line]);
    else groups.at(-1)?.push(line);
  });
  const rows = groups.map((group) => ({
    v: group[0]?.v ?? 0,
    cells: columns.map((column) => cellOf(inLines(group, column, corridors), rights[column] ?? 0)),
  }));
  return {
    rows: rows.map(({ v, cells }) => ({
      v,
      text: rowText(cells),
      row: { cells, lefts, openTop: false, openBottom: false },
    })),
    table: { corridors, lefts, rights, last: rows.at(-1)?.cells ?? [] },
  };
}

/** The parts of lines that stand in one column. */
function inLines(lines: readonly Line[], column: number, corridors: readonly Corridor[]): Line[] {
  return lines.flatMap((line) => {
    const segments = line.segments.filter((one) => columnOf(one, corridors) === column);
    return segments.length === 0 ? [] : [{ ...line, segments }];
  });
}

function cellOf(lines: readonly Line[], right: number): RowCell {
  let text = '';
  for (const { segments } of lines) {
    const words = plain(segments);
    const latin = /[A-Za-z0-9,.]$/u.test(text) && /^[A-Za-z0-9]/u.test(words);
    text += latin ? ` ${words}` : words;
  }
  const last = lines.at(-1);
  return { text, full: last !== undefined && (last.segments.at(-1)?.to ?? right) >= right - SHORT_END * last.size };
}

function columnOf(segment: Segment, corridors: readonly Corridor[]): number {
  return corridors.filter(({ to }) => segment.from >= to - 0.5).length;
}

/** Rows begin behind the wider steps; where all steps are alike, with each line of the first column. */
function rowStarts(lines: readonly Line[], corridors: readonly Corridor[]): Set<number> {
  const steps = lines.slice(1).map((line, index) => line.v - (lines[index]?.v ?? line.v));
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  const starts = new Set([0]);
  lines.forEach((line, index) => {
    if (index === 0) return;
    const wide = (steps[index - 1] ?? 0) > (least + most) / 2;
    const leads = line.segments.some((segment) => columnOf(segment, corridors) === 0);
    if (most > least * ROW_STEP ? wide : leads) starts.add(index);
  });
  return starts;
}
