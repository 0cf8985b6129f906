import type { Discard, ReadingWarning } from '#app/domain/policy/clause.ts';
import { readMarker } from '#app/domain/policy/marker/marker.ts';
import { gapsIn, sliceLine } from '#app/domain/policy/source/page-column.ts';
import type { Gap } from '#app/domain/policy/source/page-column.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** 読む順の行. The lines of a text in the order in which they are read, and what was taken out of it. */
export interface LaidOut {
  readonly lines: readonly SourceLine[];
  readonly discarded: readonly Discard[];
  readonly warnings: readonly ReadingWarning[];
}

/** White space between two columns is at least so wide. */
const MIN_GAP = 3;
/** The first line of a paragraph and its others begin so many columns apart. */
const INDENT = 4;
/** A column of which fewer lines are so wide is a table's. */
const MIN_WIDTH = 20;
const WIDE_SHARE = 1 / 3;
const MIN_LINES = 4;
const MIN_SHARE = 0.4;
const MIN_NUMBERED = 2;
const PAGE_NUMBER = /^[-－–—―─‐−\s]*[0-9０-９]{1,4}[-－–—―─‐−\s]*$/u;

/**
 * 段組み. Pages on which two columns of text stand side by side in each line: read from the left column to the right. That
 * both columns number clauses, or both break off sentences at their edge, tells them from a table.
 */
export function readDownColumns(lines: readonly SourceLine[]): LaidOut {
  const read: SourceLine[] = [];
  const warnings: ReadingWarning[] = [];
  for (let first = 0; first < lines.length;) {
    let end = first + 1;
    while (end < lines.length && lines[end]?.startsPage !== true) end += 1;
    const page = lines.slice(first, end);
    const edge = columnEdge(page);
    if (edge === null) for (const line of page) read.push(line);
    else {
      for (const line of downColumns(page, edge)) read.push(line);
      const split = page.find((line) => sidesOf(line, edge).right !== null && sidesOf(line, edge).left !== null);
      if (split !== undefined)
        warnings.push({
          at: [split.from, split.to],
          code: 'columns',
          message:
            'ここから２段組みとみて、左の段、右の段の順に読みました。順序が違うときは、１段組みにしてから取り込み直してください。',
        });
    }
    first = end;
  }
  return warnings.length === 0 ? { lines, discarded: [], warnings } : { lines: read, discarded: [], warnings };
}

interface Sides {
  readonly left: SourceLine | null;
  readonly right: SourceLine | null;
}

/** What of a line stands before and behind the edge; all of it on the left where no gap lies at the edge. */
function sidesOf(line: SourceLine, edge: number): Sides {
  if (line.indent >= edge) return { left: null, right: { ...line, indent: line.indent - edge } };
  const gap = gapsIn(line, MIN_GAP).find(({ start, end }) => start < edge && end >= edge);
  if (gap === undefined) return { left: line, right: null };
  return { left: sliceLine(line, 0, gap.at), right: sliceLine(line, gap.to, line.text.length, gap.at, gap.end - edge) };
}

/** The column of the page at which the right of two columns of text begins; null where there are none. */
function columnEdge(page: readonly SourceLine[]): number | null {
  const running = page.filter(({ cells, text }) => cells === null && !text.includes('\t'));
  const gaps = running.map((line) => gapsIn(line, MIN_GAP));
  const edge = commonest(gaps);
  if (edge === null) return null;
  const sides = running.map((line) => sidesOf(line, edge));
  const split = sides.filter(({ left, right }) => left !== null && right !== null);
  if (split.length < MIN_LINES || split.length < running.length * MIN_SHARE) return null;
  const lefts = split.flatMap(({ left }) => left ?? []);
  const rights = split.flatMap(({ right }) => right ?? []);
  if (![lefts, rights].every(isWide)) return null;
  const isText = [sides.flatMap(({ left }) => left ?? []), sides.flatMap(({ right }) => right ?? [])].every(
    (own) => own.filter(isNumbered).length >= MIN_NUMBERED || breaksOff(own),
  );
  return isText ? edge : null;
}

/** Where most gaps end, paragraphs that begin further in included. */
function commonest(gaps: readonly (readonly Gap[])[]): number | null {
  const ends = new Map<number, number>();
  for (const { end } of gaps.flat()) ends.set(end, (ends.get(end) ?? 0) + 1);
  let best: number | null = null;
  let most = 0;
  for (const end of [...ends.keys()].sort((a, b) => a - b)) {
    let count = 0;
    for (let at = end; at <= end + INDENT; at += 1) count += ends.get(at) ?? 0;
    if (count > most) [best, most] = [end, count];
  }
  return best;
}

function isWide(lines: readonly SourceLine[]): boolean {
  return lines.filter(({ text }) => displayWidth(text) >= MIN_WIDTH).length >= lines.length * WIDE_SHARE;
}

function isNumbered({ text }: SourceLine): boolean {
  const marker = readMarker(text);
  return marker !== null && marker.rest !== '' && !marker.style.startsWith('bullet-');
}

/** Sentences that end, and lines that break off because the column is full. */
function breaksOff(lines: readonly SourceLine[]): boolean {
  const ended = lines.filter(({ text }) => endsSentence(text)).length;
  const widest = lines.reduce((most, { text }) => Math.max(most, displayWidth(text)), 0);
  const broken = lines.filter(({ text }) => !endsSentence(text) && displayWidth(text) >= widest - INDENT).length;
  return ended >= MIN_NUMBERED && broken >= MIN_LINES / 2;
}

function downColumns(page: readonly SourceLine[], edge: number): SourceLine[] {
  const read: SourceLine[] = [];
  let right: SourceLine[] = [];
  const turn = (): void => {
    for (const line of right) read.push(line);
    right = [];
  };
  for (const line of page) {
    const sides = sidesOf(line, edge);
    const spans = sides.right === null && line.indent + displayWidth(line.text) > edge;
    if (spans || (PAGE_NUMBER.test(line.text) && line.cells === null)) {
      turn();
      read.push(line);
      continue;
    }
    if (sides.left !== null) read.push(sides.left);
    if (sides.right !== null) right.push(sides.right);
  }
  turn();
  return read;
}
