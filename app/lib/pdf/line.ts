import type { Glyph } from '#app/lib/pdf/page-content.ts';

/** A character in the frame of its reading direction: `u` along the line, `v` from line to line. */
export interface Placed {
  readonly glyph: Glyph;
  readonly u: number;
  readonly v: number;
}

/** A stretch of a line without a gap as wide as a column's may be. */
export interface Segment {
  readonly text: string;
  /** What stands between it and the one before when both are read as one text. */
  readonly white: string;
  /** True when the gap before it is as wide as only columns have it. */
  readonly apart: boolean;
  readonly from: number;
  readonly to: number;
}

export interface Line {
  readonly segments: readonly Segment[];
  /** Baseline. */
  readonly v: number;
  readonly size: number;
}

/** A gap this wide, in ems, stands between columns, or behind a marker. */
const COLUMN_GAP = 1.8;
/** A gap this wide stands between columns where others in the same place are wider. */
const NARROW_COLUMN_GAP = 0.9;
/** What must be left of it when the spread of the line is taken off. */
const LEAST_COLUMN_GAP = 0.6;
/** A gap this wide is a space; Japanese text keeps a quarter beside Latin letters without one. */
const SPACE_GAP = 0.42;
const LATIN_SPACE_GAP = 0.18;
/** Gaps that differ by less than this are the spread of a justified or letter-spaced line. */
const EVEN = 0.3;
/** 均等割付. A line is letter-spaced when this part of its gaps are even, this far at most, and this part of it letters. */
const MOSTLY_EVEN = 0.7;
const WIDEST_SPREAD = 2.5;
const MOSTLY_LETTERS = 0.5;
const LEAST_GAPS = 3;
/** Two characters that share this part of their height stand on one line. */
const SAME_LINE = 0.5;
const ASCENT = 0.88;
/** The same character printed this near again is a bold face made by hand. */
const OVERPRINT = 0.15;
/** Lines looked back at: cells of one row may begin at slightly different heights. */
const LOOK_BACK = 12;

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef々〇ー・①-㊿]/u;
const LETTER = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]$/u;
const WHITE = /^\s*$/u;
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u;
const EMPHASIS = /^[•●○◦◉◎▲△・﹅﹆\s]+$/u;

export function place(glyph: Glyph, angle: number): Placed {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return { glyph, u: glyph.x * cos + glyph.y * sin, v: glyph.y * cos - glyph.x * sin };
}

/** Drops what is printed twice in one place. */
export function withoutOverprint(placed: readonly Placed[]): Placed[] {
  const seen = new Map<string, Placed[]>();
  return placed.filter((one) => {
    const size = Math.max(one.glyph.size, 1);
    const key = (du: number, dv: number): string =>
      `${Math.round(one.u / size) + du},${Math.round(one.v / size) + dv},${one.glyph.text}`;
    for (const du of [-1, 0, 1]) {
      for (const dv of [-1, 0, 1]) {
        const near = seen.get(key(du, dv)) ?? [];
        if (near.some(({ u, v }) => Math.hypot(u - one.u, v - one.v) < OVERPRINT * size)) return false;
      }
    }
    const own = seen.get(key(0, 0));
    if (own === undefined) seen.set(key(0, 0), [one]);
    else own.push(one);
    return true;
  });
}

interface Cluster {
  readonly members: Placed[];
  /** The largest character, whose baseline is the line's. */
  base: Placed;
}

/** Groups characters into lines, top to bottom. */
export function linesOf(placed: readonly Placed[]): Line[] {
  return clusters(placed)
    .map(lineOf)
    .filter(({ segments }) => segments.length > 0);
}

/** 圏点. True for dots that stress the words below them. */
export function isEmphasis(text: string): boolean {
  return EMPHASIS.test(text);
}

/** 読み仮名・圏点. Lines of small kana or dots right above other text are taken out and handed back by themselves. */
export function takeRuby(placed: readonly Placed[]): { readonly text: Placed[]; readonly ruby: Line[] } {
  const lines = clusters(placed);
  const ruby = new Set<Cluster>();
  lines.forEach((line, index) => {
    const under = lines.slice(index + 1, index + 4).find((other) => isRubyOf(line, other));
    if (under !== undefined) ruby.add(line);
  });
  return {
    text: lines.flatMap((line) => (ruby.has(line) ? [] : line.members)),
    ruby: [...ruby].map(lineOf).filter(({ segments }) => segments.length > 0),
  };
}

function isRubyOf(line: Cluster, under: Cluster): boolean {
  const size = under.base.glyph.size;
  const raised = under.base.v - line.base.v;
  if (line.base.glyph.size > size * 0.62 || raised < size * 0.5 || raised > size * 1.35) return false;
  const words = line.members.map(({ glyph }) => glyph.text).join('');
  if (!KANA.test(words) && !isEmphasis(words)) return false;
  return line.members.every(({ u, glyph }) =>
    under.members.some(
      (base) => base.u - base.glyph.size < u && u + glyph.advance < base.u + base.glyph.advance + base.glyph.size,
    ),
  );
}

