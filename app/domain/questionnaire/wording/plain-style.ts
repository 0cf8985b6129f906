import { dictionaryFromTe, naiFromTe, teFromRenyou } from '#app/domain/questionnaire/duty/verb.ts';

/** 「施錠します」「持ち帰りません」「努めてください」: a polite end, the 連用形 or te-form of its verb before it. */
const POLITE = /^(.+?)(ます|ません)$/u;
const REQUEST = /^(.+[てで])(?:ください|下さい)$/u;
const REFRAIN = /^(.+ない)で(?:ください|下さい)$/u;

/** The sentence with its end in plain style, as the clauses of most policies have it. */
export function plainStyle(sentence: string): string {
  const settled = sentence
    .replace(/(なければ|ては|では)なりません$/u, '$1ならない')
    .replace(/(いけ)ません$/u, '$1ない')
    .replace(/であります$/u, 'である')
    .replace(/(?:です)$/u, 'である');
  const refrained = REFRAIN.exec(settled)?.[1];
  if (refrained !== undefined) return `${refrained}こと`;
  const asked = REQUEST.exec(settled)?.[1];
  if (asked !== undefined) return dictionaryFromTe(asked);
  const [, renyou, end] = POLITE.exec(settled) ?? [];
  if (renyou === undefined) return settled;
  const te = teFromRenyou(renyou);
  return end === 'ます' ? dictionaryFromTe(te) : naiFromTe(te);
}
