/** 数の書き方. The ways in which markers write their numbers. */
export const KANA = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
export const HALF_KANA = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ';
export const IROHA = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス';
export const LATIN = 'abcdefghijklmnopqrstuvwxyz';
export const CIRCLED =
  '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿';
export const ROMAN = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ';
export const SMALL_ROMAN = 'ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ';
const LATIN_ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const KANJI = '一二三四五六七八九';

/** Arabic digits in either width, spaces between them forgiven; kanji numerals up to 九十九. */
export function arabicOrKanji(text: string): number {
  const digits = text.normalize('NFKC').replace(/\s/gu, '');
  if (/^\d+$/u.test(digits)) return Number(digits);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(digits);
  if (match === null) return 0;
  const [, first, ten, last] = match;
  if (ten === undefined) return first === undefined || last !== undefined ? 0 : KANJI.indexOf(first) + 1;
  return (first === undefined ? 1 : KANJI.indexOf(first) + 1) * 10 + (last === undefined ? 0 : KANJI.indexOf(last) + 1);
}

/** ⅲ and iii, 0 for what is no roman numeral. */
export function smallRoman(text: string): number {
  return SMALL_ROMAN.includes(text) ? SMALL_ROMAN.indexOf(text) + 1 : LATIN_ROMAN.indexOf(text) + 1;
}

/** Place of a kana in the order アイウ, 0 when it has none. */
export function kanaOrdinal(kana: string): number {
  return Math.max(KANA.indexOf(kana), HALF_KANA.indexOf(kana)) + 1;
}
