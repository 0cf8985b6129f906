import { withoutStop } from '#app/domain/policy/wording/sentence.ts';

const POLITE: readonly (readonly [RegExp, string])[] = [
  [/なりません$/u, 'ならない'],
  [/いけません$/u, 'いけない'],
  [/(でき|出来)ません$/u, '$1ない'],
  [/ありません$/u, 'ない'],
  [/ません$/u, 'ない'],
  [/しましょう$/u, 'する'],
  [/(用い|率い|[てで]い)ます$/u, '$1る'],
  [/います$/u, 'う'],
  [/します$/u, 'する'],
  [/ります$/u, 'る'],
  [/(でき|出来|起き|生き|過ぎ|落ち|閉じ|浴び|延び|試み|[てで]み)ます$/u, '$1る'],
  [/きます$/u, 'く'],
  [/ぎます$/u, 'ぐ'],
  [/ちます$/u, 'つ'],
  [/にます$/u, 'ぬ'],
  [/びます$/u, 'ぶ'],
  [/みます$/u, 'む'],
  [/ます$/u, 'る'],
  [/です$/u, 'である'],
];

/** The end of a polite sentence in plain form: 「…しなければなりません」 is 「…しなければならない」. */
export function plainEnd(printed: string): string {
  const sentence = printed.replace(/(?<!し)ましょう$/u, 'ます');
  for (const [polite, plain] of POLITE) {
    if (polite.test(sentence)) return sentence.replace(polite, plain);
  }
  return sentence;
}

const POLITENESS = /(?:ものとする|こととする)$/u;

/** The sentence in plain form, without its full stop and the ものとする that only makes it solemn. */
export function plainSentence(sentence: string): string {
  const bare = plainEnd(withoutStop(sentence));
  return bare.replace(POLITENESS, '');
}
