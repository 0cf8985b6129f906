import { readMarkers } from '#app/domain/policy/marker/marker.ts';
import type { MarkerStyle } from '#app/domain/policy/marker/marker-shape.ts';

/** A sign that opens and closes by itself, or a letter that stands apart. */
const SIGN =
  /[\u2460-\u2473\u2474-\u2487\u2776-\u277f\u3220-\u3229]|[（(]\s*(?:[0-9０-９]{1,2}|[ア-ンｱ-ﾝa-zａ-ｚ一二三四五六七八九十])\s*[）)]|(?<=[\s　。｡])[ア-ンｱ-ﾝ](?=[\s　])/gu;
/** What is looked at to tell a sign from a reference. */
const LOOK_AHEAD = 24;
/** No list in one line has longer items, and no sentence before it is longer. */
const MAX_ITEM = 400;
/** Signs among which the rest of a list is looked for. */
const MAX_SIGNS = 60;
/** The lead has said what it has to say: the items may be of any words. */
const COMPLETE = /(?:[。｡：:]|[るうくすむ]こと|(?:する|行う|守る|講じる|ならない)(?:ものとする)?)$/u;
const CONNECTS = /[、，,。｡\s　]+$/u;

interface Sign {
  readonly at: number;
  readonly end: number;
  readonly readings: readonly { readonly style: MarkerStyle; readonly ordinal: number }[];
}

/** 文中の列記. Where the items of lists begin that stand inside one line: 「…は、①…すること、②…すること。」 */
export function inlineItems(text: string): number[] {
  const signs = signsIn(text);
  const cuts: number[] = [];
  for (let at = 0; at < signs.length;) {
    const list = listFrom(signs, at);
    const begin = cuts.at(-1) ?? 0;
    if (list !== null && isList(text, begin, list)) {
      for (const sign of list) cuts.push(sign.at);
      while ((signs[at]?.at ?? Infinity) <= (cuts.at(-1) ?? 0)) at += 1;
    } else at += 1;
  }
  return cuts;
}

function signsIn(text: string): Sign[] {
  return [...text.matchAll(SIGN)].flatMap((match) => {
    const at = match.index;
    const readings = readMarkers(text.slice(at, at + LOOK_AHEAD)).filter(({ doubtful }) => doubtful === 0);
    return readings.length === 0 ? [] : [{ at, end: at + match[0].length, readings }];
  });
}

/** The longest run of signs that counts on from one; null for none. The sign at the head of the line is its own. */
function listFrom(signs: readonly Sign[], first: number): readonly [Sign, ...Sign[]] | null {
  const head = signs[first];
  if (head === undefined || head.at === 0) return null;
  for (const { style, ordinal } of head.readings) {
    if (ordinal !== 1 || (signs[0]?.at === 0 && signs[0].readings.some((own) => own.style === style))) continue;
    const list: [Sign, ...Sign[]] = [head];
    for (let at = first + 1; at < Math.min(signs.length, first + MAX_SIGNS); at += 1) {
      const sign = signs[at];
      if (sign?.readings.some((own) => own.style === style && own.ordinal === list.length + 1) === true)
        list.push(sign);
    }
    if (list.length > 1) return list;
  }
  return null;
}

/** What each item says must end as the others do, or the sentence before them must have come to its end. */
function isList(text: string, begin: number, list: readonly [Sign, ...Sign[]]): boolean {
  const lead = text.slice(Math.max(begin, list[0].at - MAX_ITEM), list[0].at).trimEnd();
  const items = list.map(({ end }, at) => text.slice(end, list[at + 1]?.at ?? text.length).trim());
  if (lead === '' || items.some((item) => item === '' || item.length > MAX_ITEM)) return false;
  if (COMPLETE.test(lead)) return items.every((item, at) => at === items.length - 1 || !/[をはがにで]$/u.test(item));
  if (!/(?:は|が|次のとおり)[、，,]$/u.test(lead)) return false;
  const ends = new Set(items.map(endOf));
  return ends.size === 1 && !ends.has('other');
}

/** How the first sentence of an item ends. */
function endOf(item: string): 'koto' | 'verb' | 'other' {
  const words = (/^[^。｡]*/u.exec(item)?.[0] ?? '').replace(CONNECTS, '');
  if (words.endsWith('こと')) return 'koto';
  return /(?:[るうくすつぬぶむ]|ない|ます|ません)$/u.test(words) ? 'verb' : 'other';
}
