/**
 * 項番の様式. How a marker is printed; two markers belong to one sequence only
 * when their style is the same.
 */
export type MarkerStyle =
  | 'part'
  | 'article'
  | 'dotted'
  | 'digit'
  | 'paren-digit'
  | 'bracket-digit'
  | 'circled'
  | 'kana'
  | 'paren-kana'
  | 'latin'
  | 'paren-latin'
  | 'roman'
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
}

export const KANA = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const CIRCLED =
  '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿';
const ROMAN = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ';
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const HALF_KANA = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ';

const DIGITS = '[0-9０-９]';
const SHAPES: readonly { style: MarkerStyle; shape: RegExp }[] = [
  { style: 'part', shape: new RegExp(`^第\\s*(${DIGITS}{1,2})\\s*[編部章節款](?=\\s|$)`, 'u') },
  { style: 'article', shape: new RegExp(`^第\\s*(${DIGITS}{1,3})\\s*条(?=[\\s（(]|$)`, 'u') },
  {
    style: 'dotted',
    shape: new RegExp(`^(${DIGITS}{1,2}(?:[.．]${DIGITS}{1,2}){1,4})(?:[.．](?!${DIGITS})\\s*|\\s+(?=\\S)|$)`, 'u'),
  },
  { style: 'digit', shape: new RegExp(`^(${DIGITS}{1,2})(?:[.．、]\\s*(?!${DIGITS})|[\\s　]+)(?=\\S)`, 'u') },
  { style: 'paren-digit', shape: new RegExp(`^[（(]\\s*(${DIGITS}(?:\\s?${DIGITS})?)\\s*[）)]`, 'u') },
  { style: 'bracket-digit', shape: new RegExp(`^[【［\\[]\\s*(${DIGITS}{1,2})\\s*[】］\\]]`, 'u') },
  { style: 'circled', shape: new RegExp(`^([${CIRCLED}])`, 'u') },
  { style: 'paren-kana', shape: new RegExp(`^[（(]\\s*([${KANA}${HALF_KANA}])\\s*[）)]`, 'u') },
  { style: 'kana', shape: new RegExp(`^([${KANA}${HALF_KANA}])(?:[.．、]|[\\s　]+)(?=\\S)`, 'u') },
  { style: 'paren-latin', shape: /^[（(]?\s*([a-zａ-ｚ])\s*[）)]/u },
  { style: 'latin', shape: /^([a-zａ-ｚ])(?:[.．]|[\s　]+)(?=\S)/u },
  { style: 'roman', shape: new RegExp(`^([${ROMAN}])(?:[.．、]|[\\s　]+)?`, 'u') },
];
const BULLET = /^([・●○■□◆◇▪•※])\s*(?=\S)/u;

/** Words that only go on with a sentence: behind them a "marker" is a reference, as in （１）の分類. */
const REFERENCE = /^(?:[のにをはがともへ]|から|まで|及び|又は|並びに|若しくは|、|。|，|～|〜|[）)])/u;

/** Reads the marker at the beginning of a line, or null. */
export function readMarker(text: string): Marker | null {
  for (const { style, shape } of SHAPES) {
    const match = shape.exec(text);
    if (match === null) continue;
    const rest = text.slice(match[0].length).trim();
    if (REFERENCE.test(rest)) return null;
    const numbers = numbersOf(style, match[1] ?? '');
    const ordinal = numbers.at(-1);
    if (ordinal === undefined || ordinal < 1) return null;
    return { style, numbers, ordinal, printed: match[0].trim(), rest };
  }
  const bullet = BULLET.exec(text);
  if (bullet === null) return null;
  return {
    style: `bullet-${bullet[1] ?? ''}`,
    numbers: [1],
    ordinal: 1,
    printed: bullet[1] ?? '',
    rest: text.slice(bullet[0].length).trim(),
  };
}

/** The piece of an id that stands for one place in a sequence. */
export function markerLabel(style: MarkerStyle, numbers: readonly number[]): string {
  const ordinal = numbers.at(-1) ?? 1;
  switch (style) {
    case 'kana':
    case 'paren-kana':
      return KANA[ordinal - 1] ?? String(ordinal);
    case 'latin':
    case 'paren-latin':
      return LATIN[ordinal - 1] ?? String(ordinal);
    case 'dotted':
      return numbers.join('.');
    default:
      return style.startsWith('bullet-') ? `b${ordinal}` : String(ordinal);
  }
}

function numbersOf(style: MarkerStyle, captured: string): number[] {
  switch (style) {
    case 'circled':
      return [CIRCLED.indexOf(captured) + 1];
    case 'roman':
      return [ROMAN.indexOf(captured) + 1];
    case 'kana':
    case 'paren-kana':
      return [Math.max(KANA.indexOf(captured), HALF_KANA.indexOf(captured)) + 1];
    case 'latin':
    case 'paren-latin':
      return [LATIN.indexOf(captured.normalize('NFKC')) + 1];
    default:
      return captured
        .normalize('NFKC')
        .replace(/\s/g, '')
        .split('.')
        .map(Number);
  }
}
