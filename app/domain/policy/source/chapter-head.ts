import { partRank } from '#app/domain/policy/marker/marker-shape.ts';
import type { MarkerStyle } from '#app/domain/policy/marker/marker-shape.ts';
import { readMarker } from '#app/domain/policy/marker/marker.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

const MAX_LENGTH = 60;
const MIN_TITLE = 2;
/** A line that ends inside of a bracket goes on below it. */
const OPEN_BRACKET = /[（(「『][^）)」』]*$/u;
/** So many lines of furniture stand together at the edge of a page at most. */
const MAX_FURNITURE = 8;

/** The heading of the chapter that is open, at the edge of a page, below other lines of the page too. */
export function chapterHeads(lines: readonly SourceLine[], found: ReadonlyMap<number, string>): number[] {
  const repeated = repeatedHeadings(lines, found);
  const heads = new Set<number>();
  const meetsPage = (at: number, step: 1 | -1): boolean => {
    for (let away = 1; away <= MAX_FURNITURE; away += 1) {
      const next = at + away * step;
      if (found.get(next) === 'page_number') return true;
      if (!found.has(next) && !heads.has(next)) return false;
      if (lines[next]?.startsPage === true) return true;
    }
    return false;
  };
  for (const at of repeated) {
    const opens = lines[at]?.startsPage === true || lines[at + 1]?.startsPage === true;
    if (opens || meetsPage(at, -1) || meetsPage(at, 1)) heads.add(at);
  }
  return [...heads];
}

function keyOf(line: SourceLine | undefined): string {
  return (line?.text ?? '').normalize('NFKC').replace(/\s+/gu, '');
}

/**
 * 章名の柱. Lines that print the heading of the open chapter again, as the edges of pages do: what a list numbers anew is
 * never the number and the words that its sequence came to last.
 */
export function repeatedHeadings(
  lines: readonly SourceLine[],
  found: ReadonlyMap<number, string>,
): ReadonlySet<number> {
  const open = new Map<MarkerStyle, string>();
  const repeated = new Set<number>();
  lines.forEach((line, at) => {
    if (found.has(at) || line.table !== null) return;
    const marker = readMarker(line.text);
    if (marker === null || marker.style.startsWith('bullet-')) return;
    const key = keyOf(line);
    const isHeading =
      !OPEN_BRACKET.test(line.text) &&
      line.text.length <= MAX_LENGTH &&
      marker.rest.length >= MIN_TITLE &&
      !endsSentence(line.text);
    if (isHeading && open.get(marker.style) === key) repeated.add(at);
    else openAnew(open, marker.style, key);
  });
  return withoutNamesakes(repeated, lines);
}

/** What begins its own list in the line below, under its own name: a page's head or foot comes back on other pages. */
function withoutNamesakes(repeated: ReadonlySet<number>, lines: readonly SourceLine[]): ReadonlySet<number> {
  const times = new Map<string, number>();
  for (const at of repeated) times.set(keyOf(lines[at]), (times.get(keyOf(lines[at])) ?? 0) + 1);
  const isNamesake = (at: number): boolean => {
    const key = keyOf(lines[at]);
    return lines[at]?.startsPage !== true && keyOf(lines[at - 1]) === key && times.get(key) === 1;
  };
  return new Set([...repeated].filter((at) => !isNamesake(at)));
}

/** A new chapter ends the sequences below it: 第１節　通則 of the next is another. */
function openAnew(open: Map<MarkerStyle, string>, style: MarkerStyle, key: string): void {
  const rank = partRank(style);
  if (rank >= 0 || style === 'ordinal' || style === 'article') {
    for (const other of [...open.keys()]) {
      const above = partRank(other);
      if (above < 0 || (rank >= 0 && above > rank)) open.delete(other);
    }
  }
  // What was numbered below the one before begins anew, too: １） of (ｴ) is not the １） of (ｳ).
  const styles = [...open.keys()];
  if (open.has(style)) for (const below of styles.slice(styles.indexOf(style) + 1)) open.delete(below);
  open.set(style, key);
}
