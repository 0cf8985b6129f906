import { markUpIn } from '#app/domain/policy/source/mark-up.ts';
import type { MarkUp } from '#app/domain/policy/source/mark-up.ts';

/** 原文の一行. One line of the source that is not white, with its place. */
export interface SourceLine {
  /** Of the first and behind the last character that is not white. */
  readonly from: number;
  readonly to: number;
  /** What is printed, without the dashes and `#` that only mark up the page. */
  readonly text: string;
  /** Place in the source of each unit of `text`; null when they follow each other from `textFrom` on. */
  readonly places: readonly number[] | null;
  readonly textFrom: number;
  /** True when a form feed stands between this line and the one before. */
  readonly startsPage: boolean;
  /** Columns of white space before it. */
  readonly indent: number;
  /** The dash or star of a list that stands before its text, '' for none. */
  readonly dash: string;
  /** How many # stand before it, the depth of a heading in marked-up text; 0 for none. */
  readonly hashes: number;
  /** What stands between the bars of `| a | b |`; null when no bars stand around it. */
  readonly cells: readonly string[] | null;
  /** What it is in a table whose shape shows; null outside one. */
  readonly table: TableMark | null;
  /** The whole line with whose end this one ends: its width tells whether it wraps. */
  readonly printed: string;
  /** True when it was cut out of a longer line: no line break stands before it. */
  readonly cut: boolean;
}

/** 表の中の行. What a line is in a table. */
export interface TableMark {
  readonly part: 'caption' | 'row';
  /** True for the first line of a table, its caption included. */
  readonly opens: boolean;
  /** The words of the whole row, on its first line; '' on the lines its cells go on in. */
  readonly text: string;
  /** True when it may be something else. */
  readonly unsure: boolean;
}

const LINE_BREAK = /\r\n|[\n\r\v\f\u2028\u2029]/g;
/**
 * `# ` of a heading, `- ` of a list, `- [ ] ` of a list of tasks, `> ` of a quotation, as converters print them; never
 * followed directly by text.
 */
