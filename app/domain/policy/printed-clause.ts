import { CIRCLED, arabicOrKanji } from '#app/domain/policy/marker/numeral.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';

/** ① and ⑴: signs that are numbers of their own, whatever stands before them. */
const NUMBER_SIGN = /\p{No}/gu;
/** Words that stand around the numbers of a clause. */
const AROUND = /第|章|節|款|条|項|号/gu;
const PART = /\d+|\p{L}+/gu;
const NUMERAL = /^[〇一二三四五六七八九十百千]+$/u;

/**
 * 条項番号の鍵. What a printed number of a clause has in common with its id: 「７．１（２）ア」, 「7-1-2-ア」 and
 * 「第7条第1項第2号ア」 come out alike.
 */
export function printedClauseKey(printed: string): string {
  const parts = sameKey(printed.replaceAll(NUMBER_SIGN, ' $& ')).replaceAll(AROUND, ' ').match(PART) ?? [];
  return parts.map((part) => (NUMERAL.test(part) ? String(arabicOrKanji(part)) : part)).join('-');
}

const CIRCLED_UP_TO = 50;
const DOTTED = /^\d+(?:\.\d+)+\.?$/u;
const ARTICLE = /^第.+[編章節款条項号目]/u;
const KANA = /^\p{Script=Katakana}$/u;
const LATIN = /^[a-z]$/u;
const UNNUMBERED = /^([bnt])(\d+)$/u;
/** A marker that stood there before: 「5x2」. */
const REPEATED = /x(\d+)$/u;

function wide(number: string): string {
  return number.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function circled(number: string): string {
  const sign = CIRCLED[Number(number) - 1];
  return sign === undefined || Number(number) > CIRCLED_UP_TO ? `（${wide(number)}）` : sign;
}

/** The fifth item of an unnumbered list, a table, a sentence between numbered ones. */
function unnumbered(sort: string, number: string): string {
  if (sort === 't') return `の表${wide(number)}`;
  if (sort === 'n') return number === '1' ? 'の後の文' : `の後の文（${wide(number)}）`;
  return Number(number) < 10 ? `の${wide(number)}つ目` : `の${wide(number)}番目`;
}

/** How a part is written, by its sort and by how many parts of that sort stand above it. */
function printedPart(part: string, above: readonly string[]): string {
  const [, sort, number] = UNNUMBERED.exec(part) ?? [];
  if (sort !== undefined && number !== undefined) return unnumbered(sort, number);
  if (/^\d+$/u.test(part)) {
    const depth = above.filter((each) => /^\d+$/u.test(each) || DOTTED.test(each) || ARTICLE.test(each)).length;
    if (depth === 0) return wide(part);
    return depth === 1 ? `（${wide(part)}）` : circled(part);
  }
  const alike = [KANA, LATIN].find((pattern) => pattern.test(part));
  // Where chapters are dotted, ① is followed by （ア） and ア is not used.
  if (alike === KANA && above.some((each) => DOTTED.test(each)) && above.length > 2) return `（${part}）`;
  return alike !== undefined && above.some((each) => alike.test(each)) ? `（${part}）` : part;
}

/**
 * 条項番号の表記. A clause as policies print and people say it: 「９（１）②ア（エ）」 of `9-1-2-ア-エ`. What the text does
 * not number is counted: 「…の５つ目」, 「…の表１」, 「…の後の文」.
 */
export function formatClause(id: string): string {
  const again = REPEATED.exec(id)?.[1];
  const parts = id.split('-').map((part) => part.replace(REPEATED, ''));
  const printed = parts.map((part, at) => printedPart(part, parts.slice(0, at))).join('');
  return again === undefined ? printed : `${printed}（${wide(again)}か所目）`;
}

/** 条項番号の列記. Several clauses in one line; from `shown` on they are only counted. */
export function formatClauses(ids: readonly string[], shown = ids.length): string {
  const rest = ids.length - shown;
  return `${ids.slice(0, shown).map(formatClause).join('、')}${rest > 0 ? ` ほか${rest}` : ''}`;
}
