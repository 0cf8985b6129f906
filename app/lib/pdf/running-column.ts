import type { Line } from '#app/lib/pdf/line.ts';

/** Running text in two columns has at least this many lines in each. */
const LEAST_LINES = 8;
/** Its columns are at least this wide, in ems, and about equally wide. */
const LEAST_WIDTH = 12;
const ALIKE = 0.8;
/** Its lines mostly fill their column; the cells of a table do not. */
const FILLED = 0.65;
/** The white between the columns lies in this middle part of the page's text. */
const MIDDLE = [0.35, 0.65] as const;
const STEPS = 60;
/** Columns of two pages are the same when they begin this near to each other, in ems. */
const SAME_LEFT = 0.5;

/** Where the two columns of a page's text begin, and the white between them. */
export interface RunningColumns {
  readonly middle: number;
  readonly lefts: readonly [number, number];
}

/**
 * 段組み. Puts text that runs in two columns into the order of reading: the left one first.
 * Short columns are known by those of the page before.
 */
export function inReadingOrder(
  lines: readonly Line[],
  before: RunningColumns | null,
): { readonly lines: Line[]; readonly columns: RunningColumns | null } {
  const middle = whiteMiddle(lines);
  const found = middle === null ? null : unfoldedAt(lines, middle, runInColumns);
  if (middle !== null && found !== null) return { lines: found.lines, columns: { middle, lefts: found.lefts } };
  const known = before === null ? null : unfoldedAt(lines, before.middle, (halves) => beginAt(halves, before.lefts));
  return known === null ? { lines: [...lines], columns: null } : { lines: known.lines, columns: before };
}

type Halves = readonly [readonly Line[], readonly Line[]];

/**
 * The lines in the order of their columns, band by band between lines that run across; null when no band has columns.
 */
function unfoldedAt(
  lines: readonly Line[],
  middle: number,
  hasColumns: (halves: Halves) => boolean,
): { readonly lines: Line[]; readonly lefts: [number, number] } | null {
  const ordered: Line[] = [];
  let lefts: [number, number] | null = null;
  let band: Line[] = [];
  const flush = (): void => {
    const halves: Halves = [halfOf(band, middle, true), halfOf(band, middle, false)];
    if (hasColumns(halves)) {
      lefts = [leftOf(halves[0]), leftOf(halves[1])];
      ordered.push(...halves.flat());
    } else ordered.push(...band);
    band = [];
  };
  for (const line of lines) {
    if (line.segments.some(({ from, to }) => from < middle && to > middle)) {
      flush();
      ordered.push(line);
    } else band.push(line);
  }
  flush();
  return lefts === null ? null : { lines: ordered, lefts };
}

function halfOf(band: readonly Line[], middle: number, first: boolean): Line[] {
  return band.flatMap((line) => {
    const segments = line.segments.filter(({ to }) => to <= middle === first);
    return segments.length === 0 ? [] : [{ ...line, segments }];
  });
}

function leftOf(lines: readonly Line[]): number {
  return Math.min(...lines.map(({ segments }) => segments[0]?.from ?? Infinity));
}

function beginAt(halves: Halves, lefts: readonly [number, number]): boolean {
  return halves.every(
    (half, index) => Math.abs(leftOf(half) - (lefts[index] ?? 0)) <= SAME_LEFT * (half[0]?.size ?? 0),
  );
}

/** Where the fewest lines cross, null when no white runs down the middle. */
function whiteMiddle(lines: readonly Line[]): number | null {
  const left = Math.min(...lines.flatMap(({ segments }) => segments.map(({ from }) => from)));
  const right = Math.max(...lines.flatMap(({ segments }) => segments.map(({ to }) => to)));
  let best: { readonly at: number; readonly crossed: number } | null = null;
  for (let step = 0; step <= STEPS; step += 1) {
    const at = left + (right - left) * (MIDDLE[0] + ((MIDDLE[1] - MIDDLE[0]) * step) / STEPS);
    const crossed = lines.filter(({ segments }) => segments.some(({ from, to }) => from < at && to > at)).length;
    if (best === null || crossed < best.crossed) best = { at, crossed };
  }
  return best === null || best.crossed * 2 > lines.length ? null : best.at;
}

function runInColumns(halves: Halves): boolean {
  const [one, other] = [measureOf(halves[0]), measureOf(halves[1])];
  return one.runs && other.runs && Math.min(one.width, other.width) >= Math.max(one.width, other.width) * ALIKE;
}

function measureOf(lines: readonly Line[]): { readonly width: number; readonly runs: boolean } {
  const extents = lines.map(({ segments }) => ({ from: segments[0]?.from ?? 0, to: segments.at(-1)?.to ?? 0 }));
  const left = Math.min(...extents.map(({ from }) => from));
  const width = Math.max(...extents.map(({ to }) => to)) - left;
  const filled = extents.reduce((sum, { to }) => sum + (to - left) / width, 0) / extents.length;
  const size = lines[0]?.size ?? 0;
  return { width, runs: lines.length >= LEAST_LINES && width >= LEAST_WIDTH * size && filled >= FILLED };
}
