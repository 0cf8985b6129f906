import { IROHA, KANA, LATIN, arabicOrKanji, toLatinRoman } from '#app/domain/policy/marker/numeral.ts';
import { SHAPES } from '#app/domain/policy/marker/marker-shape.ts';
import type { MarkerStyle, Shape } from '#app/domain/policy/marker/marker-shape.ts';

/** 項番の候補. What the beginning of a line may be, before its place in the document is known. */
export interface Marker {
  readonly style: MarkerStyle;
  /** More than one for `3.4.1.` and `4-1`, and for the branch of 第３条の２. */
  readonly numbers: readonly number[];
  /** The last of `numbers`: the place in its sequence. */
  readonly ordinal: number;
  /** The last number of a range: 第５条から第７条まで　削除 reaches 7. */
  readonly reach?: number;
  /** As printed, white space around it dropped. */
  readonly printed: string;
  /** （目的） printed before the number in the same line. */
  readonly caption?: string;
  /** What stands behind the marker in the line. */
  readonly rest: string;
  /** The number was lost: only the caption above it is left. */
  readonly lost?: true;
  /** Of a heading without number: how what stands below it is numbered. */
  readonly opens?: MarkerStyle;
  /** The same, where the print tells its depth: the style of the heading that it stands below. */
  readonly below?: MarkerStyle;
  /** How many neighbours in its sequence must prove it, because the print may be the beginning of a word. */
  readonly doubtful: 0 | 1 | 2;
}

const BULLET =
  /^(?:(※)\s*(?:[0-9０-９]{1,2}(?=[\s　:：]))?|[（(]?(注)\s*[0-9０-９]{0,2}\s*(?:[）)]|(?=[\s　:：]))[:：]?|([・●○■□◆◇▪•▶►◎★☆➢✓－―]|[･∙◦‣⁃➤➔➜➡→⇒➣▸▹▷▲△▼▽◉◈❖✔✅☑☐❏❑⚫⚪⬛⬜◻◼◾◽▢▫☒✦✧\uf020-\uf0ff](?![△▽▲▼])|[-‐–—](?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|[\[［][\s　xX×✓レ]?[\]］]))\ufe0f?\s*(?=\S)/u;
/** Words that only go on with a sentence: directly behind them a "marker" is a reference, as in （１）の分類. */
const REFERENCE =
  /^(?:[のにをがへ]|は(?!じめ)|と(?!りまと|く)|も(?!し|の)|から|まで|及び|又は|並びに|若しくは|および|または|、|。|，|～|〜|[）)])/u;
const REFERENCE_APART = /^(?:及び|又は|並びに|若しくは|から第|まで|、|。|，|～|〜|[）)])/u;
const CAPTION_BEFORE =
  /^([（(](?![0-9０-９]{1,3}[）)]|[ア-ンｱ-ﾝa-zａ-ｚ一二三四五六七八九十][）)])[^（）()。]{1,30}[）)])[\s　]*(?=第\s*[0-9０-９一二三四五六七八九十百千〇])/u;
const DELETED_RANGE =
  /^第\s*([0-9０-９一二三四五六七八九十百千〇]{1,7})\s*条\s*(?:から|及び|、|・|[-－―~～〜])\s*第\s*([0-9０-９一二三四五六七八九十百千〇]{1,7})\s*条\s*(?:まで)?[\s　]*(?=削除)/u;

/** All that the beginning of a line may be, the likeliest first; none when it is text. */
export function readMarkers(text: string): readonly Marker[] {
  const numbered = readNumbers(text);
  if (numbered === null || numbered.length > 0) return numbered ?? [];
  const bullet = readBullet(text);
  if (bullet === null) return [];
  const behind = ORNAMENT.test(bullet.style) ? (readNumbers(bullet.rest) ?? []).filter(provesItself) : [];
  return behind.length === 0
    ? [bullet]
    : behind.map((marker) => ({
        ...marker,
        style: marker.style === 'digit' ? 'adorned-digit' : marker.style,
        printed: `${bullet.printed}${marker.printed}`,
      }));
}

/** A bullet before a number only adorns it: 「・(1) 端末を持ち帰らない。」 */
const ORNAMENT = /^bullet-[^※注－―‐–—-]$/u;

function provesItself({ doubtful, rest }: Marker): boolean {
  return doubtful === 0 && rest !== '';
}

/** (1)の2, アの２: what was put in later behind a sign that closes by itself. */
const INSERTED_BEHIND =
  /^([（(][^\s（）()]{1,3}[）)]|[\u2460-\u24ff\u2776-\u2793\u3220-\u32fe]|[0-9０-９]{1,2}[）)]|[ア-ンｱ-ﾝ])((?:の[0-9０-９一二三四五六七八九十]{1,2}){1,3})(?=[\s　]+\S)/u;

/** の２の３ → 2, 3. */
function insertedNumbers(printed: string): number[] {
  return printed.replace(/\s/gu, '').split('の').slice(1).map(arabicOrKanji);
}

function readInserted(text: string, [printed, sign = '', inserted = '']: RegExpExecArray): readonly Marker[] {
  const behind = insertedNumbers(inserted);
  return (readNumbers(`${sign}${text.slice(printed.length)}`) ?? []).filter(provesItself).map((marker) => ({
    ...marker,
    numbers: [...marker.numbers, ...behind],
    ordinal: behind.at(-1) ?? marker.ordinal,
    printed,
  }));
}

