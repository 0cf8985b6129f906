import {
  arabicOrKanji,
  BLACK_CIRCLED,
  CIRCLED,
  HALF_IROHA,
  HALF_KANA,
  IROHA,
  KANA,
  LATIN,
  latinRoman,
  PAREN_GLYPHS,
  PAREN_KANJI,
  placeInLists,
  POINT_GLYPHS,
  ROMAN,
  SMALL_ROMAN,
} from '#app/domain/policy/marker/numeral.ts';
import { ENCLOSED_SHAPES } from '#app/domain/policy/marker/enclosed-sign.ts';
import type { EnclosedStyle } from '#app/domain/policy/marker/enclosed-sign.ts';

/** 編・部・章・節・款・目. Divisions above the clauses, from the highest down. */
export const PARTS = ['編', '部', '章', '節', '款', '目'] as const;

/**
 * 項番の様式. How a marker is printed; two markers belong to one sequence only
 * when their style is the same.
 */
export type MarkerStyle =
  | `part-${(typeof PARTS)[number]}`
  | 'article'
  | 'ordinal'
  | 'dotted'
  | 'hyphenated'
  | 'digit'
  /** ・１: what is printed so below １ is another sequence than that. */
  | 'adorned-digit'
  /** `## 3.` where items of lists are `3.` as well. */
  | 'headed-digit'
  | 'closed-digit'
  | 'kanji'
  | 'paren-kanji'
  | 'paren-digit'
  | 'paren-glyph'
  | 'bracket-digit'
  | 'circled'
  | 'black-circled'
  | 'kana'
  | 'closed-kana'
  | 'paren-kana'
  | 'iroha'
  | 'closed-iroha'
  | 'paren-iroha'
  | 'latin'
  | 'closed-latin'
  | 'paren-latin'
  | 'upper-latin'
  | 'paren-upper-latin'
  | 'roman'
  | 'paren-roman'
  | 'small-roman'
  | 'closed-small-roman'
  | 'paren-small-roman'
  | 'latin-roman'
  | 'closed-latin-roman'
  | 'paren-latin-roman'
  | 'upper-roman'
  /** Ａ－１ below Ａ: the letter, and numbers behind it. */
  | 'lettered'
  | EnclosedStyle
  /** A heading without a number among numbered clauses. */
  | 'heading'
  | `bullet-${string}`;

/** Rank of 章, 節 and the like from the highest, -1 for what is no such division. */
export function partRank(style: MarkerStyle): number {
  return PART_RANKS.get(style) ?? -1;
}

const PART_RANKS: ReadonlyMap<MarkerStyle, number> = new Map(PARTS.map((unit, rank) => [`part-${unit}`, rank]));

export interface Shape {
  readonly style: MarkerStyle;
  readonly shape: RegExp;
  readonly numbers: (captured: string) => number[];
  /** The sign may well be the beginning of a word: so many neighbours in its sequence are needed to prove it. */
  readonly doubtful?: 1 | 2;
}

const DIGITS = '[0-9０-９]';
/** Up to 9,999: no text counts further. */
const NUMERAL = `(?:${DIGITS}\\s?){1,4}|[一二三四五六七八九十百千〇]{1,7}`;
/**
 * Between a bare sign and its words: a point or a space, as アクセス and １階 have none; or nothing but the sign in its
 * line.
 */
const GAP = '(?:[.．、，]\\s*(?=\\S)|[\\s　]+(?=\\S)|[.．、，]?$)';
const KANAS = `[${KANA}${HALF_KANA}]`;
const IROHAS = `[${IROHA}${HALF_IROHA}]`;
const OPEN = '[（(]\\s*';
const CLOSE = '\\s*[）)]';
/** A word goes on behind the sign: ア of アクセス, １ of １階, 第１条 of 第１条第２項. */
const NO_KATAKANA = '(?![ァ-ヶーｦ-ﾟ])';
const NO_COUNTER = `(?![0-9０-９.．,，~～〜-]|[A-Za-z％%℃]|[階名人件回年月日つ章節条項号部次種台時分秒割点重段者箇個倍版式枚歳期級等以か力ヵケヶ桁文字要町市村県区丁番世課室校社語列行週営業])`;
const WORDS = '(?=[\\p{Script=Han}\\p{Script=Katakana}「])';
/** A short line is a heading. */
const HEADING_ONLY = '(?=[^、。，．]{1,22}$)';
const NOT_INSIDE_REFERENCE = '(?!(?:第|から|及び|又は|[、，・～〜]|の(?![0-9０-９一二三四五六七八九十])))';

