import type { Discard } from '#app/domain/policy/clause.ts';
import { gapsIn, sliceLine } from '#app/domain/policy/source/page-column.ts';
import type { LaidOut } from '#app/domain/policy/source/side-by-side.ts';
import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

const NEW =
  /^[（(【［]?(?:改[正定訂]\s*(?:後|案)|改正後案|新|新\s*条文|新規程|変更後|見直し後)(?:[（(].{0,12}[）)])?[）)】］]?$/u;
const OLD =
  /^[（(【［]?(?:改[正定訂]\s*前|現\s*行|旧|旧\s*条文|旧規程|変更前|見直し前)(?:[（(].{0,12}[）)])?[）)】］]?$/u;
/** White space between the names of the two sides, and between the sides. */
const HEAD_GAP = 2;
const SIDE_GAP = 2;
const MAX_HEAD = 80;
const LEFT_OUT = /[（(]\s*(?:略|同左|同右|現行のとおり)\s*[）)]|^(?:略|同左|同右)$/u;

interface Cell {
  readonly line: SourceLine;
  /** Which side of the table it is. */
  readonly side: number;
}

interface Head {
  /** The side that is in force. */
  readonly fresh: number;
  readonly sides: number;
  readonly by: 'tab' | 'gap';
}

/**
 * 新旧対照表. Keeps of a table of the new and the old wording the new alone: what was changed binds nobody any more.
 */
export function readNewSide(lines: readonly SourceLine[]): LaidOut {
  const first = lines.findIndex((line) => headOf(line) !== null);
  const head = first < 0 ? null : headOf(lines[first]);
  if (head === null) return { lines, discarded: [], warnings: [] };
  const rows = lines.slice(first + 1).filter((line) => headOf(line) === null);
  const edges = head.by === 'gap' ? edgesOf(rows, head.sides) : [];
  const read: SourceLine[] = [...lines.slice(0, first)];
  const discarded: Discard[] = [];
  let [old, omitted] = [0, false];
  for (const line of lines.slice(first)) {
    if (headOf(line) !== null) {
      discarded.push({ from: line.from, to: line.to, why: 'old_wording' });
      continue;
    }
    for (const { line: piece, side } of head.by === 'tab' ? cellsByTab(line) : cellsByEdge(line, edges)) {
      if (side === head.fresh || side < 0) {
        read.push(piece);
        omitted ||= LEFT_OUT.test(piece.text);
      } else {
        discarded.push({ from: piece.from, to: piece.to, why: 'old_wording' });
        old += 1;
      }
    }
  }
  const at = lines[first];
  if (at === undefined || old === 0) return { lines, discarded: [], warnings: [] };
  const rest = omitted ? '「（略）」の条項は文が載っていないため、読めません。改正後の全文を取り込んでください。' : '';
  const message = `新旧対照表とみて、改正後（新）の欄だけを読み、改正前（旧）の欄など${old}か所を除きました。${rest}`;
  return { lines: read, discarded, warnings: [{ at: [at.from, at.to], code: 'columns', message }] };
}

function headOf(line: SourceLine | undefined): Head | null {
  if (line === undefined || line.text.length > MAX_HEAD) return null;
  const by = line.text.includes('\t') ? 'tab' : 'gap';
  const names = by === 'tab' ? line.text.split('\t') : pieces(line);
  const words = names.map((name) => name.trim()).filter((name) => name !== '');
  const fresh = words.findIndex((name) => NEW.test(name));
  const hasOld = words.some((name) => OLD.test(name));
  return fresh < 0 || !hasOld || words.length > 4 ? null : { fresh, sides: words.length, by };
}

function pieces(line: SourceLine): string[] {
  const gaps = gapsIn(line, HEAD_GAP);
  return [...gaps, null].map((gap, at) => line.text.slice(gaps[at - 1]?.to ?? 0, gap?.at));
}

function cellsByTab(line: SourceLine): Cell[] {
  if (!line.text.includes('\t')) return [{ line, side: -1 }];
  const cells: Cell[] = [];
  let [from, since] = [0, 0];
  line.text.split('\t').forEach((words, side) => {
    const to = from + words.length;
    if (words.trim() !== '') {
      cells.push({ line: sliceLine(line, from, to, since), side });
      since = to;
    }
    from = to + 1;
  });
  return cells;
}

/** The columns of the page at which the sides behind the first begin: where the cells of most rows do. */
function edgesOf(rows: readonly SourceLine[], sides: number): number[] {
  const ends = new Map<number, number>();
  for (const row of rows) {
    for (const { end } of gapsIn(row, SIDE_GAP)) ends.set(end, (ends.get(end) ?? 0) + 1);
    if (row.indent > 0) ends.set(row.indent, (ends.get(row.indent) ?? 0) + 1);
  }
  const around = (end: number): number =>
    [0, 1, 2, 3, INDENT].reduce((sum, further) => sum + (ends.get(end + further) ?? 0), 0);
  const byCount = [...ends.keys()].map((end) => ({ end, count: around(end) }));
  byCount.sort((one, other) => other.count - one.count || one.end - other.end);
  const chosen: number[] = [];
  for (const { end } of byCount) {
    if (chosen.length === sides - 1) break;
    if (end >= LEAST_SIDE && chosen.every((other) => Math.abs(other - end) >= LEAST_SIDE)) chosen.push(end);
  }
  return chosen.sort((one, other) => one - other);
}

/** A side holds at least so many columns. */
const LEAST_SIDE = 8;
/** Other lines of a paragraph begin a character or two further in. */
const INDENT = 4;

function cellsByEdge(line: SourceLine, edges: readonly number[]): Cell[] {
  const sideAt = (column: number): number => edges.filter((edge) => column >= edge - INDENT).length;
  const gaps = gapsIn(line, SIDE_GAP).filter(
    ({ start, end }) => sideAt(end) > sideAt(start) || edges.some((edge) => start < edge && end >= edge),
  );
  const right = line.indent + displayWidth(line.text);
  const [first] = edges;
  if (gaps.length === 0 && first !== undefined && line.indent < first - INDENT && right > first + INDENT)
    return [{ line, side: -1 }];
  const cells: Cell[] = [{ line: sliceLine(line, 0, gaps[0]?.at ?? line.text.length), side: sideAt(line.indent) }];
  gaps.forEach(({ at, to, end }, index) => {
    cells.push({ line: sliceLine(line, to, gaps[index + 1]?.at ?? line.text.length, at), side: sideAt(end) });
  });
  return cells;
}
