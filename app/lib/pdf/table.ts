import type { Rule } from '#app/lib/pdf/rule.ts';

/** A box of a ruled table, in the page's reading frame. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface RuledTable {
  readonly rows: number;
  readonly cells: readonly Cell[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** True where its upright lines go on beyond the last line along, as a row does that the page's end cuts. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/** A line along the reading direction (`at` is its v) or across it (`at` is its u). */
interface Straight {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Lines of one grid may miss each other by this many points. */
const REACH = 3;
/** Lines this near to each other are one, as double or broken ones are drawn. */
const SAME = 2.5;
const SHORT = 6;
/** Upright lines that go on together where a row is cut. */
const LEAST_OPEN = 2;
/** A page with more lines or cells than this is a drawing. */
const MOST_RULES = 10_000;
const MOST_CELLS = 5_000;

/** Finds the tables that are drawn with lines: at least two columns. */
export function findTables(rules: readonly Rule[], angle: number): RuledTable[] {
  if (rules.length > MOST_RULES) return [];
  const { along, across } = straighten(rules, angle);
  return components(along, across).flatMap((group) => {
    const table = gridOf(group.along, group.across);
    return table === null ? [] : [table];
  });
}

function straighten(rules: readonly Rule[], angle: number): { along: Straight[]; across: Straight[] } {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const along: Straight[] = [];
  const across: Straight[] = [];
  for (const { x1, y1, x2, y2 } of rules) {
    const [u1, v1, u2, v2] = [x1 * cos + y1 * sin, y1 * cos - x1 * sin, x2 * cos + y2 * sin, y2 * cos - x2 * sin];
    if (Math.abs(v1 - v2) < 1 && Math.abs(u1 - u2) >= SHORT)
      along.push({ at: (v1 + v2) / 2, from: Math.min(u1, u2), to: Math.max(u1, u2) });
    else if (Math.abs(u1 - u2) < 1 && Math.abs(v1 - v2) >= SHORT)
      across.push({ at: (u1 + u2) / 2, from: Math.min(v1, v2), to: Math.max(v1, v2) });
  }
  return { along: merge(along), across: merge(across) };
}

/** Joins pieces of one line. */
function merge(lines: readonly Straight[]): Straight[] {
  const merged: Straight[] = [];
  for (const line of [...lines].sort((a, b) => a.at - b.at || a.from - b.from)) {
    let index = merged.length - 1;
    while (index >= 0 && line.at - (merged[index]?.at ?? 0) <= SAME && !touches(merged[index], line)) index -= 1;
    const other = merged[index];
    if (other === undefined || line.at - other.at > SAME) merged.push(line);
    else merged[index] = { at: other.at, from: Math.min(other.from, line.from), to: Math.max(other.to, line.to) };
  }
  return merged;
}

function touches(a: Straight | undefined, b: Straight): boolean {
  return a !== undefined && b.from <= a.to + REACH && b.to >= a.from - REACH;
}

interface Group {
  along: Straight[];
  across: Straight[];
}

/** Lines that cross or meet belong to one table. */
function components(along: readonly Straight[], across: readonly Straight[]): Group[] {
  const parent = Array.from({ length: along.length + across.length }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[i] = root;
    return root;
  };
  along.forEach((h, i) => {
    across.forEach((w, j) => {
      const meet = w.at >= h.from - REACH && w.at <= h.to + REACH && h.at >= w.from - REACH && h.at <= w.to + REACH;
      if (meet) parent[find(along.length + j)] = find(i);
    });
  });
  const groups = new Map<number, Group>();
  const groupOf = (i: number): Group => {
    const root = find(i);
    const group = groups.get(root) ?? { along: [], across: [] };
    groups.set(root, group);
    return group;
  };
  along.forEach((line, i) => groupOf(i).along.push(line));
  across.forEach((line, j) => groupOf(along.length + j).across.push(line));
  return [...groups.values()];
}

function stations(lines: readonly Straight[]): number[] {
  const found: number[] = [];
  for (const { at } of [...lines].sort((a, b) => a.at - b.at)) {
    if (at - (found.at(-1) ?? -Infinity) > SAME) found.push(at);
  }
  return found;
}

function gridOf(along: readonly Straight[], across: readonly Straight[]): RuledTable | null {
  const inner = stations(along);
  const tops = closed(inner, across, LEAST_OPEN);
  const lefts = closed(stations(across), along, 1);
  const [rows, columns] = [tops.length - 1, lefts.length - 1];
  if (rows < 1 || columns < 2 || rows * columns > MOST_CELLS) return null;
  const covered = (lines: readonly Straight[], at: number, middle: number): boolean =>
    lines.some((line) => Math.abs(line.at - at) <= SAME && line.from <= middle && middle <= line.to);
  const taken = new Set<string>();
  const cells: Cell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(`${row},${column}`)) continue;
      const box = spanned(row, column, { tops, lefts, along, across, covered });
      for (let r = row; r <= box.lastRow; r += 1)
        for (let c = column; c <= box.lastColumn; c += 1) taken.add(`${r},${c}`);
      cells.push({
        row,
        column,
        left: lefts[column] ?? 0,
        right: lefts[box.lastColumn + 1] ?? 0,
        top: tops[row] ?? 0,
        bottom: tops[box.lastRow + 1] ?? 0,
      });
    }
  }
  if (!cells.some(({ column }) => column > 0)) return null;
  return {
    rows,
    cells,
    left: lefts[0] ?? 0,
    right: lefts.at(-1) ?? 0,
    top: tops[0] ?? 0,
    bottom: tops.at(-1) ?? 0,
    openTop: tops[0] !== inner[0],
    openBottom: tops.at(-1) !== inner.at(-1),
  };
}

/** A table without outer sides is closed where its lines in the other direction end, if at least some end there. */
function closed(stops: readonly number[], lines: readonly Straight[], least: number): number[] {
  const first = Math.min(...lines.map(({ from }) => from));
  const last = Math.max(...lines.map(({ to }) => to));
  const inside = [...stops];
  if ((inside[0] ?? Infinity) - first > SHORT && lines.filter(({ from }) => from - first <= SHORT).length >= least)
    inside.unshift(first);
  if (last - (inside.at(-1) ?? -Infinity) > SHORT && lines.filter(({ to }) => last - to <= SHORT).length >= least)
    inside.push(last);
  return inside;
}

interface Grid {
  readonly tops: readonly number[];
  readonly lefts: readonly number[];
  readonly along: readonly Straight[];
  readonly across: readonly Straight[];
  readonly covered: (lines: readonly Straight[], at: number, middle: number) => boolean;
}

/** A merged cell goes on as far as no line ends it. */
function spanned(
  row: number,
  column: number,
  { tops, lefts, along, across, covered }: Grid,
): { lastRow: number; lastColumn: number } {
  const middleV = ((tops[row] ?? 0) + (tops[row + 1] ?? 0)) / 2;
  const middleU = ((lefts[column] ?? 0) + (lefts[column + 1] ?? 0)) / 2;
  let lastColumn = column;
  while (lastColumn + 2 < lefts.length && !covered(across, lefts[lastColumn + 1] ?? 0, middleV)) lastColumn += 1;
  let lastRow = row;
  while (lastRow + 2 < tops.length && !covered(along, tops[lastRow + 1] ?? 0, middleU)) lastRow += 1;
  return { lastRow, lastColumn };
}
