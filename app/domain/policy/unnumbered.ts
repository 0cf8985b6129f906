import type { Draft } from '#app/domain/policy/outline/draft.ts';
import { isBulletBelow, opensBullets } from '#app/domain/policy/bullets-below.ts';
import { readMarker } from '#app/domain/policy/marker/marker.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { endsSentence, settlePrint } from '#app/domain/policy/source/settled-print.ts';
import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import { withRowsOfActs } from '#app/domain/policy/table/row-clauses.ts';
import { curtDutyOf, isSurelyCurt } from '#app/domain/policy/wording/curt-duty.ts';
import { holdsDuty, isDutySentence } from '#app/domain/policy/wording/duty-sentence.ts';
import { isCutShort } from '#app/domain/policy/wording/noun-phrase.ts';

const MAX_HEADING_WIDTH = 60;
const DOCUMENT_WORD = /(?:方針|基準|ポリシー|規程|規則|要綱|要領|指針|ルール|訓令|告示)(?:[（(][^（）()]*[）)])?$/u;

/** A bullet that says what to do, or not to do, is none. */
const TELLS = /(?:こと|もの|[うくすつぬぶむる]|ない|ます|ません)$/u;

interface Paragraph {
  readonly lines: SourceLine[];
  readonly isItem: boolean;
}

interface Section {
  readonly head: SourceLine | null;
  readonly paragraphs: Paragraph[];
}

/**
 * 項番のない条項. Headings and paragraphs that nothing numbers, as clauses with ids by their place: `n1` for a heading
 * with its one paragraph, `n1-n1` … where it has several, `n1-b1` … for the bullets below. Short lines above the first
 * of them are no clauses.
 */
export function unnumberedDrafts(lines: readonly SourceLine[], flow: LineFlow, taken: ReadonlySet<string>): Draft[] {
  const drafts: Draft[] = [];
  let count = 0;
  const nextId = (): string => {
    do count += 1;
    while (taken.has(`n${count}`));
    return `n${count}`;
  };
  for (const { head, paragraphs } of sectionsOf(withRowsOfActs(lines), flow)) {
    if (head === null) {
      for (const group of groupsOf(paragraphs)) addGroup(drafts, nextId(), null, null, group);
      continue;
    }
    const groups = groupsOf(paragraphs);
    const [only] = groups;
    const id = nextId();
    if (groups.length <= 1) addGroup(drafts, id, null, head, only ?? { lead: null, items: [] });
    else {
      drafts.push(draftOf(id, null, head, [], groups.length));
      groups.forEach((group, at) => {
        if (group.lead === null) addItems(drafts, id, group.items);
        else addGroup(drafts, `${id}-n${at + 1}`, id, null, group);
      });
    }
  }
  return drafts;
}

/** A paragraph and the bullets below it. */
interface Group {
  readonly lead: Paragraph | null;
  readonly items: Paragraph[];
}

function groupsOf(paragraphs: readonly Paragraph[]): Group[] {
  const groups: Group[] = [];
  for (const paragraph of paragraphs) {
    const last = groups.at(-1);
    if (!paragraph.isItem) groups.push({ lead: paragraph, items: [] });
    else if (last !== undefined) last.items.push(paragraph);
    else groups.push({ lead: null, items: [paragraph] });
  }
  return groups;
}

function addGroup(
  drafts: Draft[],
  id: string,
  parent: string | null,
  head: SourceLine | null,
  { lead, items }: Group,
): void {
  if (head === null && lead === null) {
    const [first, ...rest] = items;
    if (first === undefined) return;
    drafts.push(draftOf(id, parent, null, first.lines, rest.length));
    addItems(drafts, id, rest);
    return;
  }
  drafts.push(draftOf(id, parent, head, lead?.lines ?? [], items.length));
  addItems(drafts, id, items);
}

function addItems(drafts: Draft[], parent: string, items: readonly Paragraph[]): void {
  items.forEach(({ lines }, at) => {
    drafts.push(draftOf(`${parent}-b${at + 1}`, parent, null, lines, 0));
  });
}

