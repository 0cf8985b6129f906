/** 手段の例. What a sentence names as ways to its end, one of which may suffice, and the sentence without them. */
export interface WithoutMeans {
  readonly words: string;
  readonly means: readonly string[];
}

/** 「A、B及びC等により、…できるようにする」; what a condition is caused by is no means. */
const MEANS =
  /^(?<before>(?:[^、。]{2,40}(?:について|は)、)?)(?<listed>[^。をは（）]{2,40}?(?:(?:、|及び|並びに|又は)[^。をは（）]{2,40}?){2,}?)(?:等|など)(?:により|によって|を用いて)、(?<rest>.{8,})$/u;
const CAUSES = /^[^、]*(?:場合|とき|おそれ|場面)/u;

export function withoutMeans(sentence: string): WithoutMeans {
  const { before = '', listed, rest } = MEANS.exec(sentence)?.groups ?? {};
  if (listed === undefined || rest === undefined || CAUSES.test(rest)) return { words: sentence, means: [] };
  return { words: `${before}${rest}`, means: listed.split(/、(?:及び|又は|並びに)?|及び|並びに|又は/u) };
}
