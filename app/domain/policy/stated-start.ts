import { arabicOrKanji } from '#app/domain/policy/marker/numeral.ts';

const NUMBER = '(?:元|[0-9]{1,2}|[一二三四五六七八九十]{1,3})';
const DATE = String.raw`(令和|平成|昭和|西暦)?\s*([12][0-9]{3}|${NUMBER})\s*年\s*(${NUMBER})\s*月\s*(${NUMBER})\s*日`;
/** 令和8年4月1日から施行する; 令和8年4月1日施行; 施行日：令和8年4月1日. */
const BEGINS = new RegExp(
  String.raw`${DATE}\s*(?:(?:から|より)\s*[、，]?\s*(?:これを\s*)?)?(?:施行|適用|実施)(?!\s*規則|\s*令)|(?:施行|適用)(?:年月)?日\s*[:：は]?\s*${DATE}`,
  'gu',
);

const numeral = (words: string) => (words === '元' ? '元' : String(arabicOrKanji(words)));

/**
 * 本文にある施行日. Each day from which a text says that it holds, in its order and as dates are printed: 令和8年4月1日. A text
 * with the 附則 of its revisions says several.
 */
export function statedStarts(source: string): readonly string[] {
  return [...source.normalize('NFKC').matchAll(BEGINS)].flatMap((match) => {
    const [, ...parts] = match;
    const [era = '', year, month, day] = parts[1] === undefined ? parts.slice(4) : parts;
    if (year === undefined || month === undefined || day === undefined) return [];
    const ofEra = era === '西暦' ? '' : era;
    if (ofEra === '' && !/^[12][0-9]{3}$/u.test(year)) return [];
    return [`${ofEra}${ofEra === '' ? year : numeral(year)}年${numeral(month)}月${numeral(day)}日`];
  });
}
