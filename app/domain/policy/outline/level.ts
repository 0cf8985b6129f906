import type { Marker } from '#app/domain/policy/marker/marker.ts';
import { PARTS } from '#app/domain/policy/marker/marker-shape.ts';
import type { MarkerStyle } from '#app/domain/policy/marker/marker-shape.ts';

/** 開いている項番. A marker that was taken for one, hung on the one above it. */
export interface Level {
  readonly style: MarkerStyle;
  readonly numbers: readonly number[];
  /** The number behind which the sequence goes on. */
  readonly last: number;
  readonly parent: Level | null;
  /** Columns it is indented; null where that tells nothing. */
  readonly indent: number | null;
  /** How many of its sequence were seen up to it. */
  readonly count: number;
  /** Tells its place from every other place of the document. */
  readonly key: string;
  /** Why it stands here though its print does not say so. */
  readonly doubt: 'slip' | 'gap' | 'same_style' | null;
  /** It has no marker in the text: the level below it shows that it must be there. */
  readonly implied: boolean;
}

/** How a marker goes on behind another of its sequence. */
export type Succession = 'due' | { readonly skipped: number } | null;

/** Whether `marker` may follow `level` in one sequence, and how many are missing between them. */
export function successionOf(level: Level, marker: Marker): Succession {
  if (isDotted(marker.style)) return dottedSuccession(level.numbers, marker.numbers);
  if (marker.style.startsWith('bullet-')) return 'due';
  const [main = 0, branch] = marker.numbers;
  const [ownMain = 0, ownBranch = 1] = level.numbers;
  if (branch !== undefined) {
    if (main !== ownMain) return main === level.last + 1 ? { skipped: 1 } : null;
    if (branch === ownBranch + 1) return 'due';
    return branch > ownBranch ? { skipped: branch - ownBranch - 1 } : null;
  }
  if (main === level.last + 1) return 'due';
  return main > level.last + 1 ? { skipped: main - level.last - 1 } : null;
}

/** `3.4.1` is followed by `3.4.2`; a later number of the same length leaves some out. */
function dottedSuccession(open: readonly number[], numbers: readonly number[]): Succession {
  if (open.length !== numbers.length) return null;
  const at = numbers.findIndex((number, i) => number !== open[i]);
  const difference = at < 0 ? 0 : (numbers[at] ?? 0) - (open[at] ?? 0);
  if (difference <= 0) return null;
  if (at === numbers.length - 1) return difference === 1 ? 'due' : { skipped: difference - 1 };
  return { skipped: difference + numbers.slice(at + 1).reduce((sum, number) => sum + number - 1, 0) };
}

/** A style that repeats the numbers above it. */
export function isDotted(style: MarkerStyle): boolean {
  return style === 'dotted' || style === 'hyphenated';
}

/** 条, and 第１ without 条: their first 項 has no number. */
export function hasParagraphs({ style }: Level): boolean {
  return style === 'article' || style === 'ordinal';
}

/** Rank of 章, 節 and the like from the highest, -1 for what is no such division. */
export function partRank(style: MarkerStyle): number {
  return PARTS.findIndex((unit) => style === `part-${unit}`);
}

/** The levels from the innermost to the outermost. */
export function chainOf(level: Level | null): Level[] {
  const chain: Level[] = [];
  for (let at = level; at !== null; at = at.parent) chain.push(at);
  return chain;
}

/** Whether the numbers of a dotted marker begin with those of `level`: 3.4.1 below 3.4, below ３ and below 第３章. */
export function isPrefix(level: Level, numbers: readonly number[]): boolean {
  return level.numbers.length < numbers.length && level.numbers.every((number, i) => number === numbers[i]);
}
