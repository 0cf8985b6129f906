import { plain } from '#app/lib/pdf/line.ts';
import type { Line, Segment } from '#app/lib/pdf/line.ts';

/** A white stretch between two columns, along the line. */
interface Corridor {
  readonly from: number;
  readonly to: number;
}

interface Block {
  readonly lines: readonly Line[];
  readonly corridors: readonly Corridor[];
}

/** What a line begins with when the gap behind it is that of a numbered item, not of a column. */
const MARKER = /^(?:[（(〔【]?[0-9０-９A-Za-zａ-ｚＡ-Ｚぁ-んァ-ンｦ-ﾝ一二三四五六七八九十ⅰ-ⅹⅠ-Ⅹ]{1,3}[）)〕】]?[.．、]?|第[0-9０-９一二三四五六七八九十百]+[章節款条項](?:の[0-9０-９一二三四五六七八九十]+)?|[0-9０-９]{1,2}(?:[.．－-][0-9０-９]{1,2})+[.．]?|[①-⑳㉑-㊿]|[・•●○◆◇■□※★☆▪◦-])$/u;
/** Corridors overlap when they share this many ems. */
const SHARED = 0.8;
/** Lines of one block follow each other within this many ems. */
const NEAR = 3;
/** Rows are told apart when the widest step between lines is this much wider than the narrowest. */
const ROW_STEP = 1.25;

/** Lines as text: a space at a single gap, tabs where a gap stands below a gap. */
export function columnLines(lines: readonly Line[]): { readonly v: number; readonly text: string }[] {
  const found: { v: number; text: string }[] = [];
  for (let index = 0; index < lines.length; ) {
    const block = blockAt(lines, index);
    const line = lines[index];
    if (line === undefined) break;
    if (block === null) {
      found.push({ v: line.v, text: plain(line.segments) });
      index += 1;
    } else {
      found.push(...rowsOf(block));
      index += block.lines.length;
    }
  }
  return found;
}

function gapsOf({ segments }: Line): (Corridor & { readonly apart: boolean })[] {
  return segments.flatMap((segment, index) => {
    const before = segments[index - 1];
    if (before === undefined || (index === 1 && MARKER.test(before.text.replace(/\s/gu, '')))) return [];
    return [{ from: before.to, to: segment.from, apart: segment.apart }];
  });
}

/** The table without lines that begins here, if the gaps of at least two lines stand below each other. */
function blockAt(lines: readonly Line[], start: number): Block | null {
  const first = lines[start];
  if (first === undefined) return null;
  let corridors: readonly Corridor[] = gapsOf(first);
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
  if (rows.length < 2 || corridors.length === 0) return null;
  const apart = rows.filter((line) => gapsOf(line).some((gap) => gap.apart && corridors.some(({ from, to }) => gap.from < to && gap.to > from)));
  return apart.length >= Math.min(2, rows.length - 1) ? { lines: lines.slice(start, end + 1), corridors } : null;
}

/** The corridors that stay white in this line too, null when it has no gap of its own there or fills one. */
function narrowed(corridors: readonly Corridor[], line: Line): Corridor[] | null {
  const gaps = gapsOf(line);
  if (gaps.length === 0) return null;
  const left = corridors.flatMap((corridor) => {
    const [from, to] = [
      Math.max(corridor.from, ...line.segments.filter((one) => one.from < corridor.to && one.to <= corridor.to).map(({ to }) => to)),
      Math.min(corridor.to, ...line.segments.filter((one) => one.to > corridor.from && one.from >= corridor.from).map(({ from }) => from)),
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

function rowsOf({ lines, corridors }: Block): { v: number; text: string }[] {
  const starts = rowStarts(lines, corridors);
  const rows: { v: number; cells: string[] }[] = [];
  lines.forEach((line, index) => {
    const row = starts.has(index) ? undefined : rows.at(-1);
    const cells = row?.cells ?? corridors.concat({ from: 0, to: 0 }).map(() => '');
    for (const segment of line.segments) {
      const column = columnOf(segment, corridors);
      const before = cells[column] ?? '';
      const latin = /[A-Za-z0-9,.]$/u.test(before) && /^[A-Za-z0-9]/u.test(segment.text);
      const sameLine = line.segments.some((one) => one !== segment && one.to <= segment.from && columnOf(one, corridors) === column);
      cells[column] = before + (sameLine ? segment.white : before !== '' && latin ? ' ' : '') + segment.text;
    }
    if (row === undefined) rows.push({ v: line.v, cells });
  });
  return rows.map(({ v, cells }) => ({ v, text: cells.join('\t').replace(/\t+$/u, '') }));
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
