/**
 * 別に定めた種類. 「機密性３の資産は書庫に保存する。またデジタル資産の場合は、…」: what the first sentence says of all holds for those
 * alone of which the later one says nothing else.
 */
const OF_A_KIND = /^(?<topic>(?:又は|[^、。は]){3,40})のうち(?<kind>[^、。はをが]{2,14})は、/u;

/** 「デジタル資産を除く」, for the sentence before one that speaks of a kind of the same things; null for any other. */
export function kindSetApart(sentence: string, later: readonly string[]): string | null {
  for (const words of later) {
    const { topic, kind } = OF_A_KIND.exec(words)?.groups ?? {};
    if (topic !== undefined && kind !== undefined && sentence.startsWith(`${topic}は`)) return `${kind}を除く`;
  }
  return null;
}
