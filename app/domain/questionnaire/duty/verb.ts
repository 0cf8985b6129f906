import {
  isGodanSa,
  isIchidan,
  isIchidanIte,
  isIchidanStem,
  plainOfNde,
  plainOfTte,
} from '#app/domain/questionnaire/duty/verb-class.ts';

/**
 * 活用. Verb forms of written Japanese, as far as the clauses of a policy need them. All functions
 * take a phrase that ends in the verb and change only its end.
 */

interface Column {
  readonly dictionary: string;
  /** 未然形. */
  readonly a: string;
  /** 連用形. */
  readonly i: string;
  readonly te: string;
}

const GODAN: readonly Column[] = [
  { dictionary: 'う', a: 'わ', i: 'い', te: 'って' },
  { dictionary: 'く', a: 'か', i: 'き', te: 'いて' },
  { dictionary: 'ぐ', a: 'が', i: 'ぎ', te: 'いで' },
  { dictionary: 'す', a: 'さ', i: 'し', te: 'して' },
  { dictionary: 'つ', a: 'た', i: 'ち', te: 'って' },
  { dictionary: 'ぬ', a: 'な', i: 'に', te: 'んで' },
  { dictionary: 'ぶ', a: 'ば', i: 'び', te: 'んで' },
  { dictionary: 'む', a: 'ま', i: 'み', te: 'んで' },
  { dictionary: 'る', a: 'ら', i: 'り', te: 'って' },
];

function dropLast(text: string, count: number): string {
  return text.slice(0, text.length - count);
}

function columnBy(form: 'dictionary' | 'a' | 'i', kana: string): Column | undefined {
  return GODAN.find((column) => column[form] === kana);
}

/** 行く alone has an irregular te-form; 問う and its like keep the う. */
function godanTe(stem: string, column: Column): string {
  if (column.dictionary === 'く' && /(?:行|(?:て|で)い)$/u.test(stem)) return `${stem}って`;
  if (column.dictionary === 'う' && /[問請乞]$/u.test(stem)) return `${stem}うて`;
  return `${stem}${column.te}`;
}

/** 下一段 verbs in せる written with one kanji: every other 「…せ」 after a noun is する. */
const ICHIDAN_SE = /[任見載乗寄伏痩着似]せ$/u;

/** 「講じ」「行わ」「し」 (what stands before なければ) → 「講じて」「行って」「して」. */
export function teFromMizen(mizen: string): string {
  if (/ぜ$/u.test(mizen)) return `${dropLast(mizen, 1)}じて`;
  if (/[\p{Script=Han}\p{Script=Katakana}ー]せ$/u.test(mizen) && !ICHIDAN_SE.test(mizen))
    return `${dropLast(mizen, 1)}して`;
  if (/(?:て|んで|いで|^)こ$/u.test(mizen)) return `${dropLast(mizen, 1)}きて`;
  const column = columnBy('a', mizen.slice(-1));
  return column === undefined ? `${mizen}て` : godanTe(dropLast(mizen, 1), column);
}

/** 「報告し」「行い」「定め」 (連用形) → 「報告して」「行って」「定めて」. */
export function teFromRenyou(renyou: string): string {
  if (isIchidanStem(renyou)) return `${renyou}て`;
  const column = columnBy('i', renyou.slice(-1));
  return column === undefined ? `${renyou}て` : godanTe(dropLast(renyou, 1), column);
}

/** 「報告する」「行う」「講ずる」「定める」 → 「報告して」「行って」「講じて」「定めて」; null when it is no verb. */
export function teFromDictionary(dictionary: string): string | null {
  const renyou = renyouFromDictionary(dictionary);
  if (renyou === null) return null;
  if (/(?:する|ずる|くる|来る)$/u.test(dictionary) || isIchidan(dictionary)) return `${renyou}て`;
  const column = columnBy('dictionary', dictionary.slice(-1));
  return column === undefined ? null : godanTe(dropLast(dictionary, 1), column);
}

/** 「付き添う」「定める」「報告する」 → 「付き添い」「定め」「報告し」; null when it is no verb. */
export function renyouFromDictionary(dictionary: string): string | null {
  if (/する$/u.test(dictionary)) return `${dropLast(dictionary, 2)}し`;
  if (/ずる$/u.test(dictionary)) return `${dropLast(dictionary, 2)}じ`;
  if (/くる$/u.test(dictionary)) return `${dropLast(dictionary, 2)}き`;
  if (/来る$/u.test(dictionary) || isIchidan(dictionary)) return dropLast(dictionary, 1);
  const column = columnBy('dictionary', dictionary.slice(-1));
  return column === undefined ? null : `${dropLast(dictionary, 1)}${column.i}`;
}

/** The dictionary form of a te-form whose verb is 五段, otherwise null. */
function godanOfTe(te: string): string | null {
  const stem = dropLast(te, 2);
  if (/して$/u.test(te)) return isGodanSa(dropLast(te, 1)) ? `${stem}す` : null;
  if (/って$/u.test(te)) return /(?:て|で)いって$/u.test(te) ? `${stem}く` : `${stem}${plainOfTte(stem)}`;
  if (/んで$/u.test(te)) return `${stem}${plainOfNde(stem)}`;
  if (/いで$/u.test(te)) return `${stem}ぐ`;
  if (/うて$/u.test(te)) return `${stem}う`;
  return /いて$/u.test(te) && !isIchidanIte(te) ? `${stem}く` : null;
}

/** 「報告して」「行って」「定めて」 → 「報告する」「行う」「定める」. */
export function dictionaryFromTe(te: string): string {
  const godan = godanOfTe(te);
  if (godan !== null) return godan;
  if (/(?:て|んで|いで|^)きて$/u.test(te)) return `${dropLast(te, 2)}くる`;
  return /して$/u.test(te) ? `${dropLast(te, 2)}する` : `${dropLast(te, 1)}る`;
}

/** 「報告して」 → 「報告した」. */
export function pastFromTe(te: string): string {
  return te.replace(/て$/u, 'た').replace(/で$/u, 'だ');
}

/** 「報告して」「行って」「求めて」 → 「報告しました」「行いました」「求めました」. */
export function politePastFromTe(te: string): string {
  const renyou = renyouFromDictionary(dictionaryFromTe(te));
  return renyou === null ? `${te}いました` : `${renyou}ました`;
}

/** 「共有して」「行って」「用いて」「漏らして」 → 「共有しない」「行わない」「用いない」「漏らさない」. */
export function naiFromTe(te: string): string {
  const godan = godanOfTe(te);
  const column = godan === null ? undefined : columnBy('dictionary', godan.slice(-1));
  if (godan !== null && column !== undefined) return `${dropLast(godan, 1)}${column.a}ない`;
  if (/(?:て|んで|いで|^)きて$/u.test(te)) return `${dropLast(te, 2)}こない`;
  return `${dropLast(te, 1)}ない`;
}

/** 「変更しない」「行わない」「用いない」 → 「変更して」「行って」「用いて」. */
export function teFromNai(nai: string): string {
  return teFromMizen(dropLast(nai, 2));
}
