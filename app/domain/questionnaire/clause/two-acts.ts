/** 「…分類し、当該分類に基づき…」: the second act rests on the first, so each can be done without the other. */
const TWO_STAGES =
  /^(?<first>.{6,}[^、])し、(?<second>(?:当該|その|これらの?|それらの?)[^、]{1,20}(?:に基づき|に基づいて|に応じて?|に従い|に従って|を踏まえ)、?.{4,})$/u;
/** How the sentence ends, and how its first act ends when it stands alone. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/なければならない$/u, 'しなければならない'],
  [/ものとする$/u, 'するものとする'],
  [/こと$/u, 'すること'],
  [/[うくぐすつぬぶむる]$/u, 'する'],
];

const CONDITION = /(?:^|、)([^、。は]{3,40}(?:場合|とき)(?:に|は|には)?、)/u;

/** 「Aは、…に報告し、Bは、…しなければならない」: two sentences, the second under the first one's condition. */
function bySubject(sentence: string, names: readonly string[]): readonly [first: string, second: string] | null {
  for (const name of names) {
    const at = sentence.indexOf(`し、${name}は、`);
    const ending = ENDINGS.find(([pattern]) => pattern.test(sentence))?.[1];
    if (at < 0 || ending === undefined) continue;
    const first = sentence.slice(0, at);
    if (!names.some((other) => other !== name && first.includes(`${other}は`))) continue;
    return [
      `${first}${ending}`,
      `${name}は、${CONDITION.exec(first)?.[1] ?? ''}${sentence.slice(at + name.length + 4)}`,
    ];
  }
  return null;
}

/** 「…してはならず、…しなければならない」 */
const BOTH_DUTIES = /^(.{6,}(?:[てで]は|なければ)なら)ず、(.{4,})$/u;

/** 段階ごとの義務. A sentence that demands two acts, one after the other or of two offices, as two sentences. */
export function stagesOf(sentence: string, names: readonly string[]): readonly string[] {
  const offices = bySubject(sentence, names);
  if (offices !== null) return offices;
  const [, must = '', rest] = BOTH_DUTIES.exec(sentence) ?? [];
  if (rest !== undefined) return [`${must}ない`, rest];
  const { first, second } = TWO_STAGES.exec(sentence)?.groups ?? {};
  if (first === undefined || second === undefined) return [sentence];
  const ending = ENDINGS.find(([pattern]) => pattern.test(second))?.[1];
  return ending === undefined ? [sentence] : [`${first}${ending}`, second];
}
