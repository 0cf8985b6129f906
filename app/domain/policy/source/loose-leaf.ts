import { groupBy } from '#app/domain/shared/group-by.ts';
import { readMarker } from '#app/domain/policy/marker/marker.ts';
import { repeatedHeadings } from '#app/domain/policy/source/chapter-head.ts';
import { gapsIn } from '#app/domain/policy/source/page-column.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

const NUMERAL = '[0-9〇零一二三四五六七八九十百千]{1,6}';
/** （七―二〇三）, 3-12: volume and leaf, as a binder of loose leaves numbers them. */
const LEAF_NUMBER = new RegExp(
  `^[（(〔【\\[-]?\\s*(${NUMERAL}\\s*[-−－―—–‐ー・]\\s*${NUMERAL})\\s*[）)〕】\\]-]?$`,
  'u',
);
const PAGE_NUMBER =
  /^[-−－―—–‐~〜]?\s*(?:[pP]\.?\s*)?(?<page>[0-9]{1,4})(?:\s*[/／]\s*[0-9]{1,4})?\s*(?:ページ|頁)?\s*[-−－―—–‐~〜]?$/u;
/** White space in columns that sets the two ends of a head or a foot apart. */
const APART = 4;
const LONGEST = 80;
const TITLE = /(?:方針|基準|ポリシー|規程|規則|要綱|要領|手順書?|規定)(?:[（(].{0,20}[）)])?$/u;
const DIGITS = '〇一二三四五六七八九';

/** 加除式の紙の柱. Lines of heads and feet that the counted lines of their pages show, in whatever sentence they stand. */
export function looseLeaves<Kind extends string>(
  lines: readonly SourceLine[],
  found: ReadonlyMap<number, Kind>,
): number[] {
  const leaves = new Set<number>();
  for (const at of countedLeaves(lines, found)) leaves.add(at);
  const isPages = (at: number): boolean =>
    leaves.has(at) || found.get(at) === 'page_number' || found.get(at) === 'running_header';
  const pages = { has: isPages, open: repeatedHeadings(lines, found) };
  const alike = groupBy(likely(lines, found), ({ key }) => key);
  // A head of three lines is known from the outside in.
  for (let size = -1, round = 0; size < leaves.size && round < MOST_LINES; round += 1) {
    size = leaves.size;
    for (const list of alike.values()) for (const at of repeated(list, lines, pages)) leaves.add(at);
  }
  return [...leaves];
}

/** A line behind a bullet is a page's where it comes back so often. */
const OFTEN = 3;
/** Lines of a head or of a foot. */
const MOST_LINES = 4;

interface Likely {
  readonly at: number;
  readonly key: string;
}

interface Pages {
  /** Whether a line is known to be the page's. */
  readonly has: (at: number) => boolean;
  readonly open: ReadonlySet<number>;
}

/** Lines that may be a page's, each with what is the same on every page. */
function likely<Kind extends string>(lines: readonly SourceLine[], found: ReadonlyMap<number, Kind>): Likely[] {
  const printed = new Set(lines.map(({ text }) => closed(text)));
  return lines.flatMap((line, at) => {
    if (found.has(at) || line.table !== null || line.text === '') return [];
    if (line.text.length > LONGEST || endsSentence(line.text)) return [];
    const pieces = piecesOf(line);
    // What changes from chapter to chapter is the heading of each.
    const key =
      pieces.length < 2
        ? closed(line.text)
        : pieces.map((piece, index) => (index > 0 && printed.has(closed(piece)) ? '@' : numberless(piece))).join('|');
    return [{ at, key }];
  });
}

