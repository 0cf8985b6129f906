import type { LineFlow } from '#app/domain/policy/line-flow.ts';
import { readMarkers } from '#app/domain/policy/marker.ts';
import type { Marker } from '#app/domain/policy/marker.ts';
import type { Candidate } from '#app/domain/policy/nesting.ts';
import type { SourceLine } from '#app/domain/policy/source-line.ts';
import { isCaption, isTableHeader, isTableRow } from '#app/domain/policy/table.ts';

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
  const readings = proven(lines.map((line) => readMarkers(line.text)));
  const inTable = tableLines(lines, readings, flow);
  const found: CandidateLine[] = [];
  lines.forEach((line, at) => {
    const own = readings[at] ?? [];
    const [first] = own;
    if (first === undefined) return;
    const rowOfTable = inTable.has(at);
    if (rowOfTable && first.style.startsWith('bullet-')) return;
    const before = lines[at - 1];
    const closed = before === undefined || rowOfTable || !flow.goesOn(before.text, line.text);
    const afterLead = before !== undefined && (readings[at - 1] ?? []).length === 0 && !rowOfTable;
    found.push({ at, readings: own, closed, afterLead, weight: isFaint(first, rowOfTable) ? 'faint' : 'plain' });
  });
  return found;
}

function isFaint(marker: Marker, rowOfTable: boolean): boolean {
  if (rowOfTable || marker.doubtful > 0 || marker.style.startsWith('bullet-')) return true;
  const isBare = ['digit', 'latin', 'upper-latin', 'dotted', 'hyphenated'].includes(marker.style);
  return isBare && (marker.rest === '' || RATHER_TEXT.test(marker.rest));
}

/** Leaves out the doubtful readings that no neighbour in their sequence proves. */
function proven(readings: readonly (readonly Marker[])[]): (readonly Marker[])[] {
  const places = new Map<string, number[]>();
  const keyOf = (style: string, ordinal: number): string => `${style} ${ordinal}`;
  readings.forEach((own, at) => {
    for (const { style, ordinal } of own) {
      const list = places.get(keyOf(style, ordinal));
      if (list === undefined) places.set(keyOf(style, ordinal), [at]);
      else list.push(at);
    }
  });
  const isNear = (style: string, ordinal: number, from: number, to: number): boolean =>
    holdsBetween(places.get(keyOf(style, ordinal)) ?? [], from, to);
  return readings.map((own, at) =>
    own.filter(({ doubtful, style, ordinal }) => {
      if (doubtful === 0) return true;
      const stands = (step: number): boolean => isNear(style, ordinal + step, at - (step < 0 ? NEIGHBOURHOOD : 0), at + (step > 0 ? NEIGHBOURHOOD : 0));
      const [before, next] = [ordinal > 1 && stands(-1), stands(1)];
      if (doubtful === 1) return before || next;
      return (before && next) || (next && stands(2)) || (before && ordinal > 2 && stands(-2));
    }),
  );
}

/** Whether an ascending list holds a number strictly between two others. */
function holdsBetween(ascending: readonly number[], from: number, to: number): boolean {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > from) high = middle;
    else low = middle + 1;
  }
  const next = ascending[low];
  return next !== undefined && next < to;
}

/** Lines that look like rows of a table: from the row of column names to the next marker. */
function tableLines(lines: readonly SourceLine[], readings: readonly (readonly Marker[])[], flow: LineFlow): Set<number> {
  const found = new Set<number>();
  let open = false;
  lines.forEach((line, at) => {
    const [next, afterNext] = [lines[at + 1], lines[at + 2]];
    if (open) {
      open = isTableRow(line, next, afterNext, flow);
      found.add(at);
      const [marker] = readings[at] ?? [];
      if (marker !== undefined && !marker.style.startsWith('bullet-')) open = false;
      return;
    }
    if ((readings[at] ?? []).length > 0) return;
    const before = lines[at - 1];
    const closed = before === undefined || !flow.goesOn(before.text, line.text);
    open = closed && (isTableHeader(line, next, flow) || isCaption(line, next, afterNext, flow));
  });
  return found;
}
