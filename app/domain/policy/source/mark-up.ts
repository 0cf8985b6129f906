import { misreadLettersIn } from '#app/domain/policy/source/misread-letter.ts';

/** 転記の記号. Units of a line that only mark up the page: dropped, or read as another character. */
export interface MarkUp {
  readonly from: number;
  readonly to: number;
  /** What is read in its place; '' for nothing. */
  readonly as: string;
  /** True when a new line begins behind it. */
  readonly breaks: boolean;
}

const TAG = /<\/?([a-zA-Z][a-zA-Z0-9]{0,11})(?:[^<>]{0,80})>/g;
/** Elements that begin a line of their own. */
const BLOCK = /^(?:br|p|li|div|h[1-6]|tr|dt|dd|ul|ol|dl|table|section|article)$/iu;
const CELL = /^t[dh]$/iu;
/**
 * Signs of emphasis, characters that nobody sees, pictures that only adorn, and the backslash before a sign that would
 * else mean something.
 */
const EMPHASIS =
  /[\u00AD\u200B-\u200F\u2060\uFE0E\uFE0F\uFEFF]|(?:[\u{1F300}-\u{1FAFF}⚠]|(?<=\S)✅)+[♀♂]?|<!--|-->|\*\*|__|`|\\(?=[\\`*_{}[\]()#+\-.!|~>])/gu;
/** `[第１条](#a1)`: only what a link may lead to, since a form leaves `[1](2)` open. */
const LINK =
  /!?\[([^[\]]{1,200})\]\((?:#|https?:\/\/|mailto:|\.{0,2}\/|[\w.-]{1,80}\.(?:md|html?|pdf|docx?))[^\s()]{0,300}(?:\s"[^"]{0,100}")?\)/g;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g;
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: '　',
  thinsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  middot: '・',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  laquo: '«',
  raquo: '»',
  copy: '©',
  reg: '®',
  times: '×',
  yen: '¥',
  rarr: '→',
  shy: '',
  zwnj: '',
  zwj: '',
};

/** `{ MERGEFIELD 役職 }`: what a word processor was to print in its place is not known. */
const FIELD =
  /\{\s*(?:MERGEFIELD|MERGEREC|REF|PAGEREF|NOTEREF|HYPERLINK|SEQ|TOC|PAGE|NUMPAGES|DATE|TIME|FORMTEXT|DOCPROPERTY|STYLEREF|EQ)\b[^{}]{0,120}\}/gu;

/** All that only marks up a line, in its order; none overlaps another. */
export function markUpIn(text: string): MarkUp[] {
  const found: MarkUp[] = [];
  for (const { index, 0: sign } of text.matchAll(EMPHASIS)) found.push(dropped(index, index + sign.length));
  if (text.includes('{'))
    for (const { index, 0: field } of text.matchAll(FIELD)) found.push(dropped(index, index + field.length));
  for (const { index, printed, likely } of misreadLettersIn(text))
    found.push({ ...dropped(index, index + printed.length), as: likely });
  if (text.includes('<'))
    for (const { index, 0: tag, 1: name = '' } of text.matchAll(TAG)) {
      const opens = !tag.startsWith('</');
      const as = opens && CELL.test(name) ? '\t' : '';
      found.push({ ...dropped(index, index + tag.length), as, breaks: BLOCK.test(name) });
    }
  if (text.includes(']('))
    for (const { index, 0: link, 1: words = '' } of text.matchAll(LINK)) {
      const opens = index + link.indexOf('[') + 1;
      found.push(dropped(index, opens), dropped(opens + words.length, index + link.length));
    }
  if (text.includes('&'))
    for (const match of text.matchAll(ENTITY)) {
      const as = characterOf(match);
      if (as !== null) found.push({ ...dropped(match.index, match.index + match[0].length), as });
    }
  return withoutOverlaps(found);
}

function dropped(from: number, to: number): MarkUp {
  return { from, to, as: '', breaks: false };
}

function withoutOverlaps(found: readonly MarkUp[]): MarkUp[] {
  const kept: MarkUp[] = [];
  let read = 0;
  for (const one of [...found].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (one.from < read) continue;
    kept.push(one);
    read = one.to;
  }
  return kept;
}

/** Null for what names no character that a text may hold. */
function characterOf([, decimal, hexadecimal, name = '']: RegExpExecArray | RegExpMatchArray): string | null {
  if (decimal === undefined && hexadecimal === undefined) return NAMED[name] ?? null;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (code === 0x200b || code === 0x2060 || code === 0xad) return '';
  return code < 0x20 || code > 0xffff || (code >= 0xd800 && code <= 0xdfff) ? null : String.fromCharCode(code);
}
