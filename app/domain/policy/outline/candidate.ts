import { groupBy } from '#app/domain/shared/group-by.ts';
import { captionIn } from '#app/domain/policy/outline/clause-head.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { dashMarker, readMarkers } from '#app/domain/policy/marker/marker.ts';
import type { Marker } from '#app/domain/policy/marker/marker.ts';
import type { Candidate } from '#app/domain/policy/outline/nesting.ts';
import { levelMixedBullets } from '#app/domain/policy/outline/mixed-bullets.ts';
import { withMarkedHeadings } from '#app/domain/policy/outline/marked-heading.ts';
import { withUnnumberedHeadings } from '#app/domain/policy/outline/unnumbered-heading.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import { isCaption, isNumberedRow, isTableHeader, isTableRow } from '#app/domain/policy/table/table.ts';

/** 項番の候補行. A line that may begin with a marker. */
export interface CandidateLine extends Candidate {
  /** Index of the line. */
  readonly at: number;
}

/** How many lines away the neighbours of a doubtful marker may stand. */
const NEIGHBOURHOOD = 80;
/** A bare number or letter before such words is rather text: １ 以上, ２ の. */
const RATHER_TEXT = /^[ぁ-ん]/u;

/** The lines of a document that may begin with a marker. */
export function candidatesIn(lines: readonly SourceLine[], flow: LineFlow): CandidateLine[] {
  const printed = lines.map((line) => (line.table === null ? readMarkers(line.text) : []));
  const listed = levelMixedBullets(lines, withDashes(lines, proven(printed)));
  const numbered = withLostNumbers(lines, listed).map((own, at) => ((lines[at]?.table ?? null) === null ? own : []));
  const readings = withMarkedHeadings(lines, withUnnumberedHeadings(lines, numbered, flow), flow);
  const indented = tellsByIndent(lines, readings);
  const inTable = tableLines(lines, readings, flow);
  const found: CandidateLine[] = [];
  lines.forEach((line, at) => {
    const own = readings[at] ?? [];
    const [first] = own;
    if (first === undefined) return;
    const rowOfTable = inTable.has(at);
    if (rowOfTable && first.style.startsWith('bullet-')) return;
    const before = lines[at - 1];
    const closed =
      before === undefined ||
      line.cut ||
      before.table !== null ||
      rowOfTable ||
      line.hashes > 0 ||
      !flow.goesOn(before.text, line.text) ||
      opensBullets(first, at, readings);
    const afterLead = before !== undefined && (readings[at - 1] ?? []).length === 0 && !rowOfTable;
    const indent = indented ? line.indent : null;
    found.push({
      at,
      readings: own,
      closed,
      afterLead,
      indent,
      weight: isFaint(first, rowOfTable) ? 'faint' : 'plain',
    });
  });
  return found;
}

/** A lead may break off before its bullets: 「職員等は、」. The next bullet shows that they are a list. */
function opensBullets({ style }: Marker, at: number, readings: readonly (readonly Marker[])[]): boolean {
  return style.startsWith('bullet-') && [1, 2, 3].some((step) => readings[at + step]?.[0]?.style === style);
}

/** Dashes mean something only where several make a list and no marker stands behind them. */
function withDashes(lines: readonly SourceLine[], readings: readonly (readonly Marker[])[]): (readonly Marker[])[] {
  const isDash = (at: number): boolean => (lines[at]?.dash ?? '') !== '' && (readings[at] ?? []).length === 0;
  return readings.map((own, at) => {
    const line = lines[at];
    if (line === undefined || !isDash(at)) return own;
    const inList = [-3, -2, -1, 1, 2, 3].some((step) => isDash(at + step) && lines[at + step]?.dash === line.dash);
    const besideBullet = [-1, 1].some((step) => readings[at + step]?.[0]?.style.startsWith('bullet-'));
    return inList || besideBullet ? [dashMarker(line.dash, line.indent, line.text)] : own;
  });
}

/** Captions that tell of a number must be so many before one of them stands for a lost number. */
const MIN_CAPTIONS = 2;

