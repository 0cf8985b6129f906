import { groupBy } from '#app/domain/shared/group-by.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import { readMarker } from '#app/domain/policy/marker/marker.ts';
import { numbersOverHeadings } from '#app/domain/policy/source/lone-number.ts';
import { looseLeaves } from '#app/domain/policy/source/loose-leaf.ts';
import { chapterHeads } from '#app/domain/policy/source/chapter-head.ts';
import { pageHeads } from '#app/domain/policy/source/page-head.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** ページの飾り. What a page carries besides the text. */
export type Furniture =
  | 'page_number'
  | 'running_header'
  | 'table_of_contents'
  | 'amendment_note'
  | 'separator'
  | 'stray_fragment'
  | 'old_wording';

const PAGE_NUMBER =
  /^(?:[-－–—―─‐−~]\s*)?(?:[pPｐＰ]\.?\s*)?[0-9０-９](?:\s?[0-9０-９]){0,3}(?:\s*[/／]\s*[0-9０-９]{1,4})?(?:\s*(?:ページ|頁))?(?:\s*[-－–—―─‐−~])?$/u;
const LONE_DIGITS = /^[0-9０-９]{1,2}$/u;
/** A rule across the page, or between the head and the rows of a table. */
const SEPARATOR = /^[-－―ー=＝_＿*＊+~〜|｜\s:・.…\u2500-\u257f]{3,}$/u;
/** What somebody has noted beside the text: 「コメント [山田1]: …」. */
const COMMENT = /^[【\[［（(]?\s*(?:コメント|Commented)\s*[\[［【（(][^\]］】）)]{1,20}[\]］】）)]\s*[:：]/u;
/** 「【修正前】…」 directly above 「【修正後】…」. */
const OLD_WORDING = /^[【［\[（(](?:(?:修正|改正|変更|改定|見直し)前|旧|現行)[】］\]）)]\s*\S/u;
const NEW_WORDING = /^[【［\[（(](?:(?:修正|改正|変更|改定|見直し)(?:後|案)|新)[】］\]）)]/u;
/** What a web page leads elsewhere with. */
const NAVIGATION =
  /^[[［<＜▲△↑]?\s*(?:(?:トップ|ホーム)(?:ページ)?|(?:この)?ページの?(?:先頭|トップ|上部)|前の?(?:ページ|画面)|目次)\s*(?:へ|に)\s*(?:戻る|もどる)?\s*[\]］>＞]?$/u;
/** A line of a table of contents ends with dots or a tab and its page. */
const CONTENTS_LINE = /(?:[.．・…‥]{3,}\s*|\t\s*)[-－]?\s*[0-9０-９]{1,3}\s*[-－]?$/u;
/** Each looks through the whole text; a text with more of them is none. */
const MOST_CONTENTS = 20;
/** So much of a line's end tells whether it is one: a line may be of dots or tabs alone. */
const CONTENTS_END = 120;
const CONTENTS_TITLE = /^[-－–—〔【\s]*目\s*次[-－–—〕】\s]*$/u;
/** What a line of a table of contents adds to the heading: dots, page, 条. */
const CONTENTS_TAIL = /(?<![.．・…‥\s])[.．・…‥\s]*(?:[-－]\s*)?[0-9０-９]{1,3}\s*[-－]?$/u;
/** 第１章 and 1章 are one heading. */
const LOST_DAI = /^第(?=[0-9０-９一二三四五六七八九十]{1,3}[編部章節款目])/u;
const NUMBER = '[0-9０-９一二三四五六七八九十]{1,3}';
/** 第５条, or 5条 and 第5 where a copy lost one of its signs. */
const CITED = `(?:第\\s*${NUMBER}(?:\\s*条)?|${NUMBER}\\s*条)(?:\\s*の\\s*${NUMBER}){0,3}`;
/** 第２章　体制（第５条―第10条） or （第26条・第27条）. */
const CONTENTS_RANGE = new RegExp(
  `[（(](?:第[^（）()。]*条(?:の[0-9０-９一二三四五六七八九十]+)?|${CITED}(?:\\s*(?:[-－‐–—―ー~～〜・、，,]|から|及び)\\s*${CITED})*(?:まで)?)[）)]$`,
  'u',
);
const DIVISION = new RegExp(`^(?:第\\s*)?${NUMBER}\\s*[編部章節]`, 'u');
/** What follows the chapters, in a table of contents. */
const SUPPLEMENT = /^(?:[附付]\s*則|別\s*[表紙記添]|様\s*式)(?:第?\s*[0-9０-９一二三四五六七八九十]{1,2}(?:号)?)?$/u;
/** The page, apart from what stands there. */
const PAGE_BEHIND = /(?:[\s　]+|[.．・…‥]{2,})[-－]?\s*[0-9０-９]{1,3}\s*[-－]?$/u;
/** （平30訓令3・一部改正） below a 条. */
const AMENDMENT_NOTE =
  /^[（(](?:[^（）()。]{2,80}(?:改正|追加|繰下げ?|繰上げ?|全改|削る)|[^（）()。]{0,40}(?:改正|追加)〔[^〔〕]{1,80}〕)[）)]$/u;
