import { anyOf } from '#app/domain/questionnaire/respondent/name-pattern.ts';
import type { OwnObject } from '#app/domain/questionnaire/respondent/own-object.ts';

/** 「所管するネットワーク又は情報システム」 */
const IN_CHARGE =
  /(?:その|自ら)?所管する(?<first>ネットワーク|(?:情報)?システム)(?:又は|及び|並びに|若しくは|・|、)(?<second>ネットワーク|(?:情報)?システム)(?<each>ごとに、?)?(?<use>アクセスする)?/u;

const WORDS: Readonly<Record<OwnObject, string>> = {
  network: 'ネットワーク',
  system: '本システム',
  section: '',
};
const SAID: Readonly<Record<OwnObject, RegExp>> = {
  network: /ネットワーク|通信回線/u,
  system: /システム|サーバ/u,
  section: /^/u,
};

/**
 * The sentence with the one thing of those it speaks of that its respondent owns: whoever keeps a system is not asked
 * about the network, and is told that the question is about this system.
 */
export function ofOwnObject(sentence: string, object: OwnObject | null, subjects: readonly string[]): string {
  if (object === null) return sentence;
  const words = WORDS[object];
  if (words === '') return sentence;
  const narrowed = sentence.replace(IN_CHARGE, (_, __, ___, each: string | undefined, use: string | undefined) => {
    if (each === undefined) return words;
    return use === undefined ? `${words}について、` : `${words}に${use}`;
  });
  if (narrowed !== sentence) return narrowed;
  const names = subjects.length === 0 ? null : new RegExp(`(?:${anyOf(subjects)})等?(?:（[^（）]*）)?`, 'gu');
  if (SAID[object].test(names === null ? sentence : sentence.replace(names, ''))) return sentence;
  const subject = names === null ? null : new RegExp(`(?:${names.source})は、?`, 'u').exec(sentence);
  const at = subject === null ? 0 : subject.index + subject[0].length;
  return `${sentence.slice(0, at)}${words}について、${sentence.slice(at)}`;
}