const one =
  (read: (text: string) => number) =>
  (captured: string): number[] => [read(captured)];
const listed = (...lists: readonly string[]) => one((text) => placeInLists(text, ...lists));
const iroha = listed(IROHA, HALF_IROHA);
const kana = listed(KANA, HALF_KANA);
const latin = one((text) => LATIN.indexOf(text.normalize('NFKC').toLowerCase()) + 1);
const arabic = one(arabicOrKanji);
/** 第３条の２の２ → [3, 2, 2]. */
const branched = (captured: string): number[] => captured.split('の').map(arabicOrKanji);
/** の２, の２の２: what was put in between later, and again between that. */
const INSERTED = `(?:\\s*の\\s*(?:${NUMERAL})){1,3}`;
const INSERTED_DIGITS = `(?:の${DIGITS}{1,2}){1,3}`;
const BRANCH = `(?:${NUMERAL})(?:${INSERTED})?`;

const partShapes: readonly Shape[] = PARTS.map((unit) => ({
  style: `part-${unit}` as const,
  shape: new RegExp(
    `^第\\s*((?:${NUMERAL}))\\s*${unit}((?:${INSERTED})?)(?=[\\s　:：]|$|(?!第)[\\p{Script=Han}\\p{Script=Katakana}])`,
    'u',
  ),
  numbers: arabic,
}));
/** 「第1(設置)委員会を…」: the caption stands between the number and its text. */
const CAPTION_BEHIND =
  '[（(](?![0-9０-９ア-ンｱ-ﾝa-zａ-ｚ一二三四五六七八九十]{1,3}[）)])[^（）()。、]{1,24}[）)][\\s　]*[^\\s　のにをはがとも、。]';
/** 第 is lost before some numbers; then only the unit tells, and more must stand behind it. */
const partsWithoutDai: readonly Shape[] = PARTS.slice(2, 5).map((unit) => ({
  style: `part-${unit}` as const,
  shape: new RegExp(`^(${NUMERAL})\\s*${unit}(?=[\\s　]+\\S)`, 'u'),
  numbers: arabic,
}));

