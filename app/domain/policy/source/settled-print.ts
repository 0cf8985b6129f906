const JAPANESE = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々ー、。「」『』（）・]';
const SPACE_INSIDE = new RegExp(`(?<=${JAPANESE})[\\s\\u3000]+(?=${JAPANESE})`, 'gu');
/** A full stop in the form of a Latin one: behind Japanese, and no decimal point follows. */
const LATIN_STOP =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}）」])[．.](?![0-9０-９A-Za-zＡ-Ｚａ-ｚ])/gu;
const LATIN_COMMA = /，|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}）」])[,､]|､/gu;
const WIDE_LATIN = /[Ａ-Ｚａ-ｚ]/gu;
const WIDTH = 0xfee0;

/** 。, ． where a text prints it for 。 (behind a number it is the point of a marker), or a mark such as 【推奨事項】. */
const SENTENCE_END = /(?:[。｡】]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}）)」][．.])$/u;

/** Whether a line of print comes to the end of a sentence; behind a bracket the sentence may go on. */
export function endsSentence(line: string): boolean {
  return SENTENCE_END.test(line);
}

/** Every full stop as 。; the text keeps its length. */
export function settleStops(text: string): string {
  return text.replace(/｡/gu, '。').replace(LATIN_STOP, '。');
}

/** ｱ-ﾟ with their marks, Kangxi radicals and compatibility ideographs: other forms of the same characters. */
const OTHER_FORM = /[\uff66-\uff9f\u2f00-\u2fdf\uf900-\ufaff]+/gu;

/** 情報ｼｽﾃﾑ as 情報システム; widths of letters, numbers and brackets stay. */
function withUsualForms(text: string): string {
  return text.replace(OTHER_FORM, (run) => run.normalize('NFKC'));
}

/**
 * The text in one print, for judging only: Japanese commas and stops, no spaces inside Japanese
 * words, narrow Latin letters, and the O that text recognition reads as a zero in CIS0.
 */
export function settlePrint(text: string): string {
  return settleStops(withUsualForms(text))
    .replace(WIDE_LATIN, (letter) => String.fromCharCode(letter.charCodeAt(0) - WIDTH))
    .replace(/CIS[0０](?![0-9０-９])/gu, 'CISO')
    .replace(LATIN_COMMA, '、')
    .replace(SPACE_INSIDE, '');
}

/** A space that stands between Japanese and Latin letters in print says nothing. */
const PRINT_SPACE = /(?<=[^\x20-\x7e])[ \u3000]+|[ \u3000]+(?=[^\x20-\x7e])/gu;

/** The clause's wording as one line: print spaces dropped, 「，」 and the `CIS0` slip of scanned texts mended. */
export function tidy(text: string): string {
  return withUsualForms(text)
    .replace(PRINT_SPACE, '')
    .replace(/CIS0/gu, 'CISO')
    .replace(/[､，]/gu, '、')
    .replace(/(?<![0-9０-９])．(?![0-9０-９])/gu, '。')
    .trim();
}
