import type { Span } from '#app/domain/policy/clause.ts';

/** 箇所. Words of the source that a warning names. */
export interface NamedPlace {
  readonly at: Span;
  readonly words: string;
}

const PLACES_SHOWN = 5;
const WORDS_SHOWN = 24;

/** Where the first of them stand, by their lines, and how many more there are; in the order of the source. */
export function firstPlaces(places: readonly NamedPlace[], source: string): string {
  let [line, seen] = [1, 0];
  const shown = places.slice(0, PLACES_SHOWN).map(({ at: [from], words }) => {
    for (; seen < from; seen += 1) if (source[seen] === '\n') line += 1;
    return `${line}行目「${excerptOf(words)}」`;
  });
  const rest = places.length - shown.length;
  return `${shown.join('、')}${rest > 0 ? `、ほか${rest}件` : ''}`;
}

/** The end of the words, where what they demand stands. */
function excerptOf(text: string): string {
  const words = text.replace(/\s+/gu, '');
  return words.length <= WORDS_SHOWN ? words : `…${words.slice(-WORDS_SHOWN)}`;
}