/** In the order in which they are tried; a later shape of the same print is another reading of it. */
export const SHAPES: readonly Shape[] = [
  ...partShapes,
  ...partsWithoutDai,
  {
    style: 'article',
    shape: new RegExp(
      `^第\\s*(${NUMERAL})\\s*[条條]((?:\\s*の\\s*(?:${NUMERAL})(?![号項])){0,3})${NOT_INSIDE_REFERENCE}[.．:：]?`,
      'u',
    ),
    numbers: arabic,
  },
  {
    style: 'article',
    shape: new RegExp(`^(${NUMERAL})\\s*条((?:${INSERTED})?)(?=[\\s　（(]+\\S)`, 'u'),
    numbers: arabic,
  },
  {
    style: 'ordinal',
    shape: new RegExp(`^第\\s*(${BRANCH})(?=[\\s　.．、]+\\S|$|${CAPTION_BEHIND})(?![.．]${DIGITS})`, 'u'),
    numbers: branched,
  },
  // その１　対象者: the headings of guides in plain words.
  {
    style: 'ordinal',
    shape: new RegExp(`^その\\s?(${NUMERAL})(?:[.．:：、]\\s*|[\\s　]+)(?=\\S)`, 'u'),
    numbers: arabic,
    doubtful: 1,
  },
  {
    style: 'dotted',
    shape: new RegExp(
      `^(${DIGITS}{1,2}(?:[.．]${DIGITS}{1,2}){1,4})(?:[.．](?!${DIGITS})\\s*|[\\s　]+(?=\\S)|(?=[\\p{Script=Han}\\p{Script=Katakana}])${NO_COUNTER}|$)`,
      'u',
    ),
    numbers: (captured) => captured.split(/[.．]/u).map(arabicOrKanji),
  },
  {
    style: 'hyphenated',
    shape: new RegExp(
      `^(${DIGITS}{1,2}(?:[-－‐‑–−]${DIGITS}{1,2}){1,4})(?:[.．](?!${DIGITS})\\s*|[\\s　]+(?=\\S)|(?=[\\p{Script=Han}\\p{Script=Katakana}])${NO_COUNTER}|$)`,
      'u',
    ),
    numbers: (captured) => captured.split(/[-－‐‑–−]/u).map(arabicOrKanji),
  },
  {
    style: 'digit',
    shape: new RegExp(`^(${DIGITS}{1,2})(?:[.．、，](?:\\s+|(?!${DIGITS}))(?=\\S)|[\\s　]+(?=\\S)|[.．、，]?$)`, 'u'),
    numbers: arabic,
  },
  {
    style: 'digit',
    shape: new RegExp(`^(${DIGITS}{1,2})[.．、，](?=${DIGITS}{1,4}[名階人件回年月日つ者箇個種台時分段要週])`, 'u'),
    numbers: arabic,
  },
  {
    style: 'digit',
    shape: new RegExp(`^(${DIGITS}{1,2}${INSERTED_DIGITS})(?:[.．]\\s*|[\\s　]+)(?=\\S)`, 'u'),
    numbers: branched,
  },
  { style: 'digit', shape: new RegExp(`^([${POINT_GLYPHS}])\\s*`, 'u'), numbers: listed(POINT_GLYPHS) },
  { style: 'closed-digit', shape: new RegExp(`^(${DIGITS}{1,2})\\s?[）)]`, 'u'), numbers: arabic },
  { style: 'kanji', shape: new RegExp(`^([一二三四五六七八九十]{1,3})${GAP}`, 'u'), numbers: arabic },
  {
    style: 'kanji',
    shape: /^([一二三四五六七八九十]{1,3}(?:の[一二三四五六七八九十]{1,3}){1,3})[\s　]+(?=\S)/u,
    numbers: branched,
  },
  { style: 'paren-kanji', shape: new RegExp(`^${OPEN}([一二三四五六七八九十]{1,3})${CLOSE}`, 'u'), numbers: arabic },
  { style: 'paren-kanji', shape: new RegExp(`^([${PAREN_KANJI}])`, 'u'), numbers: listed(PAREN_KANJI) },
  {
    style: 'paren-digit',
    shape: new RegExp(
      `^${OPEN}((?:[1１]${DIGITS}{2}|${DIGITS}(?:\\s?${DIGITS})?)(?:${INSERTED_DIGITS})?)${CLOSE}`,
      'u',
    ),
    numbers: branched,
  },
  { style: 'paren-glyph', shape: new RegExp(`^([${PAREN_GLYPHS}])`, 'u'), numbers: listed(PAREN_GLYPHS) },
  {
    style: 'bracket-digit',
    shape: new RegExp(`^[【［\\[〔〈＜<]\\s*(${DIGITS}{1,2})\\s*[】］\\]〕〉＞>]`, 'u'),
    numbers: arabic,
  },
  { style: 'circled', shape: new RegExp(`^([${CIRCLED}])`, 'u'), numbers: listed(CIRCLED) },
  { style: 'black-circled', shape: new RegExp(`^([${BLACK_CIRCLED}])`, 'u'), numbers: listed(BLACK_CIRCLED) },
  ...ENCLOSED_SHAPES,
  { style: 'paren-kana', shape: new RegExp(`^${OPEN}(${KANAS})${CLOSE}`, 'u'), numbers: kana },
  { style: 'paren-iroha', shape: new RegExp(`^${OPEN}(${IROHAS})${CLOSE}`, 'u'), numbers: iroha },
  { style: 'closed-kana', shape: new RegExp(`^(${KANAS})[）)]`, 'u'), numbers: kana },
  { style: 'closed-iroha', shape: new RegExp(`^(${IROHAS})[）)]`, 'u'), numbers: iroha },
  { style: 'kana', shape: new RegExp(`^(${KANAS})${GAP}`, 'u'), numbers: kana },
  { style: 'iroha', shape: new RegExp(`^(${IROHAS})${GAP}`, 'u'), numbers: iroha },
  { style: 'paren-latin', shape: /^[（(]\s*([a-zａ-ｚ])\s*[）)]/u, numbers: latin },
  { style: 'closed-latin', shape: /^([a-zａ-ｚ])\s?[）)]/u, numbers: latin },
  { style: 'latin', shape: /^([a-zａ-ｚ])(?:[.．]\s*|[\s　]+)(?=\S)|^([a-zａ-ｚ])[.．]?$/u, numbers: latin },
  { style: 'paren-latin-roman', shape: /^[（(]\s*([ivxｉｖｘ]{1,5})\s*[）)]/u, numbers: one(latinRoman) },
  { style: 'closed-latin-roman', shape: /^([ivxｉｖｘ]{1,5})\s?[）)]/u, numbers: one(latinRoman) },
  { style: 'latin-roman', shape: /^([ivxｉｖｘ]{1,5})(?:[.．]\s*|[\s　]+)(?=\S)/u, numbers: one(latinRoman) },
  {
    style: 'paren-small-roman',
    shape: new RegExp(`^${OPEN}([${SMALL_ROMAN}])${CLOSE}`, 'u'),
    numbers: listed(SMALL_ROMAN),
  },
  { style: 'closed-small-roman', shape: new RegExp(`^([${SMALL_ROMAN}])\\s?[）)]`, 'u'), numbers: listed(SMALL_ROMAN) },
  {
    style: 'small-roman',
    shape: new RegExp(`^([${SMALL_ROMAN}])(?![）)])(?:[.．、]|[\\s　]+)?`, 'u'),
    numbers: listed(SMALL_ROMAN),
  },
  { style: 'paren-roman', shape: new RegExp(`^${OPEN}([${ROMAN}])${CLOSE}`, 'u'), numbers: listed(ROMAN) },
  { style: 'roman', shape: new RegExp(`^([${ROMAN}])(?:[.．、）)]|[\\s　]+)?`, 'u'), numbers: listed(ROMAN) },
  { style: 'upper-roman', shape: /^([IVXＩＶＸ]{1,5})[.．]\s*(?=\S)/u, numbers: one(latinRoman), doubtful: 1 },
  { style: 'paren-upper-latin', shape: /^[（(]?\s*([A-ZＡ-Ｚ])\s*[）)]/u, numbers: latin, doubtful: 1 },
  { style: 'upper-latin', shape: /^([A-ZＡ-Ｚ])(?:[.．、]\s*|[\s　]+)(?=[^A-Za-z\s])/u, numbers: latin, doubtful: 1 },
  {
    style: 'lettered',
    shape: new RegExp(
      `^([A-ZＡ-Ｚ](?:[-－‐‑–−.．]${DIGITS}{1,2}){1,3})(?:[.．](?!${DIGITS})\\s*|[\\s　]+(?=\\S)|(?=[\\p{Script=Han}\\p{Script=Katakana}])${NO_COUNTER}|$)`,
      'u',
    ),
    numbers: (captured) => {
      const [letter = '', ...numbers] = captured.split(/[-－‐‑–−.．]/u);
      return [...latin(letter), ...numbers.map(arabicOrKanji)];
    },
  },
  // 2.2.2分析, 2.3時刻の同期: no measure has two points, and none is followed by a mere heading.
  {
    style: 'dotted',
    shape: new RegExp(
      `^(${DIGITS}{1,2}(?:[.．]${DIGITS}{1,2}){2,4}|${DIGITS}{1,2}[.．]${DIGITS}{1,2}${HEADING_ONLY})${WORDS}`,
      'u',
    ),
    numbers: (captured) => captured.split(/[.．]/u).map(arabicOrKanji),
    doubtful: 1,
  },
  {
    style: 'hyphenated',
    shape: new RegExp(`^(${DIGITS}{1,2}[-－‐‑–−]${DIGITS}{1,2}${HEADING_ONLY})${WORDS}`, 'u'),
    numbers: (captured) => captured.split(/[-－‐‑–−]/u).map(arabicOrKanji),
    doubtful: 1,
  },
  {
    style: 'digit',
    shape: new RegExp(`^(${DIGITS}{1,2})${NO_COUNTER}(?=[\\p{Script=Han}\\p{Script=Katakana}「（(])`, 'u'),
    numbers: arabic,
    doubtful: 1,
  },
  // 第 is lost throughout: 1条職員は、… between 条 that lost it, too.
  {
    style: 'article',
    shape: new RegExp(
      `^(${NUMERAL})\\s*条((?:${INSERTED})?)(?=[\\p{Script=Han}\\p{Script=Katakana}こその「]|$)${NOT_INSIDE_REFERENCE}(?!第|に|の|を|項)`,
      'u',
    ),
    numbers: arabic,
    doubtful: 1,
  },
  // A short line is a heading: ３人的対策 behind chapter 2.
  {
    style: 'digit',
    shape: new RegExp(`^(${DIGITS}{1,2})(?=\\p{Script=Han}[^、。，．]{1,22}$)`, 'u'),
    numbers: arabic,
    doubtful: 2,
  },
  { style: 'kana', shape: new RegExp(`^(${KANAS})(?=[ァ-ヶー]{2})`, 'u'), numbers: kana, doubtful: 2 },
  {
    style: 'kana',
    shape: new RegExp(`^(${KANAS})${NO_KATAKANA}(?=[\\p{Script=Han}「])`, 'u'),
    numbers: kana,
    doubtful: 1,
  },
  {
    style: 'iroha',
    shape: new RegExp(`^(${IROHAS})${NO_KATAKANA}(?=[\\p{Script=Han}「])`, 'u'),
    numbers: iroha,
    doubtful: 1,
  },
];
