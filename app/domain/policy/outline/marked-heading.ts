import type { Marker } from '#app/domain/policy/marker/marker.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import { isNumberedRow } from '#app/domain/policy/table/table.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

type Readings = readonly (readonly Marker[])[];

/** 【所属長】 */
const IN_BRACKETS = /^[【〔［[]([^【】〔〕［］[\]]{2,24})[】〕］\]]$/u;
/** A name over its sentence is shorter than this. */
const LONGEST_NAME = 24;
const NAME = /^[\p{Script=Han}\p{Script=Katakana}ー・ぁ-んA-Za-z]{2,}$/u;

/**
 * 印で示した見出し. 「### 職員」 below 「## 2. 毎日」 is a heading of what stands below it, and so is 「職員」 over
 * 「職員は、…」. What is marked as a heading, or numbers the rows of a table, counts apart from the items of lists.
 */
export function withMarkedHeadings(lines: readonly SourceLine[], readings: Readings, flow: LineFlow): Readings {
  const apart = apartFromRows(lines, apartFromLists(lines, readings));
  return withNamesOverSentences(lines, withHashedHeadings(lines, apart), flow);
}

/** Only where both count on by themselves: some prints mark one heading and not the next. */
function apartFromLists(lines: readonly SourceLine[], readings: Readings): Readings {
  const isHashed = (at: number): boolean => (lines[at]?.hashes ?? 0) > 0;
  const digitsOf = (hashed: boolean): number[] =>
    readings.flatMap(([first], at) =>
      first?.style === 'digit' && isHashed(at) === hashed && lines[at]?.table === null ? [first.ordinal] : [],
    );
  if (!countsOn(digitsOf(true)) || !countsOn(digitsOf(false))) return readings;
  return readings.map((own, at) =>
    isHashed(at)
      ? own.map((marker): Marker => (marker.style === 'digit' ? { ...marker, style: 'headed-digit' } : marker))
      : own,
  );
}

/** The numbers of rows below the names of their columns count for themselves. */
function apartFromRows(lines: readonly SourceLine[], readings: Readings): Readings {
  if (!lines.some((line) => isNumberedRow(line))) return readings;
  let columns = 0;
  return readings.map((own, at) => {
    const line = lines[at];
    const cells = line?.text.split('\t').length ?? 1;
    if (cells < 2) columns = 0;
    else if (own.length === 0) columns = cells;
    else if (cells === columns && isNumberedRow(line))
      return own.map((marker): Marker => (marker.style === 'digit' ? { ...marker, style: 'adorned-digit' } : marker));
    return own;
  });
}

function countsOn(numbers: readonly number[]): boolean {
  return numbers.length > 1 && numbers.every((number, at) => number === 1 || number === (numbers[at - 1] ?? 0) + 1);
}

function withHashedHeadings(lines: readonly SourceLine[], readings: Readings): Readings {
  let numbered: { readonly depth: number; readonly marker: Marker } | null = null;
  const found = new Map<number, { readonly depth: number; readonly marker: Marker }>();
  lines.forEach(({ hashes: depth, text, table }, at) => {
    if (depth === 0 || table !== null) return;
    const [own] = readings[at] ?? [];
    if (own !== undefined && own.style !== 'heading') numbered = { depth, marker: own };
    else if (numbered !== null && depth > numbered.depth && !endsSentence(text))
      found.set(at, { depth, marker: headingOf(text, { below: numbered.marker.style }) });
  });
  const least = Math.min(...[...found.values()].slice(0, SEEN).map(({ depth }) => depth));
  return readings.map((own, at) => {
    const heading = found.get(at);
    return heading?.depth === least ? [heading.marker] : own;
  });
}

/** So many headings tell how deep the first of them stand. */
const SEEN = 50;

function withNamesOverSentences(lines: readonly SourceLine[], readings: Readings, flow: LineFlow): Readings {
  return readings.map((own, at) => {
    const [line, before, next] = [lines[at], lines[at - 1], lines[at + 1]];
    if (own.length > 0 || line === undefined || before === undefined || next === undefined) return own;
    const name = IN_BRACKETS.exec(line.text)?.[1] ?? line.text;
    const isOver = next.text.startsWith(`${name}は`) && (readings[at + 1] ?? []).length === 0;
    const isName = line.text.length <= LONGEST_NAME && NAME.test(name) && line.table === null;
    return isOver && isName && !flow.goesOn(before.text, line.text) ? [headingOf(name, {})] : own;
  });
}

function headingOf(text: string, place: Pick<Marker, 'below'>): Marker {
  return { style: 'heading', numbers: [1], ordinal: 1, printed: text, rest: text, doubtful: 0, ...place };
}
