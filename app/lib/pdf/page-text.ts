import { columnLines } from '#app/lib/pdf/column.ts';
import type { OpenTable } from '#app/lib/pdf/column.ts';
import { takeFootnotes } from '#app/lib/pdf/footnote.ts';
import { isEmphasis, linesOf, place, plain, takeRuby, withoutOverprint } from '#app/lib/pdf/line.ts';
import type { Line, Placed, Segment } from '#app/lib/pdf/line.ts';
import type { PageContent } from '#app/lib/pdf/page-content.ts';
import { rowText, SHORT_END } from '#app/lib/pdf/page-line.ts';
import type { PageLine, Printed, RowCell } from '#app/lib/pdf/page-line.ts';
import { inReadingOrder } from '#app/lib/pdf/running-column.ts';
import type { RunningColumns } from '#app/lib/pdf/running-column.ts';
import { findTables } from '#app/lib/pdf/table.ts';
import type { RuledTable } from '#app/lib/pdf/table.ts';
import { takeWatermarks } from '#app/lib/pdf/watermark.ts';

export interface PageText {
  /** In reading order; cells of one row stand in one line, with tabs between them. */
  readonly lines: readonly PageLine[];
  /** What is printed but no part of the text. */
  readonly leftOut: readonly LeftOut[];
  readonly flow: PageFlow;
}

/** What the next page may go on with. */
export interface PageFlow {
  readonly table: OpenTable | null;
  readonly columns: RunningColumns | null;
}

export const NO_FLOW: PageFlow = { table: null, columns: null };

export interface LeftOut {
  readonly kind: 'note_left_out' | 'ruby_left_out' | 'emphasis_left_out' | 'watermark_left_out';
  readonly excerpt: string;
}

/**
 * A row whose cell holds more lines than this in several paragraphs is a layout of columns, not a table to be read
 * across.
 */
const LONGEST_CELL = 12;
const BULLET = /^[・•●○◆◇■□※★☆▪◦-]/u;
/** A page number, or one digit of it, beside the text. */
const PAGE_NUMBER = /^[-－–—―‐]?\s?[0-9０-９一二三四五六七八九十〇]{0,4}\s?[-－–—―‐]?$/u;
const BODY_LENGTH = 10;
/** How far beside the text it stands, in ems; a marker may stick out to the left by less. */
const LEFT_DISTANCE = 1.5;
const RIGHT_DISTANCE = 0.5;

/** Brings the characters of one page into lines as a reader would read them. */
export function textOfPage({ glyphs, rules }: PageContent, before: PageFlow): PageText {
  const main = mainAngle(glyphs.map(({ angle }) => angle));
  const { text: upright, watermarks } = takeWatermarks(glyphs, main);
  const all = withoutOverprint(upright.map((glyph) => place(glyph, main)));
  const tables = findTables(rules, main).filter((table) => all.some((one) => isInside(one, table)));
  const tableOf = (one: Placed): RuledTable | undefined => tables.find((table) => isInside(one, table));
  const { text: withoutNotes, notes } = takeFootnotes(
    all.filter(({ glyph }) => glyph.angle === main),
    main === 0 ? rules : [],
  );
  const { text, ruby } = takeRuby(withoutNotes);
  const { body, margin } = splitMargin(linesOf(text.filter((one) => tableOf(one) === undefined)));
  const turned = all.filter((one) => one.glyph.angle !== main);
  const rows = tables.flatMap((table) =>
    tableRows(
      table,
      [...text, ...turned].filter((one) => tableOf(one) === table),
    ),
  );
  const ordered = inReadingOrder(body, before.columns);
  const { printed: flowing, open } = columnLines(ordered.lines, before.table);
  const printed = [...descending(flowing), ...rows].sort((a, b) => a.v - b.v);
  return {
    lines: [
      ...printed,
      ...[...margin, ...turnedLines(turned.filter((one) => tableOf(one) === undefined))].map((words) => ({
        text: words,
      })),
    ],
    leftOut: [
      ...notes.map((excerpt): LeftOut => ({ kind: 'note_left_out', excerpt })),
      ...watermarks.map((excerpt): LeftOut => ({ kind: 'watermark_left_out', excerpt })),
      ...ruby
        .map(({ segments }) => plain(segments))
        .map((excerpt): LeftOut => ({ kind: isEmphasis(excerpt) ? 'emphasis_left_out' : 'ruby_left_out', excerpt })),
    ],
    flow: { table: open, columns: ordered.columns },
  };
}

/** A line that is read after one further down, in a second column, keeps its turn. */
function descending(lines: readonly Printed[]): Printed[] {
  let furthest = -Infinity;
  return lines.map((line) => {
    furthest = Math.max(furthest, line.v);
    return { ...line, v: furthest };
  });
}