/** A document's own title may come back at few pages only. */
const TITLE_WORD = /(?:基本方針|対策基準|ポリシー|規程|規則|要綱|要領)/u;
/** A chapter's heading comes back at the head of its pages, never as another chapter. */
const PART = /^第\s*[0-9０-９一二三四五六七八九十]{1,3}(?:\s*(?<unit>[編部章節])|[\s　])/u;
/** 2-5: page 5 of chapter 2. */
const CHAPTER_PAGE = /^[0-9０-９]{1,2}\s*[-－]\s*[0-9０-９]{1,3}$/u;
/** A title that may stand at the head of a page because its document begins there. */
const NAMES_DOCUMENT = /(?:基本方針|対策基準)(?:[（(].*[）)])?$/u;
/** A header must come back at least this often before it counts as one. */
const MIN_REPEATS = 3;
/** Characters beside the number that a footer has at least. */
const MIN_WORDS = 4;

/** What a line that comes back at the head of pages is taken for where it may be something of the text, too. */
export interface HeadsTaken {
  readonly repeatedHeads: 'appendices' | 'page_heads';
  readonly firstLine: 'title' | 'page_head';
}

/** Finds the lines that are page furniture, by their index. */
export function findFurniture(
  lines: readonly SourceLine[],
  { repeatedHeads, firstLine }: HeadsTaken = { repeatedHeads: 'appendices', firstLine: 'title' },
): Map<number, Furniture> {
  const found = new Map<number, Furniture>();
  const markersStandAlone = haveLoneMarkers(lines);
  const headed = numbersOverHeadings(lines);
  lines.forEach((line, index) => {
    if (line.table !== null) return;
    if (SEPARATOR.test(line.text)) found.set(index, 'separator');
    else if (COMMENT.test(line.text)) found.set(index, 'stray_fragment');
    else if (OLD_WORDING.test(line.text) && NEW_WORDING.test(lines[index + 1]?.text ?? ''))
      found.set(index, 'old_wording');
    else if (NAVIGATION.test(line.text)) found.set(index, 'running_header');
    else if (PAGE_NUMBER.test(line.text)) {
      if (!headed.has(index) && (!markersStandAlone || !LONE_DIGITS.test(line.text))) found.set(index, 'page_number');
    } else if (isContentsLine(line.text) || CONTENTS_TITLE.test(line.text)) {
      found.set(index, 'table_of_contents');
    }
  });
  dropLoneContents(lines, found);
  const keys = lines.some(({ text }) => CONTENTS_TITLE.test(text)) ? lines.map(contentsKey) : [];
  let titles = 0;
  lines.forEach((line, index) => {
    if (CONTENTS_TITLE.test(line.text) && titles < MOST_CONTENTS) {
      titles += 1;
      for (const at of contentsAfter(lines, index, keys)) found.set(at, 'table_of_contents');
    } else if (line.table === null && AMENDMENT_NOTE.test(line.text)) found.set(index, 'amendment_note');
  });
  for (const index of untitledContents(lines)) found.set(index, 'table_of_contents');
  for (const index of bareContents(lines)) found.set(index, 'table_of_contents');
  for (const index of pageHeads(lines, found, repeatedHeads === 'page_heads')) found.set(index, 'running_header');
  for (const index of countingLines(lines, found)) found.set(index, 'running_header');
  for (const index of runningHeaders(lines, found, firstLine)) found.set(index, 'running_header');
  for (const index of looseLeaves(lines, found)) found.set(index, 'running_header');
  for (const index of chapterHeads(lines, found)) found.set(index, 'running_header');
  return found;
}

function isContentsLine(text: string): boolean {
  return CONTENTS_LINE.test(text.slice(-CONTENTS_END));
}

