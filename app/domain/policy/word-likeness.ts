/** Pairs of neighbouring characters, each once. */
function pairsOf(words: string): ReadonlySet<string> {
  const characters = [...words];
  return new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`));
}

/** What of two texts that are alike: whether that is enough for one to be the other, and which pair goes first. */
export type LikenessRule = (
  likeness: number,
  before: number,
  after: number,
) => { readonly enough: boolean; readonly rank: number };

/**
 * 文の対応. Which text before is which one after, by how many pairs of characters they share (Dice): the likest go first,
 * each text is taken once. Counted along the pairs themselves, so that texts which share nothing cost nothing.
 */
export function likestPairs(
  before: readonly string[],
  after: readonly string[],
  rule: LikenessRule,
): readonly (readonly [before: number, after: number])[] {
  const sets = after.map(pairsOf);
  const holders = new Map<string, number[]>();
  for (const [index, pairs] of sets.entries()) {
    for (const pair of pairs) {
      const known = holders.get(pair);
      if (known === undefined) holders.set(pair, [index]);
      else known.push(index);
    }
  }
  const found: { readonly at: number; readonly to: number; readonly rank: number }[] = [];
  for (const [at, words] of before.entries()) {
    const own = pairsOf(words);
    const shared = new Map<number, number>();
    for (const pair of own) for (const to of holders.get(pair) ?? []) shared.set(to, (shared.get(to) ?? 0) + 1);
    for (const [to, count] of shared) {
      const { enough, rank } = rule((2 * count) / (own.size + (sets[to]?.size ?? 0)), at, to);
      if (enough) found.push({ at, to, rank });
    }
  }
  const taken = { before: new Set<number>(), after: new Set<number>() };
  return found
    .sort((a, b) => b.rank - a.rank || a.at - b.at || a.to - b.to)
    .flatMap(({ at, to }) => {
      if (taken.before.has(at) || taken.after.has(to)) return [];
      taken.before.add(at);
      taken.after.add(to);
      return [[at, to] as const];
    });
}