function draftOf(
  id: string,
  parent: string | null,
  head: SourceLine | null,
  lines: readonly SourceLine[],
  children: number,
): Draft {
  const [first] = lines;
  if (head === null && first?.text.includes('\t') === true) return rowOf(id, parent, first, lines, children);
  const texts = lines.map(({ text }, at) => (at === 0 ? (readMarker(text)?.rest ?? text) : text));
  return {
    id,
    parent,
    form: 'marked',
    ...(head === null ? {} : { caption: headingWords(head.text) }),
    texts: head === null ? texts : ['', ...texts],
    lines: head === null ? [...lines] : [head, ...lines],
    children,
  };
}

/** A row of a table: what its last cell says, about what stands in those before it. */
function rowOf(
  id: string,
  parent: string | null,
  row: SourceLine,
  lines: readonly SourceLine[],
  children: number,
): Draft {
  const cells = row.text.split('\t').map((cell) => cell.trim());
  const words = [cells.at(-1) ?? '', ...lines.slice(1).map(({ text }) => text)];
  return {
    id,
    parent,
    form: 'marked',
    caption: cells.slice(0, -1).join(' '),
    texts: words,
    lines: [...lines],
    children,
  };
}

/** ■体制, 【体制】 and （体制） are 体制. */
function headingWords(text: string): string {
  const words = readMarker(text)?.rest ?? text;
  return /^[（(【〔［[＜<](.+)[）)】〕］\]＞>]$/u.exec(words)?.[1] ?? words;
}

function sectionsOf(lines: readonly SourceLine[], flow: LineFlow): Section[] {
  const sections: Section[] = [];
  let before: SourceLine | undefined;
  lines.forEach((line, at) => {
    const goesOn = before !== undefined && flow.goesOn(before.text, line.text);
    const marker = readMarker(line.text);
    const section = sections.at(-1);
    const paragraph = section?.paragraphs.at(-1);
    if (goesOn && !line.text.includes('\t') && paragraph !== undefined && marker === null) paragraph.lines.push(line);
    else if (opensBullets(line, lines[at + 1])) sections.push({ head: line, paragraphs: [] });
    else if (isBulletBelow(line, section?.head)) section?.paragraphs.push({ lines: [line], isItem: true });
    else if (isHead(line, before, lines[at + 1], flow)) sections.push({ head: line, paragraphs: [] });
    else if (section !== undefined || mayBind(line, flow)) {
      const isItem = marker !== null && section !== undefined && section.paragraphs.length > 0;
      const own = section ?? { head: null, paragraphs: [] };
      if (section === undefined) sections.push(own);
      own.paragraphs.push({ lines: [line], isItem });
    }
    before = line;
  });
  return sections;
}

/** 「画面ロックの徹底」 beside 「接続厳禁」 is one of them, no heading; 「施錠すること」 is none anywhere. */
function isListed({ text }: SourceLine, before: SourceLine | undefined, next: SourceLine | undefined): boolean {
  const words = wordsBehindMarker(text);
  if (isSurelyCurt(words) || isDutySentence(words) || isCutShort(words)) return true;
  const beside = [before, next].map((line) => wordsBehindMarker(line?.text ?? ''));
  return curtDutyOf(words) !== null && beside.some((other) => isSurelyCurt(other));
}

function wordsBehindMarker(text: string): string {
  return settlePrint(readMarker(text)?.rest ?? text).trim();
}

function isHead(
  line: SourceLine,
  before: SourceLine | undefined,
  next: SourceLine | undefined,
  flow: LineFlow,
): boolean {
  return !flow.losesStop(line.text, next?.text) && isHeading(line, next) && !isListed(line, before, next);
}

/** The first sentence, duty or row of a table: what stands above it names the text. */
function mayBind({ text }: SourceLine, flow: LineFlow): boolean {
  if (text.includes('\t') || endsSentence(text)) return true;
  return flow.losesStop(text, undefined) || holdsDuty(text) || isSurelyCurt(text);
}

/** A short line without an end above one that goes on to say something; not what names the document. */
function isHeading(line: SourceLine, next: SourceLine | undefined): boolean {
  const { text } = line;
  if (text.includes('\t')) return false;
  if (next === undefined || endsSentence(text) || /[、，。]/u.test(text) || displayWidth(text) > MAX_HEADING_WIDTH)
    return false;
  if (readMarker(text)?.style.startsWith('bullet-') === true && TELLS.test(text)) return false;
  if (DOCUMENT_WORD.test(text) || /[0-9０-９]\s*[年号月日]$/u.test(text)) return false;
  return endsSentence(next.text) || displayWidth(next.text) > displayWidth(text) || readMarker(next.text) !== null;
}