/** （体制） without its 条 below it: the number between its neighbours was lost. */
function withLostNumbers(
  lines: readonly SourceLine[],
  readings: readonly (readonly Marker[])[],
): (readonly Marker[])[] {
  const articleAt = (at: number): Marker | undefined => readings[at]?.find(({ style }) => style === 'article');
  const captions = lines.map(({ text }) => captionIn(text));
  const withArticle = captions.filter((caption, at) => caption !== null && articleAt(at + 1) !== undefined).length;
  if (withArticle < MIN_CAPTIONS) return [...readings];
  const nextArticle = new Array<Marker | undefined>(readings.length);
  for (let at = readings.length - 2; at >= 0; at -= 1) nextArticle[at] = articleAt(at + 1) ?? nextArticle[at + 1];
  let last = 0;
  return readings.map((own, at) => {
    last = articleAt(at)?.numbers[0] ?? last;
    const caption = captions[at];
    if (caption === null || caption === undefined || own.length > 0 || articleAt(at + 1) !== undefined) return own;
    const next = nextArticle[at];
    if (next !== undefined && (next.numbers[0] ?? 0) !== last + 2) return own;
    return [
      {
        style: 'article',
        numbers: [last + 1],
        ordinal: last + 1,
        printed: lines[at]?.text ?? '',
        caption,
        rest: '',
        lost: true,
        doubtful: 0,
      },
    ];
  });
}

/** Share of the markers that must be indented before indentation tells their depth. */
const MIN_INDENTED = 0.3;

/** Whether the text indents by depth, as lists of one sign at several depths do. */
function tellsByIndent(lines: readonly SourceLine[], readings: readonly (readonly Marker[])[]): boolean {
  const marked = lines.filter((_, at) => (readings[at] ?? []).length > 0);
  const indents = new Map<number, number>();
  for (const { indent } of marked) indents.set(indent, (indents.get(indent) ?? 0) + 1);
  const usual = [...indents.values()].filter((count) => count >= 2).reduce((sum, count) => sum + count, 0);
  const deep = marked.filter(({ indent }) => indent > 0).length;
  return indents.size > 1 && deep >= marked.length * MIN_INDENTED && usual >= marked.length * 0.9;
}

function isFaint(marker: Marker, rowOfTable: boolean): boolean {
  if (rowOfTable || marker.doubtful > 0 || marker.style.startsWith('bullet-') || marker.style === 'heading')
    return true;
  const isBare = ['digit', 'latin', 'upper-latin', 'dotted', 'hyphenated'].includes(marker.style);
  return isBare && (marker.rest === '' || RATHER_TEXT.test(marker.rest));
}

/** Leaves out the doubtful readings that no neighbour in their sequence proves. */
function proven(readings: readonly (readonly Marker[])[]): (readonly Marker[])[] {
  const keyOf = (style: string, ordinal: number): string => `${style} ${ordinal}`;
  const placed = readings.flatMap((own, at) => own.map(({ style, ordinal }) => ({ key: keyOf(style, ordinal), at })));
  const places = groupBy(placed, ({ key }) => key);
  const isNear = (style: string, ordinal: number, from: number, to: number): boolean =>
    holdsBetween(places.get(keyOf(style, ordinal)) ?? [], from, to);
  return readings.map((own, at) =>
    own.filter(({ doubtful, style, ordinal }) => {
      if (doubtful === 0) return true;
      const stands = (step: number): boolean =>
        isNear(style, ordinal + step, at - (step < 0 ? NEIGHBOURHOOD : 0), at + (step > 0 ? NEIGHBOURHOOD : 0));
      const [before, next] = [ordinal > 1 && stands(-1), stands(1)];
      if (doubtful === 1) return before || next;
      return (before && next) || (next && stands(2)) || (before && ordinal > 2 && stands(-2));
    }),
  );
}

/** Whether one of the places, which ascend, lies strictly between two others. */
function holdsBetween(ascending: readonly { readonly at: number }[], from: number, to: number): boolean {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle]?.at ?? 0) > from) high = middle;
    else low = middle + 1;
  }
  const next = ascending[low];
  return next !== undefined && next.at < to;
}

/** Lines that look like rows of a table: from the row of column names to the next marker. */
function tableLines(
  lines: readonly SourceLine[],
  readings: readonly (readonly Marker[])[],
  flow: LineFlow,
): Set<number> {
  const found = new Set<number>();
  let open = false;
  lines.forEach((line, at) => {
    const [next, afterNext] = [lines[at + 1], lines[at + 2]];
    if (open && line.table === null && isNumberedRow(line)) {
      open = false;
      return;
    }
    if (open && line.table === null) {
      open = isTableRow(line, next, afterNext, flow);
      found.add(at);
      const [marker] = readings[at] ?? [];
      if (marker !== undefined && !marker.style.startsWith('bullet-')) open = false;
      return;
    }
    if ((readings[at] ?? []).length > 0 || line.table !== null) return;
    const before = lines[at - 1];
    const closed = before === undefined || !flow.goesOn(before.text, line.text);
    open = closed && (isTableHeader(line, next, flow) || isCaption(line, next, afterNext, flow));
  });
  return found;
}
