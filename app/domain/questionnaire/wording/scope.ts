import { withoutDangling } from '#app/domain/questionnaire/wording/printed-words.ts';

/**
 * 適用範囲. What limits a duty and stands only in a heading over it: a zone of the network, a service, the class of
 * information that the service holds, an attack. A question is answered by its own words, so they say it too.
 */
export interface Scope {
  /** The thing itself, 「クラウドサービス」; what a question names already is not named twice. */
  readonly thing: string;
  /** What narrows it down: 「機密性２以上の情報を取り扱う」; empty for a thing as such. */
  readonly narrowed: string;
  /** How it opens a sentence: 「マイナンバー利用事務系において、」. */
  readonly opening: string;
}

const ZONE = /[\p{Script=Han}\p{Script=Katakana}A-Za-zー]{1,12}(?:利用事務系|接続系)/gu;
const SERVICE =
  /クラウドサービス|外部サービス|ソーシャルメディアサービス|(?:Web|ウェブ)会議|無線LAN|複合機|リモートメンテナンス|リモートアクセス|テレワーク/u;
/** 「クラウドサービスの利用（機密性２以上の情報を取り扱わない場合）」 */
const CLASS =
  /[（(]((?:[^（）()]*(?:機密性|完全性|可用性|重要|個人情報|個人番号)[^（）()]*?)(?:取り?扱わない|取り?扱う|含まない|含む|保存する|保存しない))場合[）)]/u;
const ATTACK = /^(?!.*(?:及び|又は|、)).{2,14}攻撃$/u;
const WHO = /^(?:所属の職員等(?:及び委託事業者)?[はがに]、)?/u;

/** A case of another matter stands under the heading without being part of it: 「外部委託する場合には、」. */
const OTHER_MATTER =
  /^(?:(?:外部|業務)委託(?:を)?|(?:クラウド|外部|ソーシャルメディア)サービスを利用|無線LANを利用)する(?:場合|とき)(?:に|は|には)?、/u;

function withoutBrackets(heading: string): string {
  return heading.replace(/[（(][^）)]*[）)]/gu, '');
}

function zoneOf(heading: string): Scope | null {
  const [zone, ...others] = new Set(heading.match(ZONE) ?? []);
  if (zone === undefined || others.length > 0) return null;
  return { thing: zone, narrowed: '', opening: `${zone}において、` };
}

function serviceOf(headings: readonly string[]): Scope | null {
  const named = headings.find((heading) => SERVICE.test(withoutBrackets(heading)));
  if (named === undefined) return null;
  const thing = SERVICE.exec(named)?.[0] ?? '';
  const classes = headings.filter((heading) => heading.includes(thing)).map((heading) => CLASS.exec(heading)?.[1]);
  const narrowed = classes.find((words) => words !== undefined) ?? '';
  if (narrowed === '' && /及び|又は|、|と/u.test(withoutBrackets(named))) return null;
  return { thing, narrowed, opening: `${narrowed}${thing}について、` };
}

/** 「システム開発に用いるソフトウェアの管理」: not of whatever runs there. */
const USED_FOR = /^(\p{Script=Katakana}{2,}\p{Script=Han}{2,4})に用いる([^、。（]{2,30})の管理$/u;

function purposeOf(heading: string): Scope | null {
  const [, use, things = ''] = USED_FOR.exec(heading) ?? [];
  return use === undefined ? null : { thing: use, narrowed: '', opening: `${use}に用いる${things}について、` };
}

/** The limits that the headings over a clause set, its own heading first, then nearest first. */
export function scopesOf(headings: readonly string[]): readonly Scope[] {
  const zoned = headings.find((heading) => heading.match(ZONE) !== null);
  const zone = zoned === undefined ? null : zoneOf(zoned);
  const [own = ''] = headings;
  const attack: Scope | null = ATTACK.test(own)
    ? { thing: own, narrowed: '', opening: `${own}への対策として、` }
    : null;
  return [zone, serviceOf(headings), attack, purposeOf(headings[0] ?? '') ?? purposeOf(headings[1] ?? '')].filter(
    (scope) => scope !== null,
  );
}

function halfWidth(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** Whether the words name the scope themselves. */
export function says(text: string, { thing, narrowed }: Scope): boolean {
  const words = halfWidth(text).replace(/システムの(?=開発)/gu, 'システム');
  return narrowed === '' ? words.includes(thing) : words.includes(halfWidth(narrowed));
}

/** Puts a scope into a question or a row that does not name it; `said` is what stands around it. */
export function withScope(text: string, scope: Scope, said = ''): string {
  if (says(`${said}${text}`, scope)) return text;
  const who = WHO.exec(text)?.[0] ?? '';
  if (scope.narrowed === '' && OTHER_MATTER.test(text.slice(who.length))) return text;
  const words = withoutDangling(text.slice(who.length));
  if (scope.narrowed !== '' && new RegExp(`^${scope.thing}(?=[のをでにへ]|等)`, 'u').test(words))
    return `${who}${scope.narrowed}${words}`;
  const about = /^[^、]*について、/u.test(words) ? scope.opening.replace(/について、$/u, 'に関し、') : scope.opening;
  return `${who}${about}${words}`;
}

/** The words with all scopes, the widest first. */
export function withScopes(text: string, scopes: readonly Scope[], said = ''): string {
  return scopes.reduceRight((words, scope) => withScope(words, scope, said), text);
}
