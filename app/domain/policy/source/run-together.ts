import { inlineItems } from '#app/domain/policy/source/inline-list.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import { readMarker, readMarkers } from '#app/domain/policy/marker/marker.ts';
import type { Marker } from '#app/domain/policy/marker/marker.ts';
import { cutLineAt } from '#app/domain/policy/source/source-line.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** A line longer than this, with several markers inside, was run together from many. */
const MIN_LENGTH = 80;
const MIN_MARKERS = 3;
/** Signs with which a marker may begin inside a line. */
const SIGN =
  /[（(【［〔第\u2460-\u24ff\u2776-\u2793\u3220-\u32bfⅠ-ⅻ0-9０-９一二三四五六七八九十ア-ンｱ-ﾝa-zａ-ｚA-ZＡ-Ｚ・●○■•※附付]/u;
/** Signs that need no white space before them: they open and close by themselves. */
const SELF_CONTAINED =
  /^(?:[（(【［〔]\s*(?:[0-9０-９]{1,2}|[ア-ンｱ-ﾝa-zａ-ｚ一二三四五六七八九十]{1,2})\s*[）)】］〕]|[\u2460-\u24ff\u2776-\u2793\u3220-\u32bf])/u;
const ARTICLE =
  /^(?:[（(][^（）()。]{1,30}[）)][\s　]*)?第\s*[0-9０-９一二三四五六七八九十百千〇]{1,7}\s*(?:条(?:\s*の\s*[0-9０-９一二三四五六七八九十]{1,3}){0,3}(?=[\s　（(])|[章節款](?=[\s　]|(?!第)\p{Script=Han}))/u;
/** A reference to a 条 names no heading behind its number. */
const CAPTIONED_ARTICLE =
  /^第\s*[0-9０-９一二三四五六七八九十百千〇]{1,7}\s*条(?:\s*の\s*[0-9０-９一二三四五六七八九十]{1,3}){0,3}[\s　]*[（(][^（）()。]{1,30}[）)](?![のにをはがとへや、，及又並若])/u;
const SUPPLEMENT = /^[附付]\s*則(?=[\s　])/u;
/** The document's title, behind which its first chapter begins. */
const TITLE_END = /(?:基準|方針|ポリシー|規程|規則|要綱|要領)$/u;
/** A heading or a sentence may end with such a sign, a reference to a clause never stands behind it. */
const OPEN_BEFORE = /[のをにはがとへや、，・（(「第]$|(?:及び|又は|並びに|若しくは|から|まで|前記|上記|同)$/u;

/** Share of a text that must stand in such lines before they are broken. */
const MIN_SHARE = 0.5;

/** A row of a table may be long, but no row holds a whole text. */
const MAX_ROW = 3_000;

function isTableRow(text: string): boolean {
  return text.includes('\t') && text.length < MAX_ROW;
}

/** Breaks lines into which a whole text was run together before each marker inside them. */
export function breakRunTogether(lines: readonly SourceLine[]): readonly SourceLine[] {
  const cuts = lines.map(({ text }) => (text.length < MIN_LENGTH || isTableRow(text) ? [] : cutsOf(text)));
  const isRunTogether = (index: number): boolean => (cuts[index] ?? []).length >= MIN_MARKERS;
  const lengthOf = (chosen: readonly SourceLine[]): number => chosen.reduce((sum, { text }) => sum + text.length, 0);
  const share = lengthOf(lines.filter((_, index) => isRunTogether(index))) / Math.max(1, lengthOf(lines));
  if (share < MIN_SHARE) return lines.flatMap(cutBeforeItems);
  return lines.flatMap((line, index) => (isRunTogether(index) ? cutLineAt(line, cuts[index] ?? []) : [line]));
}

function cutBeforeItems(line: SourceLine): SourceLine[] {
  const sentences = itemsIn(line.text);
  if (sentences.length > 0 || line.text.includes('\t')) return cutLineAt(line, sentences);
  const pieces = cutLineAt(line, inlineItems(line.text));
  return pieces.map((piece, at) => (at > 0 && at < pieces.length - 1 ? withoutComma(piece) : piece));
}

/** 「①施錠すること、」: the comma only ties it to the next item. */
function withoutComma(piece: SourceLine): SourceLine {
  const text = piece.text.replace(/[、，､]$/u, '');
  return { ...piece, text, places: piece.places?.slice(0, text.length) ?? null };
}

/** ①…。②…。③…。 in one line: the markers count on from the one with which it begins. */
function itemsIn(text: string): number[] {
  const cuts: number[] = [];
  let last = SELF_CONTAINED.test(text) ? readMarker(text) : null;
  if (last === null) return cuts;
  for (let at = text.indexOf('。'); at >= 0 && last !== null; at = text.indexOf('。', at + 1)) {
    const rest = text.slice(at + 1);
    const start = at + 1 + rest.length - rest.trimStart().length;
    const next: Marker | null = SELF_CONTAINED.test(text.slice(start)) ? readMarker(text.slice(start)) : null;
    if (next === null || next.style !== last.style || next.ordinal !== last.ordinal + 1) continue;
    cuts.push(start);
    last = next;
  }
  return cuts;
}

function cutsOf(text: string): number[] {
  const cuts: number[] = [];
  for (let at = 1; at < text.length; at += 1) {
    if (!SIGN.test(text.charAt(at))) continue;
    if (opensClause(text, at)) cuts.push(at);
  }
  return cuts;
}

function opensClause(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 6), at);
  const words = before.trimEnd();
  const ahead = text.slice(at, at + 60);
  const isApart = /\s$/u.test(before);
  const ends = endsSentence(words) || /[」）)]$/u.test(words);
  if (words === '' || OPEN_BEFORE.test(words)) return false;
  if (CAPTIONED_ARTICLE.test(ahead)) return true;
  if (ARTICLE.test(ahead) || SUPPLEMENT.test(ahead)) return isApart || ends || TITLE_END.test(words);
  if (SELF_CONTAINED.test(ahead)) return readMarkers(ahead).length > 0;
  const isBehindSentence = /[。｡]$/u.test(words);
  if (!isApart && !isBehindSentence) return false;
  if (/[A-Za-z0-9０-９]$/u.test(words) && /^[A-Za-z0-9０-９]/u.test(ahead)) return false;
  return readMarkers(ahead).some(({ doubtful }) => doubtful === 0 || isBehindSentence);
}