/** Whether the text prints each marker in a line of its own: then a lone number is one of them. */
function haveLoneMarkers(lines: readonly SourceLine[]): boolean {
  let alone = 0;
  let withWords = 0;
  for (const { text } of lines) {
    const marker = LONE_DIGITS.test(text) ? null : readMarker(text);
    if (marker === null || marker.style.startsWith('bullet-')) continue;
    if (marker.rest === '') alone += 1;
    else withWords += 1;
  }
  return alone >= MIN_REPEATS && alone >= withWords;
}

/** One line that happens to end with a tab and a number is no table of contents. */
function dropLoneContents(lines: readonly SourceLine[], found: Map<number, Furniture>): void {
  const isContents = (index: number): boolean => found.get(index) === 'table_of_contents';
  for (let index = 0; index < lines.length; index += 1) {
    if (!isContents(index)) continue;
    let end = index;
    while (isContents(end)) end += 1;
    if (end - index < MIN_REPEATS) for (let i = index; i < end; i += 1) found.delete(i);
    index = end;
  }
}

/** What a line of a table of contents has in common with the heading that it names. */
function contentsKey({ text }: SourceLine): string {
  return text.replace(CONTENTS_TAIL, '').replace(CONTENTS_RANGE, '').replace(/\s+/gu, '').replace(LOST_DAI, '');
}

/** The lines behind 目次 that come back as headings: they end where the first of them comes back. */
function contentsAfter(lines: readonly SourceLine[], title: number, keys: readonly string[]): number[] {
  const first = keys[title + 1] ?? '';
  const end = first === '' ? -1 : keys.indexOf(first, title + 2);
  const found = [title];
  let ranges = title + 1;
  for (; ranges < lines.length; ranges += 1) {
    const text = lines[ranges]?.text ?? '';
    if (!namesPart(text)) break;
    found.push(ranges);
  }
  if (end < 0) return found.length > MIN_REPEATS ? found : [];
  const headings = new Set(keys.slice(end));
  for (let at = ranges; at < end; at += 1) {
    const text = lines[at]?.text ?? '';
    if (headings.has(keys[at] ?? '') || namesPart(text) || isContentsLine(text)) {
      found.push(at);
    }
  }
  return found;
}

/** 第２章　体制（第５条―第10条）, 附則, each perhaps with its page. */
function namesPart(text: string): boolean {
  const words = text.replace(PAGE_BEHIND, '');
  return CONTENTS_RANGE.test(words) || SUPPLEMENT.test(words);
}

/** Whether a line can only be one of a table of contents. */
export function isOfContents(text: string): boolean {
  return CONTENTS_TITLE.test(text) || isContentsLine(text);
}

/** A table of contents whose 目次 was lost: headings with the range of their 条 that all come again. */
function untitledContents(lines: readonly SourceLine[]): number[] {
  if (lines.some(({ text }) => CONTENTS_TITLE.test(text))) return [];
  const first = lines.findIndex(
    ({ text, table }) => table === null && DIVISION.test(text) && CONTENTS_RANGE.test(text),
  );
  if (first < 0) return [];
  const [, ...entries] = contentsAfter(lines, first - 1, lines.map(contentsKey));
  return entries.length >= MIN_REPEATS ? entries : [];
}

/** Lines that tables of contents hold at most. */
const LONGEST_CONTENTS = 80;

/** The headings of all chapters, or of all that is numbered, bare, right before the first of them comes again. */
function bareContents(lines: readonly SourceLine[]): number[] {
  const first = lines.findIndex(({ text }) => isNumbered(text));
  const key = closedUp(lines[first]);
  const length =
    first < 0 ? -1 : lines.slice(first + 1, first + LONGEST_CONTENTS).findIndex((line) => closedUp(line) === key) + 1;
  if (length < MIN_REPEATS) return [];
  const entries = lines.slice(first, first + length);
  const behind = new Set(lines.slice(first + length).map(closedUp));
  const come = entries.every(
    (line) => line.table === null && (behind.has(closedUp(line)) || SUPPLEMENT.test(line.text)),
  );
  return come && !entries.some(({ text }) => endsSentence(text)) ? entries.map((_, at) => first + at) : [];
}

function isNumbered(text: string): boolean {
  const marker = readMarker(text);
  return marker !== null && !marker.style.startsWith('bullet-');
}

function closedUp(line: SourceLine | undefined): string {
  return line?.text.replace(/\s+/gu, '') ?? '';
}