/** No shape of a marker begins with another ideograph than these; most lines of a text begin with one. */
const BEGINS_WORDS = /^(?![第一二三四五六七八九十百千〇])\p{Script=Han}/u;

/** Null where the number belongs to a sentence: 「第３条の規定により」. */
function readNumbers(text: string): readonly Marker[] | null {
  if (BEGINS_WORDS.test(text)) return [];
  const inserted = INSERTED_BEHIND.exec(text);
  if (inserted !== null) return readInserted(text, inserted);
  const range = DELETED_RANGE.exec(text);
  if (range !== null) return [deletedRange(text, range)];
  const before = CAPTION_BEFORE.exec(text);
  const body = before === null ? text : text.slice(before[0].length);
  const readings: Marker[] = [];
  for (const shape of SHAPES) {
    const marker = readShape(shape, body);
    if (marker === 'reference') return null;
    if (
      marker === null ||
      readings.some(({ style, doubtful }) => style === marker.style && doubtful <= marker.doubtful)
    )
      continue;
    if (before === null) readings.push(marker);
    else if (marker.style === 'article')
      readings.push({ ...marker, caption: (before[1] ?? '').slice(1, -1), printed: `${before[0]}${marker.printed}` });
  }
  return readings;
}

/** The likeliest reading that needs no neighbours to prove it, or null. */
export function readMarker(text: string): Marker | null {
  return readMarkers(text).find(({ doubtful }) => doubtful === 0) ?? null;
}

function readShape({ style, shape, numbers, doubtful }: Shape, text: string): Marker | 'reference' | null {
  const match = shape.exec(text);
  if (match === null) return null;
  const behind = text.slice(match[0].length);
  const isApart = /[\s　.．、，]$/u.test(match[0]) || /^[\s　]/u.test(behind);
  if ((isApart ? REFERENCE_APART : REFERENCE).test(behind.trimStart())) return 'reference';
  const branch = style === 'article' || style.startsWith('part-') ? (match[2] ?? '') : '';
  const found = numbers((match[1] ?? match[2] ?? '').trim());
  if (branch !== '') for (const number of insertedNumbers(branch)) found.push(number);
  const ordinal = found.at(-1) ?? 0;
  if (found.some((number) => number < 1)) return null;
  return { style, numbers: found, ordinal, printed: match[0].trim(), rest: behind.trim(), doubtful: doubtful ?? 0 };
}

function deletedRange(text: string, match: RegExpExecArray): Marker {
  const first = arabicOrKanji(match[1] ?? '');
  return {
    style: 'article',
    numbers: [first],
    ordinal: first,
    reach: Math.max(first, arabicOrKanji(match[2] ?? '')),
    printed: match[0].trim(),
    rest: text.slice(match[0].length).trim(),
    doubtful: 0,
  };
}

function readBullet(text: string): Marker | null {
  const match = BULLET.exec(text);
  if (match === null) return null;
  const sign = match[1] ?? match[2] ?? match[3] ?? '';
  return {
    style: `bullet-${sign}`,
    numbers: [1],
    ordinal: 1,
    printed: match[0].trim(),
    rest: text.slice(match[0].length).trim(),
    doubtful: 0,
  };
}

/** The dash of a list; each depth of indentation is a list of its own. */
export function dashMarker(dash: string, indent: number, text: string): Marker {
  return { style: `bullet-${dash}${indent}`, numbers: [1], ordinal: 1, printed: dash, rest: text, doubtful: 0 };
}

/** 注. A numbered note explains the clause before it and is no item of it. */
export function isNote({ style, printed }: Marker): boolean {
  return style === 'bullet-注' || (style === 'bullet-※' && /[0-9０-９]/u.test(printed));
}

/** The piece of an id that stands for one place in a sequence. */
export function markerLabel(style: MarkerStyle, numbers: readonly number[]): string {
  const [first = 1, ...inserted] = numbers;
  if (style === 'dotted') return numbers.join('.');
  if (style === 'hyphenated') return numbers.join('-');
  if (style === 'lettered') return [letterOf('upper-latin', first), ...inserted].join('-');
  if (style === 'heading') return `n${numbers.at(-1) ?? 1}`;
  if (style.startsWith('bullet-')) return `b${numbers.at(-1) ?? 1}`;
  return [letterOf(style, first), ...inserted].join('の');
}

/** The number as its style writes it: ア, イ, a, A, ii; else as a number. */
function letterOf(style: MarkerStyle, ordinal: number): string {
  if (style === 'upper-roman') return toLatinRoman(ordinal).toUpperCase();
  if (style.endsWith('latin-roman')) return toLatinRoman(ordinal);
  if (style.endsWith('upper-latin')) return LATIN[ordinal - 1]?.toUpperCase() ?? String(ordinal);
  if (style.endsWith('latin')) return LATIN[ordinal - 1] ?? String(ordinal);
  if (style.endsWith('kana')) return KANA[ordinal - 1] ?? String(ordinal);
  return style.endsWith('iroha') ? (IROHA[ordinal - 1] ?? String(ordinal)) : String(ordinal);
}
