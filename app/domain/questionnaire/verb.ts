/**
 * 活用. Verb forms of written Japanese, as far as the clauses of a policy need them. All functions
 * take a phrase that ends in the verb and change only its end.
 */

const GODAN_FROM_MIZEN: Readonly<Record<string, string>> = {
  わ: 'って',
  か: 'いて',
  が: 'いで',
  さ: 'して',
  た: 'って',
  な: 'んで',
  ま: 'んで',
  ば: 'んで',
  ら: 'って',
};

const GODAN_FROM_DICTIONARY: Readonly<Record<string, { readonly te: string; readonly nai: string }>> = {
  う: { te: 'って', nai: 'わない' },
  く: { te: 'いて', nai: 'かない' },
  ぐ: { te: 'いで', nai: 'がない' },
  す: { te: 'して', nai: 'さない' },
  つ: { te: 'って', nai: 'たない' },
  ぬ: { te: 'んで', nai: 'なない' },
  ぶ: { te: 'んで', nai: 'ばない' },
  む: { te: 'んで', nai: 'まない' },
  る: { te: 'って', nai: 'らない' },
};

/** Kana of the i and e columns: before る they mark a 一段 verb. */
const ICHIDAN_KANA = /[いきぎしじちぢにひびぴみりえけげせぜてでねへべぺめれ]る$/u;
/** 一段 verbs written with one kanji before る. */
const ICHIDAN_KANJI = /[見得経寝煮似着居射鋳診観]る$/u;
/** 五段サ verbs written with one kanji before す. */
const GODAN_SA_KANJI = /(?:^|[^\p{Script=Han}])[施渡貸消隠出残示返戻壊流移落直試冒外許話押通越犯侵写任探正回放倒乱汚離指記託刺逃]して$/u;
/** 五段サ verbs whose okurigana holds a kana before す. */
const GODAN_SA_KANA = /(?:[らかやたぼ]|起こ|落と|見直|手渡|取消)して$/u;

const NAI_OF_TTE: readonly (readonly [RegExp, string])[] = [
  [/[行使従扱伴払補負担失思言合追習賄]って$/u, 'わない'],
  [/[持保待立打勝放]って$/u, 'たない'],
];
const NAI_OF_NDE: readonly (readonly [RegExp, string])[] = [
  [/[選及運結呼学並飛遊]んで$/u, 'ばない'],
  [/死んで$/u, 'なない'],
];
const ICHIDAN_ITE = /(?:用|率|強|老)いて$/u;

function dropLast(text: string, count: number): string {
  return text.slice(0, text.length - count);
}

function isIchidan(dictionary: string): boolean {
  return ICHIDAN_KANA.test(dictionary) || ICHIDAN_KANJI.test(dictionary);
}

/** 「講じ」「行わ」「し」 (what stands before なければ) → 「講じて」「行って」「して」. */
export function teFromMizen(mizen: string): string {
  if (/行か$/u.test(mizen)) return `${dropLast(mizen, 1)}って`;
  if (/ぜ$/u.test(mizen)) return `${dropLast(mizen, 1)}じて`;
  const godan = GODAN_FROM_MIZEN[mizen.slice(-1)];
  return godan === undefined ? `${mizen}て` : `${dropLast(mizen, 1)}${godan}`;
}

/** 「報告する」「行う」「講ずる」「定める」 → 「報告して」「行って」「講じて」「定めて」; null when it is no verb. */
export function teFromDictionary(dictionary: string): string | null {
  if (/する$/u.test(dictionary)) return `${dropLast(dictionary, 2)}して`;
  if (/ずる$/u.test(dictionary)) return `${dropLast(dictionary, 2)}じて`;
  if (/来る$|くる$/u.test(dictionary)) return `${dropLast(dictionary, 1).replace(/く$/u, 'き')}て`;
  if (/行く$/u.test(dictionary)) return `${dropLast(dictionary, 1)}って`;
  if (isIchidan(dictionary)) return `${dropLast(dictionary, 1)}て`;
  const godan = GODAN_FROM_DICTIONARY[dictionary.slice(-1)];
  return godan === undefined ? null : `${dropLast(dictionary, 1)}${godan.te}`;
}

/** 「報告する」「行う」 → 「報告しない」「行わない」; null when it is no verb. */
export function naiFromDictionary(dictionary: string): string | null {
  if (/する$/u.test(dictionary)) return `${dropLast(dictionary, 2)}しない`;
  if (/ずる$/u.test(dictionary)) return `${dropLast(dictionary, 2)}じない`;
  if (/来る$/u.test(dictionary)) return `${dropLast(dictionary, 1)}ない`;
  if (/(?:^|[^あ-ん])ある$/u.test(dictionary)) return `${dropLast(dictionary, 2)}ない`;
  if (isIchidan(dictionary)) return `${dropLast(dictionary, 1)}ない`;
  const godan = GODAN_FROM_DICTIONARY[dictionary.slice(-1)];
  return godan === undefined ? null : `${dropLast(dictionary, 1)}${godan.nai}`;
}

/** 「共有して」「行って」「用いて」「漏らして」 → 「共有しない」「行わない」「用いない」「漏らさない」. */
export function naiFromTe(te: string): string {
  if (/して$/u.test(te)) {
    const godan = GODAN_SA_KANJI.test(te) || GODAN_SA_KANA.test(te);
    return `${dropLast(te, 2)}${godan ? 'さない' : 'しない'}`;
  }
  if (/って$/u.test(te)) {
    const found = NAI_OF_TTE.find(([pattern]) => pattern.test(te));
    return `${dropLast(te, 2)}${found === undefined ? 'らない' : found[1]}`;
  }
  if (/んで$/u.test(te)) {
    const found = NAI_OF_NDE.find(([pattern]) => pattern.test(te));
    return `${dropLast(te, 2)}${found === undefined ? 'まない' : found[1]}`;
  }
  if (/いで$/u.test(te)) return `${dropLast(te, 2)}がない`;
  if (/いて$/u.test(te) && !ICHIDAN_ITE.test(te)) return `${dropLast(te, 2)}かない`;
  return `${dropLast(te, 1)}ない`;
}

/** 「変更しない」「行わない」「用いない」 → 「変更して」「行って」「用いて」. */
export function teFromNai(nai: string): string {
  return teFromMizen(dropLast(nai, 2));
}

const DICTIONARY_FROM_MIZEN: Readonly<Record<string, string>> = {
  わ: 'う',
  か: 'く',
  が: 'ぐ',
  さ: 'す',
  た: 'つ',
  な: 'ぬ',
  ま: 'む',
  ば: 'ぶ',
  ら: 'る',
};

/** 「報告して」「行って」「定めて」 → 「報告する」「行う」「定める」. */
export function dictionaryFromTe(te: string): string {
  const mizen = dropLast(naiFromTe(te), 2);
  if (/し$/u.test(mizen) && /して$/u.test(te)) return `${dropLast(mizen, 1)}する`;
  const godan = DICTIONARY_FROM_MIZEN[mizen.slice(-1)];
  return godan === undefined ? `${mizen}る` : `${dropLast(mizen, 1)}${godan}`;
}