/** 改定　3　総務課: lines that are alike but for one number, which counts the pages. */
function countingLines(lines: readonly SourceLine[], found: ReadonlyMap<number, Furniture>): number[] {
  const alike = groupBy(
    lines.flatMap(({ text, table }, at) => {
      if (found.has(at) || table !== null || text.length > 60 || endsSentence(text)) return [];
      const numbers = [...text.normalize('NFKC').matchAll(/[0-9]+/gu)].map(Number);
      const isPage = CHAPTER_PAGE.test(text);
      if (numbers.length === 0 || (!isPage && readMarker(text) !== null)) return [];
      const key = isPage ? 'page of chapter' : text.replace(/[0-9０-９]+/gu, '#').replace(/\s+/gu, '');
      return !isPage && key.replaceAll('#', '').length < MIN_WORDS ? [] : [{ key, at, numbers }];
    }),
    ({ key }) => key,
  );
  return [...alike.values()].filter(countsUp).flatMap((list) => list.map(({ at }) => at));
}

/** Exactly one of the numbers grows by one from line to line; that of a chapter's page may begin anew. */
function countsUp(list: readonly { readonly numbers: readonly number[] }[]): boolean {
  if (list.length < MIN_REPEATS) return false;
  const places = list[0]?.numbers.length ?? 0;
  if (list.some(({ numbers }) => numbers.length !== places)) return false;
  const steps = (place: number): number[] =>
    list.slice(1).map(({ numbers }, i) => (numbers[place] ?? 0) - (list[i]?.numbers[place] ?? 0));
  const counting = Array.from({ length: places }, (_, place) => place).filter((place) =>
    steps(place).every((step) => step === 1 || (step < 0 && places === 2)),
  );
  return counting.some((place) => steps(place).filter((step) => step === 1).length >= MIN_REPEATS - 1);
}

/** A short line that comes back beside page numbers or at page starts belongs to the page. */
function runningHeaders(
  lines: readonly SourceLine[],
  found: ReadonlyMap<number, Furniture>,
  firstLine: HeadsTaken['firstLine'],
): number[] {
  const keyOf = (line: SourceLine, index: number): string => {
    if (found.has(index) || line.table !== null || endsSentence(line.text) || line.text.length > 60) return '';
    if (PART.test(line.text)) return line.text;
    return readMarker(line.text) === null ? line.text.replace(/[0-9０-９\s]+/gu, '') : '';
  };
  const places = groupBy(lines.keys(), (index) => {
    const line = lines[index];
    return line === undefined ? '' : keyOf(line, index);
  });
  places.delete('');
  const atPageEdge = (index: number): boolean =>
    found.get(index + 1) === 'page_number' ||
    found.get(index - 1) === 'page_number' ||
    lines[index]?.startsPage === true ||
    lines[index + 1]?.startsPage === true;
  const textFrom = (start: number, step: 1 | -1): string => {
    let at = start;
    while (found.has(at)) at += step;
    return lines[at]?.text ?? '';
  };
  const standsInSentence = (index: number): boolean => {
    const [before, behind] = [textFrom(index - 1, -1), textFrom(index + 1, 1)];
    return before !== '' && behind !== '' && !/[。）)」】]$/u.test(before) && readMarker(behind) === null;
  };
  const textAt = (at: number | undefined): string => (at === undefined ? '' : (lines[at]?.text ?? ''));
  const headers: number[] = [];
  for (const list of places.values()) {
    const edges = list.filter(atPageEdge);
    const part = PART.exec(textAt(list[0]));
    if (part !== null) {
      // 第１　目的 may number items as well: once at the edge of a page proves nothing.
      const again = edges.filter((at) => at !== list[0]);
      if (again.length > 1 || part.groups?.['unit'] !== undefined) for (const at of again) headers.push(at);
      continue;
    }
    const [firstEdge = 0] = edges;
    const titles = list.filter((at) => at < firstEdge).length;
    if (edges.length >= MIN_REPEATS && edges.length * 3 >= (list.length - titles) * 2) {
      // The first page has no page before it that would end: its head stands in the first line of all.
      if (firstLine === 'page_head' && list[0] === 0 && firstEdge > 0) headers.push(0);
      for (const at of edges) headers.push(at);
    } else if (list.length > 1 && TITLE_WORD.test(textAt(list[0]))) {
      const mayOpenDocument = NAMES_DOCUMENT.test(textAt(list[0]));
      for (const at of edges) if (at !== list[0] && (!mayOpenDocument || standsInSentence(at))) headers.push(at);
    }
  }
  return headers;
}
