/** 職員の区分. A regular employee, a 会計年度任用職員, a 特別職 such as the mayor, or somebody outside the body. */
export const PERSON_KINDS = ['employee', 'part_time', 'special', 'outside'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

/** Of a name or its kana, and of a 職員番号. */
export const PERSON_NAME_MAX_LENGTH = 100;
export const PERSON_CODE_MAX_LENGTH = 30;

/** 認証手段. By what an account proves itself; further means extend the list together with the CHECK of the table. */
export const CREDENTIAL_KINDS = ['password'] as const;

/** 職員の基本. What is written down of a person, and can be corrected. */
export interface PersonFacts {
  readonly name: string;
  /** In ひらがな, by which lists are sorted; empty where it is not known. */
  readonly kana: string;
  /** 職員番号; null where the body gives none. */
  readonly code: string | null;
  readonly kind: PersonKind;
}

const KATAKANA = /[ァ-ヶ]/gu;
const KANA_STEP = 0x60;
const KANA = /^[ぁ-ゖー・ ]*$/u;

/** Kana as lists are sorted by it: half-width and カタカナ become ひらがな, blanks become one. */
export function sortableKana(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(KATAKANA, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - KANA_STEP))
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** True for what {@link sortableKana} makes of kana, and nothing else. */
export function isSortableKana(text: string): boolean {
  return KANA.test(text);
}

/** 職員番号 as it is kept: full-width digits and letters are the same number. */
export function personCode(typed: string): string | null {
  const code = typed.normalize('NFKC').trim();
  return code === '' ? null : code;
}
