import type { Marker } from '#app/domain/policy/marker/marker.ts';
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
  return branchedSuccession(level, marker.numbers);
}

/** ３, ３の２, ３の２の２, ３の３, ４: a number without branch stands for its first. */
function branchedSuccession({ numbers: open, last }: Level, numbers: readonly number[]): Succession {
  const [main = 0, ...branches] = numbers;
  if (main !== open[0] || branches.length === 0) {
    if (branches.length > 0) return main === last + 1 ? { skipped: 1 } : null;
    if (main === last + 1) return 'due';
    return main > last + 1 ? { skipped: main - last - 1 } : null;
  }
  const at = numbers.findIndex((number, i) => number !== (open[i] ?? 1));
  const step = at < 0 ? 0 : (numbers[at] ?? 1) - (open[at] ?? 1);
  if (step <= 0) return null;
  const skipped = step - 1 + numbers.length - 1 - at;
  return skipped === 0 ? 'due' : { skipped };
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
  return style === 'dotted' || style === 'hyphenated' || style === 'lettered';
}

/** 条, and 第１ without 条: their first 項 has no number. */
export function hasParagraphs({ style }: Level): boolean {
  return style === 'article' || style === 'ordinal';
}

/** The levels from the innermost to the outermost. */
export function chainOf(level: Level | null): Level[] {
  const chain: Level[] = [];
  for (let at = level; at !== null; at = at.parent) chain.push(at);
  return chain;
}

/** Whether dotted numbers begin with those of `level`: 3.4.1 below 3.4, below ３ and below 第３章; Ａ－１ below Ａ. */
export function isPrefix(level: Level, style: MarkerStyle, numbers: readonly number[]): boolean {
  const isLettered = level.style === 'lettered' || level.style.endsWith('upper-latin');
  if (isLettered !== (style === 'lettered')) return false;
  return level.numbers.length < numbers.length && level.numbers.every((number, i) => number === numbers[i]);
}
