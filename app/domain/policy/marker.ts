import {
  arabicOrKanji,
  CIRCLED,
  HALF_KANA,
  IROHA,
  KANA,
  kanaOrdinal,
  LATIN,
  ROMAN,
  SMALL_ROMAN,
  smallRoman,
} from '#app/domain/policy/numeral.ts';

/**
 * 項番の様式. How a marker is printed; two markers belong to one sequence only
 * when their style is the same.
 */
export type MarkerStyle =
  | `part-${string}`
  | 'article'
  | 'dotted'
  | 'digit'
  | 'kanji'
  | 'paren-digit'
  | 'bracket-digit'
  | 'circled'
  | 'kana'
  | 'paren-kana'
  | 'iroha'
  | 'paren-iroha'
  | 'latin'
  | 'paren-latin'
  | 'roman'
  | 'small-roman'
  | `bullet-${string}`;

/** 項番の候補. What the beginning of a line may be, before its place in the document is known. */
export interface Marker {
  readonly style: MarkerStyle;
  /** Numbers of the marker; more than one for `3.4.1.` only. */
  readonly numbers: readonly number[];
  /** The last of `numbers`: the place in its sequence. */
  readonly ordinal: number;
  /** As printed, white space around it dropped. */
  readonly printed: string;
  /** What stands behind the marker in the line. */
  readonly rest: string;
  /** Another reading of the same print: イ of イロハ, i of i, ii, iii. */
  readonly alternative?: Marker;
}

interface Shape {
  readonly style: MarkerStyle;
  readonly shape: RegExp;
  readonly numbers: (captured: string) => number[];
}

const DIGITS = '[0-9０-９]';
const NUMERAL = `${DIGITS}{1,3}|[一二三四五六七八九十]{1,3}`;
/** Between a bare sign and its words: a point or a space, as アクセス and １階 have none. */
const GAP = '(?:[.．、]\\s*|[\\s　]+)(?=\\S)';
const KANAS = `[${KANA}${HALF_KANA}]`;

const one = (read: (text: string) => number) => (captured: string): number[] => [read(captured)];
const iroha = one((text) => IROHA.indexOf(text) + 1);
const latin = one((text) => LATIN.indexOf(text.normalize('NFKC')) + 1);

const partShapes: readonly Shape[] = ['編', '部', '章', '節', '款'].map((unit) => ({
  style: `part-${unit}` as const,
  shape: new RegExp(`^第\\s*(${NUMERAL})\\s*${unit}(?=[\\s　]|$)`, 'u'),
  numbers: one(arabicOrKanji),
}));

