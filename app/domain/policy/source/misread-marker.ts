import type { ReadingWarning } from '#app/domain/policy/clause.ts';
import { readMarkers } from '#app/domain/policy/marker/marker.ts';
import type { Marker } from '#app/domain/policy/marker/marker.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** Signs that text recognition takes for each other, each a single unit. */
const ARABIC = signs('lIi|!ｌＩ｜oOｏＯ○◯〇ZSBЗ', '11111111' + '0000000' + '2583');
const KANJI = signs('ー―－—ニミハ卜', '一一一一二三八十');
const KANA = signs('力口二工夕卜八三千', 'カロニエタトハミチ');
const SIGNS = [ARABIC, KANJI, KANA].flatMap((table) => [...table.keys()]).join('');
const NUMERAL = `[0-9０-９一二三四五六七八九十${SIGNS}]{1,4}`;
/** Where a number stands at the beginning of a line: 第１条, （１）, １　. */
const PLACE = new RegExp(
  `^((?:[（(][^（）()。]{1,30}[）)][\\s　]*)?第[\\s　]*)(${NUMERAL})(?=[\\s　]*[条章節])|^([（(][\\s　]*)(${NUMERAL})(?=[\\s　]*[）)])|^()([${SIGNS}])(?=[\\s　.．、])`,
  'u',
);
/** What can only be a number whose sign was misread. */
const SURELY = /^(?:[（(][^（）()。]{1,30}[）)][\s　]*)?第[\s　]*[^\s　第条章節]{1,4}[\s　]*[条章節](?=[\s　（(])/u;

const BARRED = /^[|｜].*[|｜]|^[^\p{L}\p{N}]+$/u;
const LOOKED_AT = 200;

interface Suspect {
  readonly text: string;
  readonly marker: Marker;
}

/**
 * 項番の読み誤り. Reads 第l条, （ー） and 力 between オ and キ as the numbers that their neighbours in the text demand; each is
 * told of, and so is one of which the neighbours tell nothing.
 */
export function mendMisreadMarkers(lines: readonly SourceLine[]): {
  readonly lines: readonly SourceLine[];
  readonly warnings: readonly ReadingWarning[];
} {
  const suspects = new Map<number, readonly Suspect[]>();
  const own = lines.map(({ text }, at) => {
    const found = suspectsIn(text);
    if (found.length > 0) suspects.set(at, found);
    return sureMarkers(text);
  });
  if (suspects.size === 0) return { lines, warnings: [] };
  const next = nextNumbers(own, suspects);
  const last = new Map<string, number>();
  const warnings: ReadingWarning[] = [];
  const mended = lines.map((line, at) => {
    const printed = own[at] ?? [];
    const fits = printed.some(({ style, ordinal }) => ordinal === 1 || last.get(style) === ordinal - 1);
    const likely = fits
      ? undefined
      : suspects.get(at)?.find(({ marker }, index) => isDue(marker, last.get(marker.style), next.get(at)?.[index]));
    for (const { style, ordinal } of likely === undefined ? printed : sureMarkers(likely.text))
      last.set(style, ordinal);
    if (likely === undefined) {
      if (printed.length === 0 && suspects.has(at) && SURELY.test(line.text)) warnings.push(warnOfUnsure(line));
      return line;
    }
    warnings.push(warnOfMended(line, likely.marker));
    return { ...line, text: likely.text, printed: likely.text };
  });
  return { lines: mended, warnings };
}

/** What the number at the beginning of a line may have been, where one of its signs is often misread. */
function suspectsIn(text: string): Suspect[] {
  const match = PLACE.exec(text);
  // The bar before a row of a table is no misread number, nor is a rule.
  if (match === null || BARRED.test(text.slice(0, LOOKED_AT))) return [];
  const lead = match[1] ?? match[3] ?? match[5] ?? '';
  const number = match[2] ?? match[4] ?? match[6] ?? '';
  return [ARABIC, KANJI, KANA].flatMap((table) => {
    const read = number.replace(/./gu, (sign) => table.get(sign) ?? sign);
    if (read === number) return [];
    const whole = `${lead}${read}${text.slice(lead.length + number.length)}`;
    return sureMarkers(whole).flatMap((marker) => (marker.rest === '' ? [] : [{ text: whole, marker }]));
  });
}

function sureMarkers(text: string): readonly Marker[] {
  return readMarkers(text).filter(({ doubtful }) => doubtful === 0);
}

/** For each suspect the next number of its style behind it. */
function nextNumbers(
  own: readonly (readonly Marker[])[],
  suspects: ReadonlyMap<number, readonly Suspect[]>,
): Map<number, readonly (number | undefined)[]> {
  const found = new Map<number, readonly (number | undefined)[]>();
  const next = new Map<string, number>();
  for (let at = own.length - 1; at >= 0; at -= 1) {
    const here = suspects.get(at);
    if (here !== undefined)
      found.set(
        at,
        here.map(({ marker }) => next.get(marker.style)),
      );
    for (const { style, ordinal } of own[at] ?? []) next.set(style, ordinal);
    for (const { marker: likely } of here ?? []) next.set(likely.style, likely.ordinal);
  }
  return found;
}

/** The first stands before the second; any other behind the one before it and not before itself. */
function isDue({ ordinal }: Marker, last: number | undefined, next: number | undefined): boolean {
  return ordinal === 1 ? next === 2 : last === ordinal - 1 && next !== ordinal;
}

function warnOfMended({ from, to, text }: SourceLine, { printed }: Marker): ReadingWarning {
  const slip = text.slice(0, printed.length).trim();
  const message = `項番「${slip}」は「${printed}」の読み誤りとみて読みました。原文と比べてください。`;
  return { at: [from, to], code: 'marker_slip', message };
}

function warnOfUnsure({ from, to, text }: SourceLine): ReadingWarning {
  const slip = SURELY.exec(text)?.[0] ?? '';
  const message = `「${slip}」は項番の読み誤りかもしれませんが、本文として読みました。原文と比べて直してください。`;
  return { at: [from, to], code: 'marker_refused', message };
}

function signs(printed: string, meant: string): ReadonlyMap<string, string> {
  return new Map([...printed].map((sign, at) => [sign, meant.charAt(at)]));
}
