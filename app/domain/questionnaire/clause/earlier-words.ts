/** 前にある文. What stands before a sentence. A search has a name, which stands for what `find` looks for. */
export interface EarlierWords {
  /** '' where none stands before. */
  readonly first: string;
  readonly last: string;
  /** What the first sentence before this one gives of which `find` finds something. */
  readonly firstOf: (search: string, find: Find) => string | undefined;
  /** The same of the last one before it. */
  readonly lastOf: (search: string, find: Find) => string | undefined;
}

type Find = (sentence: string) => string | undefined;

interface Search {
  /** Of these sentences it is known already what is found in them. */
  upTo: number;
  readonly found: { readonly place: number; readonly words: string }[];
}

/** The sentences in the order of the text; no search looks into one of them twice, wherever it is asked from. */
export function earlierWordsIn(sentences: readonly string[]): (place: number) => EarlierWords {
  const searches = new Map<string, Search>();
  const foundBefore = (place: number, name: string, find: Find): Search['found'] => {
    const search = searches.get(name) ?? { upTo: 0, found: [] };
    searches.set(name, search);
    for (; search.upTo < place; search.upTo += 1) {
      const words = find(sentences[search.upTo] ?? '');
      if (words !== undefined) search.found.push({ place: search.upTo, words });
    }
    return search.found;
  };
  return (place) => ({
    first: place === 0 ? '' : (sentences[0] ?? ''),
    last: sentences[place - 1] ?? '',
    firstOf: (name, find) => {
      const [first] = foundBefore(place, name, find);
      return first !== undefined && first.place < place ? first.words : undefined;
    },
    lastOf: (name, find) => foundBefore(place, name, find).findLast((one) => one.place < place)?.words,
  });
}

export const NOTHING_EARLIER: EarlierWords = earlierWordsIn([])(0);
