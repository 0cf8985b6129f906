import type { Clause } from '#app/domain/policy/clause.ts';
import { isDemand, sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { rowOfDuty } from '#app/domain/questionnaire/wording/asked-duty.ts';
import { dutyOf } from '#app/domain/questionnaire/duty/duty.ts';
import { demandInProhibition } from '#app/domain/questionnaire/duty/prohibition.ts';
import { happeningOf, notApplicable } from '#app/domain/questionnaire/wording/no-event.ts';
import { namesEvent } from '#app/domain/questionnaire/wording/readiness.ts';
import { readable } from '#app/domain/questionnaire/wording/printed-words.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';
import { teFromDictionary } from '#app/domain/questionnaire/duty/verb.ts';

/** 列挙の項目の文言. */
export interface ItemWords {
  /** The whole item on one line. */
  readonly words: string;
  /** It says what has to be done, and names no mere thing. */
  readonly demands: boolean;
  /** It has more than one sentence. */
  readonly several: boolean;
}

/** The words of an item; its heading where it has no text. */
export function wordsOfItem(item: Clause): ItemWords {
  const sentences = sentencesOf(item);
  return {
    words: tidy(item.text === '' ? item.title : item.text),
    demands: sentences[0] !== undefined && isDemand(sentences[0]),
    several: sentences.length > 1,
  };
}

const BULLET = /^[・○●•-]\s*/u;

/** 「次の行為をしてはならない」: what is listed under it is forbidden, however the items themselves are worded. */
const FORBIDS_ITEMS =
  /(?:次|以下|下記)の?[^。]{0,20}(?:行為|事項|こと|もの)を[^。]{0,12}(?:(?:行|し|な|行な)っ?ては(?:なら|いけ)(?:ない|ません)|(?:(?:行|行な)わ|し|なさ)ない(?:こと|もの|ものとする|こととする)?(?=。|$)|禁止する|禁ずる|禁じる)/u;

export function forbidsItems(lead: string): boolean {
  return FORBIDS_ITEMS.test(tidy(lead));
}

/** 「次の事項を契約書に明記しなければならない」: what is listed stands in a document and is not done here. */
const LISTS_CONTENTS = /(?:次|以下|下記)[^。]{0,40}を[^。]{0,20}(?:含[めむ]|明記|規定[しす]|記載|盛り込|定め)/u;

export function listsContents(lead: string): boolean {
  return LISTS_CONTENTS.test(tidy(lead));
}

/** 「…を委託事業者に求めなければならない」: what is listed is a term for another, due whether or not its event ever comes. */
const DEMANDS_TERMS =
  /(?:委託|受託|受注|請負|再委託)(?:事業)?(?:者|先)(?:等)?(?:に(?:対して|対し)?)、?[^。]{0,30}(?:求め|義務付け|義務づけ|課[しさす])/u;

export function demandsTerms(lead: string): boolean {
  return DEMANDS_TERMS.test(tidy(lead));
}

function bareItem(words: string): string {
  return readable(words)
    .replace(BULLET, '')
    .replace(/[。；;]$/u, '');
}

/** 「…を利用すること」「…の無断持出し」 under such a lead → 「…を利用していない」「…の無断持出しをしていない」. */
export function rowOfForbiddenItem(item: ItemWords): string {
  const bare = bareItem(item.words);
  const own = item.demands ? dutyOf(bare) : null;
  if (own !== null && own.nai !== null) return rowOfDuty(own);
  const te = teFromDictionary(bare.replace(/(?:こと|行為|もの)$/u, ''));
  if (te === null) return `${bare}をしていない`;
  const demanded = demandInProhibition(te);
  return `${demanded ?? te}${demanded === null ? 'いない' : 'いる'}`;
}

/** 「秘密を保持すること」 among the contents of a document, as it stands there; null for what is none. */
export function rowOfContent({ words }: ItemWords): string | null {
  const bare = bareItem(words);
  return /[うくぐすつぬぶむるい]こと$/u.test(bare) ? bare : null;
}

/** 「事案を認知した場合における、対処の要求」: a deed in an event, named by a noun. */
const DEED_IN_EVENT = /(?:場合|とき|際)における、?.*(?:対処|対応|要求|報告|通知|通報|中断|停止|遮断|措置)(?:の要求)?$/u;

function ofEvent(noun: string): string {
  const event = DEED_IN_EVENT.test(noun) ? /^.*(?:場合|とき|際)(?=における)/u.exec(noun)?.[0] : undefined;
  return event === undefined || !namesEvent(event) ? noun : `${noun}${notApplicable(happeningOf(event))}`;
}

/**
 * A list item as printed, made a row: a noun phrase stays, a sentence becomes 「…している」. `asTerm` says that the sentence
 * over it demands it of another.
 */
export function rowOfItem({ words, demands, several }: ItemWords, asTerm = false): string {
  if (several) return readable(words).replace(BULLET, '');
  const bare = bareItem(words);
  const duty = demands ? dutyOf(bare) : null;
  if (duty !== null) return rowOfDuty(duty);
  return asTerm ? bare : ofEvent(bare);
}
