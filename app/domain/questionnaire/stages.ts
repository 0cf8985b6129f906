/** 「…分類し、当該分類に基づき…」: the second act rests on the first, so each can be done without the other. */
const TWO_STAGES = /^(?<first>.{6,}[^、])し、(?<second>(?:当該|その|これらの?|それらの?)[^、]{1,20}(?:に基づき|に基づいて|に応じて?|に従い|に従って|を踏まえ)、?.{4,})$/u;
/** How the sentence ends, and how its first act ends when it stands alone. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/なければならない$/u, 'しなければならない'],
  [/ものとする$/u, 'するものとする'],
  [/こと$/u, 'すること'],
  [/[うくぐすつぬぶむる]$/u, 'する'],
];

/** 段階ごとの義務. A sentence that demands two acts, one after the other, as two sentences. */
export function stagesOf(sentence: string): readonly string[] {
  const { first, second } = TWO_STAGES.exec(sentence)?.groups ?? {};
  if (first === undefined || second === undefined) return [sentence];
  const ending = ENDINGS.find(([pattern]) => pattern.test(second))?.[1];
  return ending === undefined ? [sentence] : [`${first}${ending}`, second];
}
