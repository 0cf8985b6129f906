import { withoutStop } from '#app/domain/policy/wording/sentence.ts';

const POLITE: readonly (readonly [RegExp, string])[] = [
  [/なりません$/u, 'ならない'],
  [/いけません$/u, 'いけない'],
  [/(でき|出来)ません$/u, '$1ない'],
  [/ありません$/u, 'ない'],
  [/ません$/u, 'ない'],
  [/います$/u, 'う'],
  [/します$/u, 'する'],
  [/ります$/u, 'る'],
  [/(でき|出来)ます$/u, '$1る'],
  [/ます$/u, 'る'],
  [/です$/u, 'である'],
];

/** The end of a polite sentence in plain form: 「…しなければなりません」 is 「…しなければならない」. */
export function plainEnd(sentence: string): string {
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
