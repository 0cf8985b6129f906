/** 数の書き方. The ways in which markers write their numbers. */
export const KANA = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
export const HALF_KANA = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ';
export const IROHA = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス';
export const HALF_IROHA = 'ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ';
export const LATIN = 'abcdefghijklmnopqrstuvwxyz';
export const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿';
export const BLACK_CIRCLED = '❶❷❸❹❺❻❼❽❾❿⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴';
export const PAREN_GLYPHS = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇';
export const POINT_GLYPHS = '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛';
export const PAREN_KANJI = '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩';
export const ROMAN = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ';
export const SMALL_ROMAN = 'ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ';
const LATIN_ROMAN = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
  'xvii',
  'xviii',
  'xix',
  'xx',
];
const KANJI = '一二三四五六七八九';

const UNITS =
  /^(?:([一二三四五六七八九])?(千))?(?:([一二三四五六七八九])?(百))?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九〇])?$/u;
const KANJI_DIGITS = `〇${KANJI}`;

/** Arabic digits in either width, spaces between them forgiven; kanji numerals up to 九千九百九十九, or digit by digit. */
export function arabicOrKanji(text: string): number {
  const digits = text.normalize('NFKC').replace(/\s/gu, '');
  if (/^\d+$/u.test(digits)) return Number(digits);
  if (/^[〇一二三四五六七八九]{1,4}$/u.test(digits)) {
    return [...digits].reduce((number, digit) => number * 10 + KANJI_DIGITS.indexOf(digit), 0);
  }
  const match = UNITS.exec(digits);
  if (match === null) return 0;
  const [, thousands, thousand, hundreds, hundred, tens, ten, ones = '〇'] = match;
  const times = (digit: string | undefined, unit: string | undefined): number =>
    unit === undefined ? 0 : digit === undefined ? 1 : KANJI_DIGITS.indexOf(digit);
  return (
    times(thousands, thousand) * 1000 +
    times(hundreds, hundred) * 100 +
    times(tens, ten) * 10 +
    KANJI_DIGITS.indexOf(ones)
  );
}

/** iii → 3, 0 for what is no roman numeral. */
export function latinRoman(text: string): number {
  return LATIN_ROMAN.indexOf(text.normalize('NFKC').toLowerCase()) + 1;
}

/** 3 → iii; the number itself beyond twenty. */
export function toLatinRoman(ordinal: number): string {
  return LATIN_ROMAN[ordinal - 1] ?? String(ordinal);
}

/** Place of a sign in one of the lists of signs, 0 when it has none. */
export function placeInLists(sign: string, ...lists: readonly string[]): number {
  return Math.max(...lists.map((list) => list.indexOf(sign))) + 1;
}
