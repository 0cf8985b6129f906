import { dutyOf, rowOfDuty } from '#app/domain/questionnaire/duty/duty.ts';
import { demandInProhibition } from '#app/domain/questionnaire/duty/prohibition.ts';
import { readable } from '#app/domain/questionnaire/wording/printed-words.ts';
import { tidy } from '#app/domain/questionnaire/sentence.ts';
import { teFromDictionary } from '#app/domain/questionnaire/duty/verb.ts';

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

/** 「…を利用すること」「…の無断持出し」 under such a lead → 「…を利用していない」「…の無断持出しをしていない」. */
export function rowOfForbiddenItem(text: string): string {
  const bare = bareItem(text);
  const own = dutyOf(bare);
  if (own !== null && own.nai !== null) return rowOfDuty(own);
  const te = teFromDictionary(bare.replace(/(?:こと|行為|もの)$/u, ''));
  if (te === null) return `${bare}をしていない`;
  const demanded = demandInProhibition(te);
  return `${demanded ?? te}${demanded === null ? 'いない' : 'いる'}`;
}

function bareItem(text: string): string {
  return readable(tidy(text))
    .replace(/^[・○●•-]\s*/u, '')
    .replace(/[。；;]$/u, '');
}

/** 「秘密を保持すること」 among the contents of a document, as it stands there; null for what is none. */
export function rowOfContent(text: string): string | null {
  const bare = bareItem(text);
  return /[うくぐすつぬぶむるい]こと$/u.test(bare) ? bare : null;
}

/** A list item as printed, made a row: a noun phrase stays, a sentence becomes 「…している」. */
export function rowOfItem(text: string): string {
  const bare = bareItem(text);
  if (bare.includes('。')) return readable(tidy(text)).replace(/^[・○●•-]\s*/u, '');
  const duty = dutyOf(bare);
  return duty === null ? bare : rowOfDuty(duty);
}
