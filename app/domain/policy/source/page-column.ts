import { displayWidth, placeIn } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** 段の間. White space inside a line. */
export interface Gap {
  /** Of the line's text, half-open. */
  readonly at: number;
  readonly to: number;
  /** Columns of the page, half-open. */
  readonly start: number;
  readonly end: number;
}

const WHITE = /[ \u3000\u00a0]{2,}/gu;

/** The gaps of a line that are at least so wide. */
export function gapsIn(line: SourceLine, least: number): Gap[] {
  const gaps: Gap[] = [];
  let [column, read] = [line.indent, 0];
  for (const match of line.text.matchAll(WHITE)) {
    const start = column + displayWidth(line.text.slice(read, match.index));
    const end = start + displayWidth(match[0]);
    if (end - start >= least) gaps.push({ at: match.index, to: match.index + match[0].length, start, end });
    [column, read] = [end, match.index + match[0].length];
  }
  return gaps;
}

/** A piece of a line, as a line of its own; signs that are not white before it from `since` on are its own as well. */
export function sliceLine(line: SourceLine, from: number, to: number, since = from, indent = 0): SourceLine {
  const piece = line.text.slice(from, to);
  const start = from + piece.length - piece.trimStart().length;
  const text = piece.trim();
  const isBare = line.text.slice(since, start).trim() === '';
  const end = start + text.length;
  return {
    ...line,
    from: start === 0 ? line.from : placeIn(line, isBare ? start : since),
    to: end >= line.text.length ? line.to : placeIn(line, end - 1) + 1,
    text,
    places: line.places?.slice(start, end) ?? null,
    textFrom: placeIn(line, start),
    indent: from === 0 ? line.indent : indent,
    dash: from === 0 ? line.dash : '',
    hashes: from === 0 ? line.hashes : 0,
    cells: null,
    table: null,
    printed: text,
    startsPage: from === 0 && line.startsPage,
    cut: false,
  };
}
