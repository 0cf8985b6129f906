import type { Span } from '#app/domain/policy/clause.ts';
import { settleStops } from '#app/domain/policy/source/settled-print.ts';

/** A colon closes the sentence that announces a list. */
const STOP = /(?<![。：:\s])[。：:\s]+$/u;
const DEPTH: Readonly<Record<string, number>> = {
  '（': 1,
  '(': 1,
  '「': 1,
  '『': 1,
  '〔': 1,
  '）': -1,
  ')': -1,
  '」': -1,
  '』': -1,
  '〕': -1,
};
/** As far as a mark or a word behind a sentence reaches. */
const LOOK_AHEAD = 60;
const MARK = /^\s*[【［][^】］]{0,40}[】］]/u;
/** Behind these a sentence whose full stop is lost has come to its end, if somebody's duty begins. */
const LOST_STOP =
  /(?:なければならない|てはならない|ものとする|ことができる)(?=\s*(?:また|なお|ただし|さらに|[^、。はがをにでの]{2,24}は))/gu;
/** Words that a relative clause in front of them explains; they begin no sentence. */
const EXPLAINED = /^(?:場合|とき|時|際|事項|こと|もの|者|人|ため|範囲|内容|情報|措置|業務|理由|期間)/u;

/** A topic, or a particle and a comma, at the end; 又は and 若しくは join nouns. */
const OPEN_END =
  /(?:(?<![又く])は|が|には|では|とも|について|おいて|対し|際し|(?:当|あ)たり|を除き|より|場合)[、，,]\s*$|(?<![又く])は\s*$/u;

const BRACKET = /[（(「『〔）)」』〕]/u;

/** For each character how deep it stands in brackets; an unmatched opening one is ignored. */
export function bracketDepths(text: string): number[] {
  if (!BRACKET.test(text)) return new Array<number>(text.length).fill(0);
  const depths: number[] = [];
  const open: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const step = DEPTH[text.charAt(i)] ?? 0;
    if (step > 0) open.push(i);
    depths.push(open.length);
    if (step < 0) open.pop();
  }
  if (open.length === 0) return depths;
  let unmatched = 0;
  return depths.map((depth, i) => {
    if (open[unmatched] === i) unmatched += 1;
    return depth - unmatched;
  });
}

/**
 * Where the sentences of a text stand: cut at the full stops outside brackets, or, where full stops are lost
 * altogether, behind what ends a duty. A mark such as 【推奨事項】 stays with its sentence.
 */
export function sentenceSpans(text: string): Span[] {
  const stopped = settleEnglishStops(settleStops(text));
  const spans: Span[] = [];
  let from = 0;
  const ends = stopped.includes('。') ? endsAtStops(stopped) : endsWithoutStops(stopped);
  for (const to of [...withLineEnds(ends, text), text.length]) {
    const words = text.slice(from, to);
    const start = from + words.length - words.trimStart().length;
    if (words.trim() !== '') spans.push([start, start + words.trim().length]);
    from = to;
  }
  return spans;
}

/** Beside such a verb a Latin point ends an English sentence, and none of its words is part of the next one. */
const IN_ENGLISH = /\b(?:shall|must|should|may|will)\b/iu;
const ENGLISH_STOP = /(?<=[a-z]{2})\.(?=\s+[A-Z\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\s*$)/gu;

function settleEnglishStops(text: string): string {
  return text.includes('.') && IN_ENGLISH.test(text) ? text.replace(ENGLISH_STOP, '。') : text;
}

/** A line break is left in a text only where it ends a sentence whose full stop is lost. */
function withLineEnds(ends: readonly number[], text: string): readonly number[] {
  const breaks = [...text.matchAll(/\n/gu)].map(({ index }) => index);
  return breaks.length === 0 ? ends : [...ends, ...breaks].sort((one, other) => one - other);
}

function endsAtStops(text: string): number[] {
  const depths = bracketDepths(text);
  const ends: number[] = [];
  for (let at = text.indexOf('。'); at >= 0; at = text.indexOf('。', at + 1)) {
    if ((depths[at] ?? 0) === 0 && at >= (ends.at(-1) ?? 0))
      ends.push(at + 1 + (MARK.exec(text.slice(at + 1, at + LOOK_AHEAD))?.[0] ?? '').length);
  }
  return ends;
}

function endsWithoutStops(text: string): number[] {
  return [...text.matchAll(LOST_STOP)]
    .map((match) => match.index + match[0].length)
    .filter((end) => !EXPLAINED.test(text.slice(end, end + LOOK_AHEAD).trimStart()));
}

const MARKS = /[【［][^】］]{0,40}[】］]/gu;

/** 「点検しなければならない※１。」, 「遵守すること（注２）。」: it sends to a note and says nothing itself. */
const NOTE_SIGN =
  /(?:[※＊*†]\s?[0-9０-９]{1,2}|[（(](?:※|注)\s?[0-9０-９]{0,2}[）)])(?=[。｡、，,．.]|\s*$|\s*[【［])/gu;

/** The words without the signs that send to a note. */
export function withoutNoteSigns(text: string): string {
  return text.replace(NOTE_SIGN, '');
}

/** The words without marks such as 【推奨事項】 and signs that send to a note. */
export function withoutMarks(text: string): string {
  return withoutNoteSigns(text).replace(MARKS, '');
}

/** The sentence without the full stop or colon at its end and the words in brackets: what it says by itself. */
export function bareSentence(sentence: string): string {
  return withoutStop(withoutBrackets(sentence));
}

/** The sentence without the full stop or colon at its end. */
export function withoutStop(sentence: string): string {
  return sentence.replace(STOP, '');
}

/** True for 「職員等は、」, whose predicate stands behind the items below it. */
export function isOpenSentence(text: string): boolean {
  return OPEN_END.test(text);
}

/** The words outside brackets. */
export function withoutBrackets(text: string): string {
  if (!BRACKET.test(text)) return text;
  const depths = bracketDepths(text);
  let bare = '';
  for (let i = 0; i < text.length; i += 1) if ((depths[i] ?? 0) === 0) bare += text.charAt(i);
  return bare.replace(/[）)」』〕]/gu, '');
}

/** Words that only tie a sentence to the one before. */
const CONJUNCTION =
  /^(?:また|なお|さらに|更に|その際|併せて|あわせて|加えて|同様に|そのうえで|その上で|この場合において|この場合|その後(?=速やか|直ちに|遅滞なく|、))、?/u;

export function dropConjunction(sentence: string): string {
  return sentence.replace(CONJUNCTION, '');
}
