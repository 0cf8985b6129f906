/** How the clauses of one depth are numbered. */
export type Level =
  | { readonly kind: 'part'; readonly unit: '章' | '節' | '款'; readonly number: (ordinal: number) => string }
  | { readonly kind: 'article'; readonly number: (ordinal: number) => string; readonly caption: Caption }
  /** 項: the first of a 条 prints no number. */
  | { readonly kind: 'paragraph'; readonly print: (ordinal: number) => string }
  /** `1.1` and `4-1`: the numbers above are printed again. */
  | { readonly kind: 'chain'; readonly separator: '.' | '-'; readonly end: string }
  | PlainLevel;

export interface PlainLevel {
  readonly kind: 'plain';
  /** Levels of one family can be taken for each other. */
  readonly family: string;
  /** The marker with what separates it from the words. */
  readonly print: (ordinal: number) => string;
  /** Its piece of an id. */
  readonly label: (ordinal: number) => string;
  /** Most siblings that the signs reach to. */
  readonly most: number;
}

/** Where the heading of a 条 stands. */
export type Caption = 'above' | 'behind' | 'before' | 'none';

const CIRCLED = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕'];
const BRACKETED = [...'⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'];
const KANA = [...'アイウエオカキクケコサシスセソタチツテトナニヌネノ'];
const HALF_KANA = [...'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿ'];
const IROHA = [...'イロハニホヘトチリヌルヲワカヨタレソツネ'];
const KANJI = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
  '十七',
  '十八',
  '十九',
  '二十',
];
const LATIN = [...'abcdefghijklmnop'];
const ROMAN = [...'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ'];
const SMALL_ROMAN = [...'ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ'];
const LATIN_ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

const sign = (signs: readonly string[], ordinal: number): string => {
  const found = signs[ordinal - 1];
  if (found === undefined) throw new Error(`no sign for ${ordinal}`);
  return found;
};

export const half = (ordinal: number): string => String(ordinal);
export const full = (ordinal: number): string =>
  String(ordinal).replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
export const kanji = (ordinal: number): string => sign(KANJI, ordinal);

function digits(family: string, print: (ordinal: number) => string): PlainLevel {
  return { kind: 'plain', family, print, label: half, most: 60 };
}

function signs(
  family: string,
  list: readonly string[],
  around: (sign: string) => string,
  labels: readonly string[] | null,
): PlainLevel {
  const label = (ordinal: number): string => (labels === null ? half(ordinal) : sign(labels, ordinal));
  return { kind: 'plain', family, print: (ordinal) => around(sign(list, ordinal)), label, most: list.length };
}

/** Every marker that a level of its own can carry, by a name for the tests. */
export const LEVELS = {
  '１　': digits('digit', (n) => `${full(n)}　`),
  '1 ': digits('digit', (n) => `${n} `),
  '1. ': digits('digit', (n) => `${n}. `),
  '1.': digits('digit', (n) => `${n}.`),
  '１．': digits('digit', (n) => `${full(n)}．`),
  '1) ': digits('digit)', (n) => `${n}) `),
  '１）': digits('digit)', (n) => `${full(n)}）`),
  '(1) ': digits('(digit)', (n) => `(${n}) `),
  '(1)': digits('(digit)', (n) => `(${n})`),
  '（１）': digits('(digit)', (n) => `（${full(n)}）`),
  '(１)/（1） ': digits('(digit)', (n) => (n % 2 === 0 ? `（${n}） ` : `(${full(n)}) `)),
  '１　/1 ': digits('digit', (n) => (n % 2 === 0 ? `${n} ` : `${full(n)}　`)),
  '【1】': digits('【digit】', (n) => `【${n}】`),
  '第1 ': digits('第digit', (n) => `第${n} `),
  '第１　': digits('第digit', (n) => `第${full(n)}　`),
  '⑴': signs('(digit)', BRACKETED, (s) => s, null),
  '⑴ ': signs('(digit)', BRACKETED, (s) => `${s} `, null),
  '①': signs('circled', CIRCLED, (s) => s, null),
  '① ': signs('circled', CIRCLED, (s) => `${s} `, null),
  'ア　': signs('kana', KANA, (s) => `${s}　`, KANA),
  'ア ': signs('kana', KANA, (s) => `${s} `, KANA),
  'ア．': signs('kana', KANA, (s) => `${s}．`, KANA),
  'ア) ': signs('kana)', KANA, (s) => `${s}) `, KANA),
  '(ア) ': signs('(kana)', KANA, (s) => `(${s}) `, KANA),
  '（ア）': signs('(kana)', KANA, (s) => `（${s}）`, KANA),
  '(ｱ) ': signs('(kana)', HALF_KANA, (s) => `(${s}) `, KANA),
  'イ　ロ　': signs('iroha', IROHA, (s) => `${s}　`, IROHA),
  '(イ)(ロ) ': signs('(iroha)', IROHA, (s) => `(${s}) `, IROHA),
  '一　': signs('kanji', KANJI, (s) => `${s}　`, null),
  '一、': signs('kanji', KANJI, (s) => `${s}、`, null),
  'Ⅰ. ': signs('roman', ROMAN, (s) => `${s}. `, null),
  'Ⅰ　': signs('roman', ROMAN, (s) => `${s}　`, null),
  'a. ': signs('latin', LATIN, (s) => `${s}. `, LATIN),
  'a ': signs('latin', LATIN, (s) => `${s} `, LATIN),
  'a) ': signs('latin)', LATIN, (s) => `${s}) `, LATIN),
  '(a) ': signs('(latin)', LATIN, (s) => `(${s}) `, LATIN),
  'i) ': signs('small-roman', LATIN_ROMAN, (s) => `${s}) `, LATIN_ROMAN),
  'ⅰ ': signs('small-roman', SMALL_ROMAN, (s) => `${s} `, null),
  'ⅰ) ': signs('small-roman', SMALL_ROMAN, (s) => `${s}) `, null),
  '・': { kind: 'plain', family: 'bullet', print: () => '・', label: (n) => `b${n}`, most: 60 },
  '● ': { kind: 'plain', family: 'bullet', print: () => '● ', label: (n) => `b${n}`, most: 60 },
  '• ': { kind: 'plain', family: 'bullet', print: () => '• ', label: (n) => `b${n}`, most: 60 },
  '※ ': { kind: 'plain', family: 'bullet', print: () => '※ ', label: (n) => `b${n}`, most: 60 },
} as const satisfies Record<string, PlainLevel>;
export type LevelName = keyof typeof LEVELS;

export const chain = (separator: '.' | '-', end = ' '): Level => ({ kind: 'chain', separator, end });
export const part = (unit: '章' | '節' | '款', number = full): Level => ({ kind: 'part', unit, number });
export const article = (caption: Caption, number = full): Level => ({ kind: 'article', number, caption });
export const paragraph = (print = (n: number) => `${full(n)}　`): Level => ({ kind: 'paragraph', print });

/** Most clauses that a level can number. */
export const reachOf = (level: Level | undefined): number => (level?.kind === 'plain' ? level.most : 60);
