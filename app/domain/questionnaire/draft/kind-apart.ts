/**
 * 別に定めた種類. 「機密性３の資産は書庫に保存する。またデジタル資産の場合は、…」: what the first sentence says of all holds for those
 * alone of which the later one says nothing else.
 */
const OF_A_KIND = /^(?<topic>(?:又は|[^、。は]){3,40})のうち(?<kind>[^、。はをが]{2,14})は、/u;

interface Apart {
  readonly kind: string;
  readonly place: number;
}

/**
 * 「デジタル資産を除く」, for a sentence of a clause before one that speaks of a kind of the same things; null for any
 * other. Takes all sentences of the clause, and then one of them at its place.
 */
export function kindsSetApart(sentences: readonly string[]): (sentence: string, place: number) => string | null {
  const byTopic = new Map<string, Apart[]>();
  sentences.forEach((words, place) => {
    if (place === 0 || !words.includes('のうち')) return;
    const { topic, kind } = OF_A_KIND.exec(words)?.groups ?? {};
    if (topic === undefined || kind === undefined) return;
    const known = byTopic.get(topic);
    if (known === undefined) byTopic.set(topic, [{ kind, place }]);
    else known.push({ kind, place });
  });
  return (sentence, place) => {
    if (byTopic.size === 0) return null;
    const later = topicsOf(sentence).flatMap((topic) => byTopic.get(topic)?.find((one) => one.place > place) ?? []);
    const [first] = later.sort((one, other) => one.place - other.place);
    return first === undefined ? null : `${first.kind}を除く`;
  };
}

/** No topic is longer. */
const REACH = 81;

/** What stands before each は at the head of a sentence. */
function topicsOf(sentence: string): readonly string[] {
  return [...sentence.slice(0, REACH).matchAll(/は/gu)].map(({ index }) => sentence.slice(0, index));
}
