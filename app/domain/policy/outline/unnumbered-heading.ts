import type { Marker } from '#app/domain/policy/marker/marker.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** A heading is shorter than this. */
const MAX_WIDTH = 40;
/** What breaks off, encloses or quotes is none. */
const NO_HEADING = /[をにはがでとのへもや、，,。：:（(「『]$|^[（(「『※]|[、。，]/u;

/** 【所属長】: elsewhere such a mark ends the sentence before it. */
const IN_BRACKETS = /^【[^【】]{2,24}】$/u;

function isHeading(line: SourceLine): boolean {
  const { text, table, cells } = line;
  if (table !== null || cells !== null || text.includes('\t')) return false;
  return (
    displayWidth(text) <= MAX_WIDTH &&
    (IN_BRACKETS.test(text) || !endsSentence(text)) &&
    !NO_HEADING.test(text) &&
    !/^[0-9０-９]+$/u.test(text)
  );
}

/**
 * 項番のない見出し. 「取扱い」 between the items of a list, below which these begin again with the first: without it, the
 * second list would stand below the last item of the first. Above the first of the lists one is a heading only where
 * others are.
 */
export function withUnnumberedHeadings(
  lines: readonly SourceLine[],
  readings: readonly (readonly Marker[])[],
  flow: LineFlow,
): readonly (readonly Marker[])[] {
  const seen = new Set<string>();
  const sure = new Map<number, Marker>();
  const likely = new Map<number, Marker>();
  lines.forEach((line, at) => {
    const [own] = readings[at] ?? [];
    if (own !== undefined) {
      seen.add(own.style);
      return;
    }
    const [before, next] = [lines[at - 1], readings[at + 1]?.[0]];
    if (before === undefined || next === undefined || next.ordinal !== 1 || next.lost === true) return;
    if (!isHeading(line) || next.style.startsWith('bullet-') || next.style === 'article') return;
    const [above] = readings[at - 1] ?? [];
    const marker: Marker = {
      style: 'heading',
      numbers: [1],
      ordinal: 1,
      printed: line.text,
      rest: line.text,
      doubtful: 0,
      opens: next.style,
    };
    const isItem = above?.style.startsWith('bullet-') === true;
    if (isItem || (endsSentence(before.text) && seen.has(next.style))) sure.set(at, marker);
    else if (above !== undefined && above.rest !== '' && !flow.goesOn(before.text, line.text)) likely.set(at, marker);
  });
  if (sure.size === 0) return readings;
  return readings.map((own, at) => {
    const marker = sure.get(at) ?? likely.get(at);
    return marker === undefined ? own : [marker];
  });
}
