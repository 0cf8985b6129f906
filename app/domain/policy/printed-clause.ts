import { arabicOrKanji } from '#app/domain/policy/marker/numeral.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';

/** ① and ⑴: signs that are numbers of their own, whatever stands before them. */
const NUMBER_SIGN = /\p{No}/gu;
/** Words that stand around the numbers of a clause. */
const AROUND = /第|章|節|款|条|項|号/gu;
const PART = /\d+|\p{L}+/gu;
const NUMERAL = /^[〇一二三四五六七八九十]+$/u;

/**
 * 条項番号の鍵. What a printed number of a clause has in common with its id: 「７．１（２）ア」, 「7-1-2-ア」 and
 * 「第7条第1項第2号ア」 come out alike.
 */
export function printedClauseKey(printed: string): string {
  const parts = sameKey(printed.replaceAll(NUMBER_SIGN, ' $& ')).replaceAll(AROUND, ' ').match(PART) ?? [];
  return parts.map((part) => (NUMERAL.test(part) ? String(arabicOrKanji(part)) : part)).join('-');
}