const MARK_UP = /^(?:#{1,6}\s+|[-－–—‐*+>]\s+(?=\S)|(?<=[-*+]\s{1,4})\[[ 　xX]\]\s+(?=\S))+/u;
const HASHES = /^(#{1,6})\s/u;
/** `{#media}` behind a heading names it for links. */
const ANCHOR = /[ \u3000]*\{[#.:][^{}]{0,80}\}$/u;
const LONGEST_ANCHOR = 100;
const TABLE_ROW = /^[|｜│┃║├┠](.*)[|｜│┃║┤┨]$/u;
const BAR = /[|｜│┃║├┤┼┠┨]/gu;
const ONLY_RULES = /^[|｜\s:=+\-\u2500-\u257f]+$/u;

interface Printed {
  readonly text: string;
  readonly places: readonly number[] | null;
  readonly textFrom: number;
}

/** Splits the source at its line breaks, dropping white lines. */
export function splitSource(source: string): SourceLine[] {
  const lines: SourceLine[] = [];
  const spaced = isSpacedOut(source);
  let start = 0;
  let startsPage = false;
  const push = (end: number): void => {
    const raw = source.slice(start, end).replace(/^\uFEFF/u, ' ');
    const body = raw.trim();
    if (body === '') return;
    const from = start + raw.length - raw.trimStart().length;
    const printed = closeUp(withoutMarkUp(body, from), spaced ? SPACED_PIECES : SPACED_RUN);
    const indent = displayWidth(raw.slice(0, from - start).replace(/\t/gu, '    '));
    const line: SourceLine = {
      from,
      to: from + body.length,
      ...printed,
      indent,
      dash: dashOf(body),
      hashes: HASHES.exec(body)?.[1]?.length ?? 0,
      cells: cellsOf(body),
      table: null,
      printed: printed.text,
      startsPage,
      cut: false,
    };
    for (const piece of line.cells === null && body.includes('<') ? cutAtTags(line, body) : [line]) lines.push(piece);
    startsPage = false;
  };
  for (const match of source.matchAll(LINE_BREAK)) {
    push(match.index);
    start = match.index + match[0].length;
    if (match[0] === '\f') startsPage = true;
  }
  push(source.length);
  return lines;
}

/** Place in the source of the unit at `index` of the line's text. */
export function placeIn(line: SourceLine, index: number): number {
  return line.places === null ? line.textFrom + index : (line.places[index] ?? line.to);
}

/** Cuts a line before the unit at `at` of its text; both pieces hold words. */
export function cutLine(line: SourceLine, at: number): readonly [SourceLine, SourceLine] {
  const [head = line, tail = line] = cutLineAt(line, [at]);
  return [head, { ...tail, printed: line.printed }];
}

/** Cuts a line before each of the units at `cuts`, which ascend; every piece holds words. */
export function cutLineAt(line: SourceLine, cuts: readonly number[]): SourceLine[] {
  if (cuts.length === 0) return [line];
  const pieces: SourceLine[] = [];
  for (const [index, start] of [0, ...cuts].entries()) {
    const piece = line.text.slice(start, cuts[index]);
    const from = start + piece.length - piece.trimStart().length;
    const text = piece.trim();
    const before = pieces.at(-1);
    pieces.push({
      // What was dropped between the pieces, a tag for example, stays with the second.
      from: before === undefined ? line.from : line.places === null ? placeIn(line, from) : before.to,
      to: index === cuts.length ? line.to : placeIn(line, from + text.length - 1) + 1,
      text,
      places: line.places?.slice(from, from + text.length) ?? null,
      textFrom: placeIn(line, from),
      indent: line.indent,
      dash: index === 0 ? line.dash : '',
      hashes: index === 0 ? line.hashes : 0,
      cells: null,
      table: null,
      printed: text,
      startsPage: index === 0 && line.startsPage,
      cut: index > 0,
    });
  }
  return pieces;
}

const LIST_ITEM = /^<li[\s>]/iu;
const ROW = /^<\/?tr[\s>]/iu;

/** Cuts a line where its tags begin another: 「…する。<br>…」, `<li>…</li><li>…</li>`, each of which is an item. */
function cutAtTags(line: SourceLine, body: string): SourceLine[] {
  const { places } = line;
  if (places === null) return [line];
  const cuts: number[] = [];
  const items = new Set<number>();
  let at = 0;
  // A cell may hold lines and lists of its own.
  const isRow = line.text.includes('\t');
  for (const { from } of markUpIn(body).filter(({ breaks }) => breaks)) {
    if (isRow && !ROW.test(body.slice(from, from + 5))) continue;
    while (at < places.length && (places[at] ?? 0) < line.from + from) at += 1;
    if (LIST_ITEM.test(body.slice(from, from + 4))) items.add(at);
    if (at > (cuts.at(-1) ?? 0) && line.text.slice(cuts.at(-1) ?? 0, at).trim() !== '') cuts.push(at);
  }
  if (line.text.slice(cuts.at(-1) ?? 0).trim() === '') cuts.pop();
  return cutLineAt(line, cuts).map((piece, index) => {
    const isItem = items.has(index === 0 ? 0 : (cuts[index - 1] ?? -1));
    return { ...piece, cut: false, dash: isItem ? '-' : piece.dash };
  });
}

function dashOf(body: string): string {
  return /[-－–—‐*+](?=\s+(?:\[[ 　xX]\]\s+)?$)/u.exec(MARK_UP.exec(body)?.[0] ?? '')?.[0] ?? '';
}

function withoutMarkUp(body: string, from: number): Printed {
  const lead = MARK_UP.exec(body)?.[0].length ?? 0;
  const text = body.slice(lead);
  if (TABLE_ROW.test(text)) return tableRow(text, from + lead);
  const anchor = body.startsWith('#') ? ANCHOR.exec(text.slice(-LONGEST_ANCHOR)) : null;
  if (anchor !== null) return withoutMarkUp(body.slice(0, -anchor[0].length), from);
  const signs = markUpIn(text);
  if (signs.length === 0) return { text, places: null, textFrom: from + lead };
  const kept = withoutSigns(text, from + lead, signs);
  const again = MARK_UP.exec(kept.text)?.[0].length ?? 0;
  return trimmed({ text: kept.text.slice(again), places: kept.places?.slice(again) ?? null, textFrom: kept.textFrom });
}

/** `| a | b |` is a row of a table: the bars between the cells are read as tabs. */
function tableRow(text: string, from: number): Printed {
  if (ONLY_RULES.test(text)) return { text, places: null, textFrom: from };
  const inner = text.slice(1, -1);
  const bared = { text: inner.replace(BAR, '\t'), places: null, textFrom: from + 1 };
  return trimmed(bared);
}

function cellsOf(body: string): string[] | null {
  const row = TABLE_ROW.exec(body.replace(MARK_UP, ''))?.[1];
  if (row === undefined || ONLY_RULES.test(row)) return null;
  return row.split(BAR).map((cell) => cell.replace(/[\u2500-\u257f]|\*\*|`/gu, '').trim());
}

function trimmed({ text, places, textFrom }: Printed): Printed {
  const lead = text.length - text.trimStart().length;
  const body = text.trim();
  if (places === null) return { text: body, places, textFrom: textFrom + lead };
  return { text: body, places: places.slice(lead, lead + body.length), textFrom };
}

/** What is left of a text whose signs are dropped or read as another character. */
function withoutSigns(text: string, from: number, signs: readonly MarkUp[]): Printed {
  let kept = '';
  const places: number[] = [];
  const add = (words: string, start: number, step: 0 | 1): void => {
    kept += words;
    for (let index = 0; index < words.length; index += 1) places.push(from + start + index * step);
  };
  let read = 0;
  for (const sign of signs) {
    add(text.slice(read, sign.from), read, 1);
    add(sign.as, sign.from, 0);
    read = sign.to;
  }
  add(text.slice(read), read, 1);
  return { text: kept, places, textFrom: from };
}

function keep(text: string, from: number, isKept: (index: number) => boolean): Printed {
  let kept = '';
  const places: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (!isKept(index)) continue;
    kept += text.charAt(index);
    places.push(from + index);
  }
  return { text: kept, places, textFrom: from };
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Pairs of characters that must be seen before a whole text counts as spaced out. */
const MIN_PAIRS = 12;
/** Pieces of one or two characters in a row, one space between each. */
const SPACED = String.raw`(?<=^|[ \u3000])\S{1,2}[ \u3000](?=\S)`;
/** So many of them in a row are no cells of a table. */
const SPACED_RUN = new RegExp(`(?:${SPACED}){8,}\\S{1,2}(?=[ \\u3000]|$)`, 'gu');
const SPACED_PIECES = new RegExp(`(?:${SPACED})+\\S{1,2}(?=[ \\u3000]|$)`, 'gu');
/** 「２　課 長 は」: the space behind the number of a clause stays, none behind 「1 条」. */
const NUMBER_APART = /^[0-9０-９]{1,2}[ \u3000](?=[^条章節項号編款目年月日の0-9０-９人以回つか箇分時台件階種名] )/u;
/** Characters a piece of such a run has on average at most. */
const MAX_PIECE = 1.7;

/** Whether the text has a space behind nearly every character, as some extractions print it. */
function isSpacedOut(source: string): boolean {
  let apart = 0;
  let together = 0;
  for (let i = 0; i + 2 < source.length; i += 1) {
    if (!WIDE.test(source.charAt(i))) continue;
    if (WIDE.test(source.charAt(i + 1))) together += 1;
    else if (/[ \u3000\u00a0]/u.test(source.charAt(i + 1)) && WIDE.test(source.charAt(i + 2))) apart += 1;
  }
  return apart >= MIN_PAIRS && apart > together * 3;
}

const isSpaceAt = (text: string, index: number): boolean => /[ \u3000\u00a0]/u.test(text.charAt(index));

/** Takes the spaces out of stretches in which one stands behind each character. */
function closeUp(printed: Printed, stretch: RegExp): Printed {
  const drop = new Set<number>();
  for (const match of printed.text.matchAll(stretch)) {
    const run = match[0];
    const spaces = [...run].filter((char) => /[ \u3000]/u.test(char)).length;
    if ((run.length - spaces) / (spaces + 1) > MAX_PIECE || !WIDE.test(run)) continue;
    const lead = match.index === 0 ? (NUMBER_APART.exec(run)?.[0].length ?? 0) : 0;
    for (let i = lead; i < run.length; i += 1) if (isSpaceAt(run, i)) drop.add(match.index + i);
  }
  return drop.size === 0 ? printed : without(printed, (index) => drop.has(index));
}

function without({ text, places, textFrom }: Printed, isDropped: (index: number) => boolean): Printed {
  const kept = keep(text, 0, (index) => !isDropped(index));
  return {
    text: kept.text,
    places: (kept.places ?? []).map((index) => (places === null ? textFrom + index : (places[index] ?? textFrom))),
    textFrom,
  };
}

/** Columns a text takes in print: 2 for a full-width character, 1 for a half-width one. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    width += code < 0x100 || (code >= 0xff61 && code <= 0xff9f) ? 1 : 2;
  }
  return width;
}
