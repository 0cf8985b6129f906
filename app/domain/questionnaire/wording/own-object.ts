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

/** 「本市における情報資産」, 「対象となるネットワーク及び情報システムの情報資産」: each answers for what it has of them. */
const ALL_ASSETS =
  /(?:本[市町村区県]|当該?団体|対象となる(?:ネットワーク|(?:情報)?システム)(?:(?:、|及び|並びに|又は)(?:ネットワーク|(?:情報)?システム))*)(?:における|において保有する|が保有する|の保有する|の)(?=情報資産)/u;
const ASSETS: Readonly<Record<OwnObject, string>> = {
  network: 'ネットワークの',
  system: '本システムの',
  section: '所属で保有する',
};
/** 「利用頻度が低い媒体や情報システムのバックアップで取得したデータを記録する媒体」: a section has the first only. */
const OWN_AND_BACKUP = /(媒体)(?:や|及び|又は)情報システムの(バックアップで[^、。]{0,24}?媒体)/u;
/** 「ネットワーク及び情報システムへの接続時間」 */
const CONNECTED_TO = /ネットワーク(?:及び|並びに|又は)(?:情報)?システム(?=への)/u;
/** 「特権を付与されたIDについて、…」: the object belongs to what it is about. */
const HAS_TOPIC = /^[^、。はを]{2,40}について(?:は)?、/u;
/** 「職員等による不正アクセスを発見した場合は」 */
const ATTACKED = /(?<=による)(?=不正アクセスを(?:発見|検知))/u;
/** What is laid down is laid down for all, not for one system. */
export const METHOD = /方法を定め/u;

/**
 * The sentence with the one thing of those it speaks of that its respondent owns: whoever keeps a system is not asked
 * about the network, and is told that the question is about this system.
 */
export function ofOwnObject(sentence: string, object: OwnObject | null, subjects: readonly string[]): string {
  if (object === null || METHOD.test(sentence)) return sentence;
  const words = WORDS[object];
  const held = sentence
    .replace(ALL_ASSETS, ASSETS[object])
    .replace(ATTACKED, words === '' ? '' : `${words}への`)
    .replace(CONNECTED_TO, words === '' ? '$&' : words)
    .replace(OWN_AND_BACKUP, object === 'section' ? '$1' : '$1や本システムの$2');
  if (held !== sentence || words === '') return held;
  const narrowed = sentence.replace(IN_CHARGE, (_, __, ___, each: string | undefined, use: string | undefined) => {
    if (each === undefined) return words;
    return use === undefined ? `${words}について、` : `${words}に${use}`;
  });
  if (narrowed !== sentence) return narrowed;
  const names = subjects.length === 0 ? null : new RegExp(`(?:${anyOf(subjects)})等?(?:（[^（）]*）)?`, 'gu');
  if (SAID[object].test(names === null ? sentence : sentence.replace(names, ''))) return sentence;
  const subject = names === null ? null : new RegExp(`(?:${names.source})は、?`, 'u').exec(sentence);
  const at = subject === null ? 0 : subject.index + subject[0].length;
  const rest = sentence.slice(at);
  return `${sentence.slice(0, at)}${words}${HAS_TOPIC.test(rest) ? 'の' : 'について、'}${rest}`;
}