/** Those of equal lines that stand beside a page's number, where one of them breaks a sentence. */
function repeated(list: readonly Likely[], lines: readonly SourceLine[], pages: Pages): readonly number[] {
  const { has: isPages } = pages;
  if (list.length < 2) return [];
  const places = list.map(({ at }) => at);
  const edges = places.filter((at) => !isPages(at) && (isPages(at - 1) || isPages(at + 1)));
  const [first = 0] = edges;
  const marker = readMarker(lines[first]?.text ?? '');
  if (marker !== null && !marker.style.startsWith('bullet-')) return edges.filter((at) => pages.open.has(at));
  // An item's title may come back at the edges of two pages by chance.
  if (marker !== null && list.length < OFTEN) return [];
  const known = places.filter(isPages).length;
  if (edges.length + known < 2 || places.filter((at) => at >= first).length > edges.length + known) return [];
  const inside = edges.filter((at) => breaksSentence(lines, at, pages));
  if (inside.length === 0 && known === 0) return [];
  // Behind the last page of one document the title of the next stands first.
  const mayBeTitle = TITLE.test(lines[first]?.text ?? '');
  return mayBeTitle ? edges.filter((at) => at !== places[0] || inside.includes(at)) : edges;
}

function breaksSentence(lines: readonly SourceLine[], at: number, { has, open }: Pages): boolean {
  const textFrom = (start: number, step: 1 | -1): string => {
    let place = start;
    for (let passed = 0; (has(place) || open.has(place)) && passed < MOST_LINES * 2; passed += 1) place += step;
    return lines[place]?.text ?? '';
  };
  const [before, behind] = [textFrom(at - 1, -1), textFrom(at + 1, 1)];
  return (
    before !== '' &&
    behind !== '' &&
    !/[。｡．）)」】]$/u.test(before) &&
    // Below a title without a particle a sentence begins and none is broken.
    (readMarker(before) === null || /[はがをにで、]/u.test(before)) &&
    readMarker(behind) === null
  );
}

/** （七―二〇三）, and 「－１－　　　取扱注意」: lines whose number grows by one from page to page. */
function countedLeaves<Kind extends string>(
  lines: readonly SourceLine[],
  found: ReadonlyMap<number, Kind>,
): readonly number[] {
  const counted = lines.flatMap((line, at) => {
    if (found.has(at) || line.table !== null || line.text.length > LONGEST) return [];
    const text = line.text.normalize('NFKC');
    const leaf = LEAF_NUMBER.exec(text)?.[1];
    if (leaf !== undefined) {
      const [volume = 0, page = 0] = leaf.split(/\s*[-−―—–‐ー・]\s*/u).map(valueOf);
      return [{ at, key: `leaf ${volume}`, page, least: 3 }];
    }
    const pieces = piecesOf(line).map((piece) => piece.normalize('NFKC'));
    const own = pieces.length < 2 ? -1 : pieces.findIndex((piece) => PAGE_NUMBER.test(piece));
    const page = PAGE_NUMBER.exec(pieces[own] ?? '')?.groups?.['page'];
    if (page === undefined) return [];
    return [
      { at, key: pieces.map((piece, index) => (index === own ? '#' : piece)).join('|'), page: Number(page), least: 2 },
    ];
  });
  return [...groupBy(counted, ({ key }) => key).values()]
    .filter(
      (list) =>
        list.length >= (list[0]?.least ?? Infinity) &&
        list.every(({ page }, index) => index === 0 || page === (list[index - 1]?.page ?? 0) + 1),
    )
    .flatMap((list) => list.map(({ at }) => at));
}

function piecesOf(line: SourceLine): string[] {
  const cuts = gapsIn(line, APART);
  return [...cuts, null].map((gap, index) => line.text.slice(cuts[index - 1]?.to ?? 0, gap?.at).trim());
}

function closed(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

function numberless(text: string): string {
  return closed(text).replace(/[0-9]+/gu, '#');
}

/** 二〇三 and 二百三 as 203. */
function valueOf(numeral: string): number {
  if (/^[0-9]+$/u.test(numeral)) return Number(numeral);
  if (!/[十百千]/u.test(numeral)) return Number([...numeral].map((sign) => Math.max(0, DIGITS.indexOf(sign))).join(''));
  let [sum, last] = [0, 0];
  for (const sign of numeral) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (unit === undefined) last = Math.max(0, DIGITS.indexOf(sign));
    else {
      sum += (last || 1) * unit;
      last = 0;
    }
  }
  return sum + last;
}
