/** 「要因による漏えい・破壊」: what may come of a threat is the same for most of them. */
const CAUSE = /^(.{4,}?要因)による.*$/u;
/** 「地震、落雷、火災等の災害」: the kind tells without its examples. */
const EXAMPLES = /^(?:[^、等]{1,30}、)+[^、等]{1,20}等の(?=[^、]{2,})/u;

/** 脅威の要約. A threat as a policy lists it, as briefly as it can be named: 「地震、火災等の災害による…」 → 「災害による…」. */
export function threatInShort(words: string): string {
  return words.replace(CAUSE, '$1').replace(EXAMPLES, '');
}
