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

/** 段組み. Puts text that runs in two columns into the order of reading: the left one first. */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  const middle = whiteMiddle(lines);
  if (middle === null) return [...lines];
  const ordered: Line[] = [];
  let band: Line[] = [];
  const flush = (): void => {
    ordered.push(...(unfolded(band, middle) ?? band));
    band = [];
  };
  for (const line of lines) {
    if (line.segments.some(({ from, to }) => from < middle && to > middle)) {
      flush();
      ordered.push(line);
    } else band.push(line);
  }
  flush();
  return ordered;
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

function unfolded(band: readonly Line[], middle: number): Line[] | null {
  const halves = [true, false].map((first) =>
    band.flatMap((line) => {
      const segments = line.segments.filter(({ to }) => to <= middle === first);
      return segments.length === 0 ? [] : [{ ...line, segments }];
    }),
  );
  const measures = halves.map(measureOf);
  const [one, other] = measures;
  if (one === undefined || other === undefined || !measures.every(({ runs }) => runs)) return null;
  return Math.min(one.width, other.width) >= Math.max(one.width, other.width) * ALIKE ? halves.flat() : null;
}

function measureOf(lines: readonly Line[]): { readonly width: number; readonly runs: boolean } {
  const extents = lines.map(({ segments }) => ({ from: segments[0]?.from ?? 0, to: segments.at(-1)?.to ?? 0 }));
  const left = Math.min(...extents.map(({ from }) => from));
  const width = Math.max(...extents.map(({ to }) => to)) - left;
  const filled = extents.reduce((sum, { to }) => sum + (to - left) / width, 0) / extents.length;
  const size = lines[0]?.size ?? 0;
  return { width, runs: lines.length >= LEAST_LINES && width >= LEAST_WIDTH * size && filled >= FILLED };
}
