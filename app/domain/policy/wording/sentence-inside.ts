import type { Span } from '#app/domain/policy/clause.ts';
import { bindsPlainly, isDutySentence, tellsToAct } from '#app/domain/policy/wording/duty-sentence.ts';
import { sentenceSpans } from '#app/domain/policy/wording/sentence.ts';

/** 文の中の文. A duty with a subject of its own that print keeps inside another sentence. */

const CLOSING: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '【': '】',
  '［': '］',
  '[': ']',
  '〔': '〕',
  '「': '」',
  '『': '』',
};
/** Where a predicate or a full stop ends, a bracket that opens may say something of its own. */
const OPENS = /(?:(?<stop>[。｡]\s*)|(?<=^|[うくすつぬぶむるい]|こと))[（(【［\[〔「『]/gu;
const QUOTES = /[「『]/u;
/** 「（係長が行う。）」 says only who does it. */
const OF_SOMETHING = /[をにへ]/u;
/** What brackets hold is no longer than some sentences. */
const LONGEST = 600;
/** A full stop and white space may follow the last bracket. */
const LAST_MARKS = 8;

/** 「災害時はこの限りでないが、」: what is excepted ends here, and another sentence begins. */
const EXCEPTED =
  /(?<=この限りで(?:は)?)(?:(ない|あり?ません)(?:が|けれども|ものの|ものとし|こととし)、?|(なく)、|(ない)、)/u;

/** The sentences of a text, those inside others apart; brackets and the words that join them belong to none. */
export function spansOfSentences(text: string): readonly Span[] {
  return sentenceSpans(text)
    .flatMap((span) => bracketedApart(text, span))
    .flatMap((span) => exceptedApart(text, span))
    .flatMap((span) => withoutLoneMark(text, span));
}

/** 「＜作業は、係長が行う。＞」: the full stop inside parts the marks from each other. */
const OPENS_ONLY = /^[＜〈《<](?![^＞〉》>]*[＞〉》>])\s*/u;
const CLOSES = /^[＞〉》>]\s*/u;

function withoutLoneMark(text: string, span: Span): readonly Span[] {
  const words = text.slice(...span);
  const mark = (OPENS_ONLY.exec(words) ?? CLOSES.exec(words))?.[0];
  return mark === undefined ? [span] : trimmed(text, [span[0] + mark.length, span[1]]);
}

/** 「…保管する。（係長は、毎日鍵を数えなければならない。）」; what brackets merely explain stays where it is. */
function bracketedApart(text: string, span: Span): readonly Span[] {
  const words = text.slice(...span);
  const apart: Span[] = [];
  let from = 0;
  for (const opening of words.matchAll(OPENS)) {
    const at = opening.index + opening[0].length - 1;
    const close = at < from ? null : closeOf(words, at);
    if (close === null || !standsApart(words, at, close, at === 0 || opening.groups?.stop !== undefined)) continue;
    const inner = sentenceSpans(words.slice(at + 1, close)).map(([one, end]): Span => [at + 1 + one, at + 1 + end]);
    if (!inner.some((one) => isWholeDuty(words.slice(...one)))) continue;
    apart.push(...trimmed(words, [from, at]), ...inner);
    from = close + 1;
  }
  if (from === 0) return [span];
  return [...apart, ...trimmed(words, [from, words.length])].map(([one, end]) => [span[0] + one, span[0] + end]);
}

/** Inside a sentence a bracket explains, and a quotation with words behind it is part of what they say. */
function standsApart(words: string, at: number, close: number, behindStop: boolean): boolean {
  const isLast = close + LAST_MARKS >= words.length && /^[\s。｡]*$/u.test(words.slice(close + 1));
  if (behindStop) return isLast || !QUOTES.test(words.charAt(at));
  return isLast && /[。｡]\s*$/u.test(words.slice(at + 1, close));
}

function isWholeDuty(sentence: string): boolean {
  return bindsPlainly(sentence) || (isDutySentence(sentence) && OF_SOMETHING.test(sentence));
}

/** Where the bracket that opens at this place closes; null where none opens or it never closes. */
function closeOf(words: string, at: number): number | null {
  const open = words.charAt(at);
  const close = CLOSING[open];
  if (close === undefined) return null;
  let depth = 0;
  for (let i = at; i < Math.min(words.length, at + LONGEST); i += 1) {
    if (words.charAt(i) === open) depth += 1;
    if (words.charAt(i) === close) depth -= 1;
    if (depth === 0) return i;
  }
  return null;
}

/** Nothing but a full stop or white space is no sentence. */
function trimmed(text: string, [from, to]: Span): readonly Span[] {
  const words = text.slice(from, to);
  if (/^[\s。｡]*$/u.test(words)) return [];
  const start = from + words.length - words.trimStart().length;
  return [[start, start + words.trim().length]];
}

/** What is due behind 「この限りでないが、」 is no part of the exception; a leave there is. */
function exceptedApart(text: string, span: Span): readonly Span[] {
  const words = text.slice(...span);
  const found = EXCEPTED.exec(words);
  if (found === null) return [span];
  const kept = found[1] ?? found[2] ?? found[3] ?? '';
  const behind = found.index + found[0].length;
  const rest = words.slice(behind);
  if (!isWholeDuty(rest) && !tellsToAct(rest)) return [span];
  return [[span[0], span[0] + found.index + kept.length], ...trimmed(text, [span[0] + behind, span[1]])];
}
