import { settlePrint } from '#app/domain/policy/source/settled-print.ts';
import { curtDutyOf } from '#app/domain/policy/wording/curt-duty.ts';
import { plainEnd } from '#app/domain/policy/wording/plain-form.ts';
import { bareSentence, withoutMarks } from '#app/domain/policy/wording/sentence.ts';
import { kindOfSentence } from '#app/domain/policy/wording/sentence-kind.ts';
import { boundByEach } from '#app/domain/policy/wording/subject.ts';

/** Ends that bind whoever is named, with or without a full stop behind them. */
const BINDS = /(?:なければ|なくては|ねば|[てで]は)(?:なら|いけ)(?:ない|ません)/u;
const BINDS_AT_END = new RegExp(`${BINDS.source}$`, 'u');
const SOLEMN = /(?:すること|しないこと|のこと|[るうくすむつぬぐぶい]こと|ものとする|こととする)$/u;
/** 「…持ち出さないこと」 at the end of a line or a cell needs no full stop. */
const SENTENCE = new RegExp(
  `(?:${BINDS.source}(?=\\s|$)|[るくすうつぬぶむい]こと(?=[\\t\\n]|$)|[。｡](?![」』】）)〕］]))`,
  'gmu',
);
/** In a text without any full stop each line may end a sentence. */
const LINE = new RegExp(`${SENTENCE.source}|[るうくすつぬぶむいん](?=[ \\u3000]*(?:\\n|$(?![\\s\\S])))`, 'gmu');
/** What a sentence demands stands at its end; whom it binds is named not far before. */
const MAX_LENGTH = 400;

/** Whether a sentence binds somebody, by its own words alone. */
export function isDutySentence(sentence: string): boolean {
  const settled = withoutMarks(settlePrint(sentence));
  const bare = plainEnd(bareSentence(settled).trim());
  if (bare === '') return false;
  if (BINDS_AT_END.test(bare)) return true;
  const kind = kindOfSentence(settled);
  if (kind !== 'requirement' && kind !== 'recommendation') return false;
  return SOLEMN.test(bare) || boundByEach([settled]).some(({ subjects }) => subjects.length > 0);
}

/** 「端末を施錠する」 tells what to do, whoever is meant; a letter is polite. */
const PLAIN_ACT = /を[^。は]*(?:[うくすつぬぶむ]|[^あ-ん]る|[いえきぎけげしせちてねべめれり]る|する|禁止とする)$/u;

/** Whether a sentence says what to do, though perhaps not to whom. */
export function tellsToAct(sentence: string): boolean {
  const settled = withoutMarks(settlePrint(sentence));
  return PLAIN_ACT.test(bareSentence(settled).trim()) && kindOfSentence(settled) === 'requirement';
}

/**
 * How much a sentence must say to count: to bind whatever is meant, to bind somebody named, or only to
 * tell to do something, or to ask for it as a letter does. */
export type DutyWords = 'must' | 'any' | 'act' | 'asked';

/** 義務の文. Where in a text the sentences stand that bind somebody, `[from, to)`; line breaks inside are no matter. */
export function dutySentencesIn(text: string, words: DutyWords = 'any'): (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  let start = 0;
  for (const match of text.matchAll(/[。｡]/u.test(text) ? SENTENCE : LINE)) {
    const end = match.index + match[0].length;
    const from = Math.max(start, end - MAX_LENGTH);
    const sentence = text.slice(from, end).replace(/\s+/gu, '');
    if (counts(sentence, words)) found.push([from, end]);
    start = end;
  }
  return found;
}

function counts(sentence: string, words: DutyWords): boolean {
  if (words === 'must') return bindsPlainly(sentence);
  if (isDutySentence(sentence) || (words === 'act' && tellsToAct(sentence))) return true;
  return words === 'asked' && asksFor(bareSentence(withoutMarks(settlePrint(sentence))).trim());
}

/** 「周知徹底願います」, 「伝えてください」 */
function asksFor(bare: string): boolean {
  return curtDutyOf(bare)?.sure === true || /[てで](?:ください|下さい)$/u.test(bare);
}

/** Whether a sentence says that something must be done or not be done, whoever is bound. */
export function bindsPlainly(sentence: string): boolean {
  return BINDS_AT_END.test(plainEnd(bareSentence(withoutMarks(settlePrint(sentence))).trim()));
}

/** Whether a text holds a sentence that binds somebody. */
export function holdsDuty(text: string): boolean {
  return dutySentencesIn(text).length > 0;
}