/** In the order in which they are tried; a later shape of the same print is its alternative. */
const SHAPES: readonly Shape[] = [
  ...partShapes,
  { style: 'article', shape: new RegExp(`^第\\s*(${NUMERAL})\\s*条(?=[\\s　（(]|$)`, 'u'), numbers: one(arabicOrKanji) },
  {
    style: 'dotted',
    shape: new RegExp(`^(${DIGITS}{1,2}(?:[.．]${DIGITS}{1,2}){1,4})(?:[.．](?!${DIGITS})\\s*|[\\s　]+(?=\\S)|$)`, 'u'),
    numbers: (captured) => captured.split(/[.．]/u).map(arabicOrKanji),
  },
  {
    style: 'digit',
    shape: new RegExp(`^(${DIGITS}{1,2})(?:[.．、]\\s*(?!${DIGITS})|[\\s　]+)(?=\\S)`, 'u'),
    numbers: one(arabicOrKanji),
  },
  { style: 'kanji', shape: new RegExp(`^([一二三四五六七八九十]{1,3})${GAP}`, 'u'), numbers: one(arabicOrKanji) },
  {
    style: 'paren-digit',
    shape: new RegExp(`^[（(]\\s*(${DIGITS}(?:\\s?${DIGITS})?)\\s*[）)]`, 'u'),
    numbers: one(arabicOrKanji),
  },
  { style: 'bracket-digit', shape: new RegExp(`^[【［\\[]\\s*(${DIGITS}{1,2})\\s*[】］\\]]`, 'u'), numbers: one(arabicOrKanji) },
  { style: 'circled', shape: new RegExp(`^([${CIRCLED}])`, 'u'), numbers: one((text) => CIRCLED.indexOf(text) + 1) },
  { style: 'paren-kana', shape: new RegExp(`^[（(]\\s*(${KANAS})\\s*[）)]`, 'u'), numbers: one(kanaOrdinal) },
  { style: 'paren-iroha', shape: new RegExp(`^[（(]\\s*([${IROHA}])\\s*[）)]`, 'u'), numbers: iroha },
  { style: 'kana', shape: new RegExp(`^(${KANAS})${GAP}`, 'u'), numbers: one(kanaOrdinal) },
  { style: 'iroha', shape: new RegExp(`^([${IROHA}])${GAP}`, 'u'), numbers: iroha },
  { style: 'paren-latin', shape: /^[（(]?\s*([a-zａ-ｚ])\s*[）)]/u, numbers: latin },
  { style: 'latin', shape: new RegExp(`^([a-zａ-ｚ])(?:[.．]\\s*|[\\s　]+)(?=\\S)`, 'u'), numbers: latin },
  { style: 'small-roman', shape: /^[（(]?\s*([ivx]{1,4})\s*[）)]/u, numbers: one(smallRoman) },
  { style: 'small-roman', shape: new RegExp(`^[（(]?\\s*([${SMALL_ROMAN}])\\s*(?:[）).．、]|[\\s　]+)?`, 'u'), numbers: one(smallRoman) },
  { style: 'roman', shape: new RegExp(`^([${ROMAN}])(?:[.．、]|[\\s　]+)?`, 'u'), numbers: one((text) => ROMAN.indexOf(text) + 1) },
];
const BULLET = /^([・●○■□◆◇▪•※])\s*(?=\S)/u;

/** Words that only go on with a sentence: behind them a "marker" is a reference, as in （１）の分類. */
const REFERENCE = /^(?:[のにをはがともへ]|から|まで|及び|又は|並びに|若しくは|、|。|，|～|〜|[）)])/u;

/** Reads the marker at the beginning of a line, or null. */
export function readMarker(text: string): Marker | null {
  const readings: Marker[] = [];
  for (const { style, shape, numbers } of SHAPES) {
    const match = shape.exec(text);
    if (match === null) continue;
    const rest = text.slice(match[0].length).trim();
    if (REFERENCE.test(rest)) return null;
    const found = numbers(match[1] ?? '');
    const ordinal = found.at(-1) ?? 0;
    if (ordinal >= 1) readings.push({ style, numbers: found, ordinal, printed: match[0].trim(), rest });
  }
  const [first, second] = readings;
  if (first !== undefined) return second === undefined ? first : { ...first, alternative: second };
  return readBullet(text);
}

function readBullet(text: string): Marker | null {
  const match = BULLET.exec(text);
  if (match === null) return null;
  const printed = match[1] ?? '';
  return { style: `bullet-${printed}`, numbers: [1], ordinal: 1, printed, rest: text.slice(match[0].length).trim() };
}

/** The piece of an id that stands for one place in a sequence. */
export function markerLabel(style: MarkerStyle, numbers: readonly number[]): string {
  const ordinal = numbers.at(-1) ?? 1;
  switch (style) {
    case 'kana':
    case 'paren-kana':
      return KANA[ordinal - 1] ?? String(ordinal);
    case 'iroha':
    case 'paren-iroha':
      return IROHA[ordinal - 1] ?? String(ordinal);
    case 'latin':
    case 'paren-latin':
      return LATIN[ordinal - 1] ?? String(ordinal);
    case 'dotted':
      return numbers.join('.');
    default:
      return style.startsWith('bullet-') ? `b${ordinal}` : String(ordinal);
  }
}