function mainAngle(angles: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const angle of angles) counts.set(angle, (counts.get(angle) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Text that is set in another direction reads by itself. */
function turnedLines(turned: readonly Placed[]): string[] {
  const angles = [...new Set(turned.map(({ glyph }) => glyph.angle))].sort((a, b) => a - b);
  return angles.flatMap((angle) =>
    linesOf(turned.filter(({ glyph }) => glyph.angle === angle).map(({ glyph }) => place(glyph, angle))).map(
      ({ segments }) => plain(segments),
    ),
  );
}

function isInside({ u, v, glyph }: Placed, box: { left: number; right: number; top: number; bottom: number }): boolean {
  const [middleU, middleV] = [u + glyph.advance / 2, v - glyph.size * 0.35];
  return middleU >= box.left && middleU <= box.right && middleV >= box.top && middleV <= box.bottom;
}

function tableRows(table: RuledTable, placed: readonly Placed[]): Printed[] {
  const cells = table.cells.map((cell) => {
    const inside = placed.filter((one) => isInside(one, cell));
    return { ...cell, lines: linesOf(uprightIn(inside)) };
  });
  const printed: Printed[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    const own = cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column);
    const top = own[0]?.top ?? table.top;
    if (own.every(({ lines }) => lines.length === 0)) continue;
    const filled = own.filter(({ lines }) => lines.length > 0);
    if (
      own.length === 1 ||
      filled.some(({ lines, right }) => lines.length > LONGEST_CELL && !readsAsOneCell(lines, right))
    ) {
      printed.push(...filled.flatMap(({ lines }) => lines.map(({ segments }) => ({ v: top, text: plain(segments) }))));
    } else {
      const read = own.map(({ lines, right }) => cellOf(lines, right));
      const [openTop, openBottom] = [table.openTop && row === 0, table.openBottom && row === table.rows - 1];
      printed.push({
        v: top,
        text: rowText(read),
        row: { cells: read, lefts: own.map(({ left }) => left), openTop, openBottom },
      });
    }
  }
  return printed;
}

/** Turned words in a narrow cell are read in their own direction. */
function uprightIn(placed: readonly Placed[]): Placed[] {
  const angle = mainAngle(placed.map(({ glyph }) => glyph.angle));
  const [first] = placed;
  if (first === undefined || placed.every(({ glyph }) => glyph.angle === first.glyph.angle)) {
    return placed.map(({ glyph }) => place(glyph, angle));
  }
  return [...placed];
}

/** True when all lines but the last reach the right side, or each paragraph is an entry of a list. */
function readsAsOneCell(lines: readonly Line[], right: number): boolean {
  return lines.every((line, index) => {
    const before = lines[index - 1];
    return before === undefined || endsFull(before, right) || BULLET.test(plain(line.segments));
  });
}

function endsFull({ segments, size }: Line, right: number): boolean {
  return (segments.at(-1)?.to ?? right) >= right - SHORT_END * size;
}

function cellOf(lines: readonly Line[], right: number): RowCell {
  let text = '';
  let full = true;
  for (const line of lines) {
    const words = plain(line.segments);
    const latin = /[A-Za-z0-9,.]$/u.test(text) && /^[A-Za-z0-9]/u.test(words);
    text += text !== '' && (!full || latin) ? ` ${words}` : words;
    full = endsFull(line, right);
  }
  return { text, full: full && text !== '' };
}

/** Takes out what stands beside the text: a page number set upright, one digit below the other. */
function splitMargin(lines: readonly Line[]): { readonly body: Line[]; readonly margin: string[] } {
  const long = lines
    .map(({ segments }) => withoutOuter(segments))
    .filter((segments) => plain(segments).length >= BODY_LENGTH);
  const left = Math.min(...long.map(([first]) => first?.from ?? Infinity));
  const right = Math.max(...long.map((segments) => segments.at(-1)?.to ?? -Infinity));
  const pieces: (Segment & { readonly v: number; readonly size: number })[] = [];
  const body: Line[] = [];
  for (const line of lines) {
    const beside = (segment: Segment): boolean =>
      long.length > 0 &&
      isOuter(line.segments, segment) &&
      (segment.to < left - line.size * LEFT_DISTANCE || segment.from > right + line.size * RIGHT_DISTANCE);
    const inside = line.segments.filter((segment) => !beside(segment));
    pieces.push(...line.segments.filter(beside).map((segment) => ({ ...segment, v: line.v, size: line.size })));
    if (inside.length > 0) body.push({ ...line, segments: inside });
  }
  const margin: { text: string; readonly from: number; v: number }[] = [];
  for (const { text, from, v, size } of pieces) {
    const above = margin.find((one) => Math.abs(one.from - from) < size && v - one.v < size * 2);
    if (above === undefined) margin.push({ text, from, v });
    else {
      above.text += text;
      above.v = v;
    }
  }
  return { body, margin: margin.map(({ text }) => text) };
}

/** True for a number at an end of its line that is well apart from the rest, or alone. */
function isOuter(segments: readonly Segment[], segment: Segment): boolean {
  if (!PAGE_NUMBER.test(segment.text)) return false;
  if (segments.length === 1) return true;
  return segment === segments[0] ? segments[1]?.apart === true : segment === segments.at(-1) && segment.apart;
}

function withoutOuter(segments: readonly Segment[]): Segment[] {
  return segments.filter((segment) => !isOuter(segments, segment));
}
