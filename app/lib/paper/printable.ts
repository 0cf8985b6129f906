/** What is printed where the fonts have no sign. */
export const GETA = '〓';

/** Which characters a font has, as ranges of code points in their order. */
export type Coverage = readonly (readonly [first: number, last: number])[];

const TABLE_RECORD = 16;
const FORMAT_12 = 12;
const GROUP = 12;

/** The ranges of a TrueType font's table of characters for all of Unicode. */
export function coverageOf(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = Array.from({ length: view.getUint16(4) }, (_, at) => 12 + at * TABLE_RECORD);
  const cmap = tables.find((at) => view.getUint32(at) === 0x636d6170);
  if (cmap === undefined) throw new Error('a font without a table of characters');
  const start = view.getUint32(cmap + 8);
  const subtables = Array.from(
    { length: view.getUint16(start + 2) },
    (_, at) => start + view.getUint32(start + 8 + at * 8),
  );
  const whole = subtables.find((at) => view.getUint16(at) === FORMAT_12);
  if (whole === undefined) throw new Error('a font whose table of characters does not reach beyond the first plane');
  return Array.from({ length: view.getUint32(whole + 12) }, (_, group) => {
    const at = whole + 16 + group * GROUP;
    return [view.getUint32(at), view.getUint32(at + 4)] as const;
  });
}

export function covers(coverage: Coverage, point: number): boolean {
  let low = 0;
  let high = coverage.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = coverage[middle];
    if (range === undefined) return false;
    if (point < range[0]) high = middle - 1;
    else if (point > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}

/** Signs that only part words or lines; a paper has its own lines. */
const SPACE = /[\t-\r\u0085\u2028\u2029\p{Zs}]/u;
/** Asks for another form of the character before it: where the font has none, that one stands as it is. */
const VARIATION = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
/** Signs without a form of their own. */
const UNSEEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** A text as the fonts can print it, and the characters of it that they lack, each once. */
export function printable(
  text: string,
  fonts: readonly Coverage[],
): { readonly text: string; readonly lacking: readonly string[] } {
  const lacking = new Set<string>();
  let stands = false;
  let printed = '';
  for (const sign of text) {
    const seen = seenAs(sign, stands, fonts);
    if (seen === GETA && sign !== GETA) lacking.add(sign);
    printed += seen;
    if (seen !== '') stands = seen !== GETA && !VARIATION.test(seen);
  }
  return { text: printed, lacking: [...lacking] };
}

function seenAs(sign: string, stands: boolean, fonts: readonly Coverage[]): string {
  const point = sign.codePointAt(0) ?? 0;
  if (sign === '\u3000') return sign;
  if (SPACE.test(sign)) return ' ';
  if (VARIATION.test(sign)) return stands ? sign : '';
  if (UNSEEN.test(sign)) return '';
  return fonts.every((coverage) => covers(coverage, point)) ? sign : GETA;
}

/** 「U+E000」: a character that nobody can print is named by its number. */
export function codeOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