function clusters(placed: readonly Placed[]): Cluster[] {
  const found: Cluster[] = [];
  for (const one of [...placed].sort((a, b) => a.v - b.v || a.u - b.u)) {
    let best: Cluster | null = null;
    let most = SAME_LINE;
    for (let i = found.length - 1; i >= Math.max(0, found.length - LOOK_BACK); i -= 1) {
      const cluster = found[i];
      if (cluster === undefined) continue;
      const shared = sharedHeight(one, cluster.base);
      if (shared >= most) [best, most] = [cluster, shared];
    }
    if (best === null) found.push({ members: [one], base: one });
    else {
      best.members.push(one);
      if (one.glyph.size > best.base.glyph.size) best.base = one;
    }
  }
  return found.sort((a, b) => a.base.v - b.base.v);
}

function sharedHeight(a: Placed, b: Placed): number {
  const [sizeA, sizeB] = [a.glyph.size, b.glyph.size];
  const top = Math.max(a.v - ASCENT * sizeA, b.v - ASCENT * sizeB);
  const bottom = Math.min(a.v + (1 - ASCENT) * sizeA, b.v + (1 - ASCENT) * sizeB);
  return (bottom - top) / Math.max(Math.min(sizeA, sizeB), 0.1);
}

interface Inked {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** White characters printed before it. */
  readonly white: string;
}

function lineOf({ members, base }: Cluster): Line {
  const size = Math.max(base.glyph.size, 0.1);
  const inked = inkOf(members);
  const spread = spreadOf(inked, size);
  const segments: {
    text: string;
    readonly white: string;
    readonly apart: boolean;
    readonly from: number;
    to: number;
  }[] = [];
  inked.forEach((one, index) => {
    const before = inked[index - 1];
    const last = segments.at(-1);
    if (before === undefined || last === undefined) {
      segments.push({ text: one.text, white: '', apart: false, from: one.from, to: one.to });
      return;
    }
    const whole = (one.from - before.to) / size;
    // Printed spaces are letter-spaced like everything else.
    const gap = whole - spread * (spread > SPACE_GAP ? 1 + one.white.length : 1);
    const white = whiteBetween(before, one, gap, spread);
    // A justified line leaves its columns as they are.
    const columns = spread > SPACE_GAP ? gap > NARROW_COLUMN_GAP : whole > NARROW_COLUMN_GAP && gap > LEAST_COLUMN_GAP;
    if (columns) segments.push({ text: one.text, white, apart: gap > COLUMN_GAP, from: one.from, to: one.to });
    else {
      last.text += white + one.text;
      last.to = Math.max(last.to, one.to);
    }
  });
  return { segments, v: base.v, size };
}

function inkOf(members: readonly Placed[]): Inked[] {
  const inked: Inked[] = [];
  let white = '';
  for (const { glyph, u } of [...members].sort((a, b) => a.u - b.u)) {
    if (WHITE.test(glyph.text)) {
      if (glyph.text !== '') white += glyph.text;
      continue;
    }
    inked.push({ text: glyph.text, from: u, to: u + glyph.advance, white });
    white = '';
  }
  return inked;
}

function whiteBetween(before: Inked, one: Inked, gap: number, spread: number): string {
  // Spaces printed in a letter-spaced line belong to the spacing.
  if (one.white !== '' && !(spread > SPACE_GAP && gap < EVEN)) return one.white.includes('\u3000') ? '\u3000' : ' ';
  const latin = !WIDE.test(before.text) && !WIDE.test(one.text);
  return gap > (latin ? LATIN_SPACE_GAP : SPACE_GAP) ? ' ' : '';
}

/** How far the line's characters are spread, in ems: the usual gap, or the common one of a few letters. */
function spreadOf(inked: readonly Inked[], size: number): number {
  const gaps: number[] = [];
  inked.forEach((one, index) => {
    const before = inked[index - 1];
    if (before === undefined || (!WIDE.test(before.text) && !WIDE.test(one.text))) return;
    gaps.push((one.from - before.to) / size);
  });
  gaps.sort((a, b) => a - b);
  const [least, most] = [gaps[0] ?? 0, gaps.at(-1) ?? 0];
  const middle = Math.max(0, gaps[Math.floor(gaps.length / 2)] ?? 0);
  const letters = inked.filter(({ text }) => LETTER.test(text)).length;
  if (letters === inked.length && gaps.length >= 2 && most - least <= EVEN) return middle;
  if (middle < SPACE_GAP) return gaps.length >= 4 ? middle : 0;
  const even = gaps.filter((gap) => Math.abs(gap - middle) <= EVEN / 2).length;
  const spaced = gaps.length >= LEAST_GAPS && even >= gaps.length * MOSTLY_EVEN && middle <= WIDEST_SPREAD;
  return spaced && letters >= inked.length * MOSTLY_LETTERS ? middle : 0;
}

/** A line as one text. */
export function plain(segments: readonly Segment[]): string {
  return segments.map(({ text, white }, index) => (index === 0 ? text : white + text)).join('');
}
