import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { isNamedRole, NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';

const OPEN = '[【［〔（(《<＜]';
const CLOSE = '[】］〕）)》>＞]';
const TELLS_WHO = '(?:担当|担当者|実施者|責任者|実施主体|主体|所管)[：:]';
/** 【情報システム管理者】, 「職員等：」, 「（情報システム管理者の役割）」, 「職員等の遵守事項」 */
const IN_BRACKETS = new RegExp(`^${OPEN}(.{2,40})${CLOSE}$`, 'u');
const WITH_COLON = /^(.{2,30})[：:]$/u;
const TASKS =
  /(?:の(?:役割|責務|義務|遵守事項|実施事項|禁止事項|職務|業務|任務)|が(?:守る|遵守する|行う|実施する)(?:べき)?(?:事項|こと))(?:等)?$/u;
/** 「…すること（情報システム管理者）。」, 「…を行う。【統括】」 */
const BEHIND = new RegExp(
  `(?<=こと|[うくすつぬぶむぐるい]|。)(?<stop>。?)${OPEN}(?:${TELLS_WHO})?(?<who>[^（）()【】［］〔〕]{2,40})${CLOSE}。?$`,
  'u',
);
/** 「担当：情報政策課」, or behind a full stop 「（課長及び職員）」 and 〔担当：情報係長〕 */
const TOLD_APART = new RegExp(
  `^(?:${TELLS_WHO}(?<told>[^、。]{2,30})|${OPEN}(?:${TELLS_WHO})?(?<bracketed>[^（）()【】［］〔〕。]{2,40})${CLOSE})。?$`,
  'u',
);

/** 「検知（情報課）」, 「事故時（担当：情報課）」, 「訓練〔危機管理監〕」 */
const BESIDE_TOPIC = new RegExp(
  `^(?<topic>.{1,40}?)[ 　]*${OPEN}(?<tells>${TELLS_WHO})?(?<who>[^（）()【】［］〔〕：:]{2,40})${CLOSE}$`,
  'u',
);
/** Without 担当 before it, a bracket names an office by the end of its name: not a kind of people, nor a place. */
const OFFICE =
  /(?:[^業]課|[課室局部館園校支所組管係署院所属次]長|^首長|係|班|[^器機]官|監|局|推進室|責任者|管理者|委員会|C[A-Z]{1,2}O|CSIRT|シーサート)等?$/u;
const STAFF = /^(?:全|各|教)?職員等?$/u;
/** Of these topics the bracket may as well name whom something is done to or told. */
const DONE_TO_OFFICE = /報告|連絡|通報|申請|届出|相談|任命|設置|承認|許可/u;
const DONE_TO_STAFF = /研修|教育|訓練|啓発|周知|採用|異動|退職|ID|アカウント|任命|配置|処分|報告|連絡|通報/u;

/** 名宛人の見出し. Whom a heading names that is nothing but their name, set apart by its print or by their tasks. */
export function doersOfHeading(heading: string, roles: RoleNames = NO_ROLES): readonly string[] {
  const words = heading.trim();
  const bracketed = IN_BRACKETS.exec(words)?.[1] ?? WITH_COLON.exec(words)?.[1];
  const told = (bracketed ?? words).trim();
  if (bracketed === undefined && !TASKS.test(told)) return [];
  return namesAlone(told.replace(TASKS, ''), roles);
}

/** Whom a heading names in brackets behind what it is about; nobody for 「（参考）」 and 「（目的）」. */
export function doersBesideTopic(heading: string): readonly string[] {
  const { topic = '', tells, who = '' } = BESIDE_TOPIC.exec(heading.trim())?.groups ?? {};
  const names = namesAlone(who, NO_ROLES);
  if (tells !== undefined) return names;
  const bound = names.every((name) =>
    STAFF.test(name) ? !DONE_TO_STAFF.test(topic) : OFFICE.test(name) && !DONE_TO_OFFICE.test(topic),
  );
  return bound ? names : [];
}

/** What such a heading is about: 「検知」. */
export function withoutDoersBesideTopic(heading: string): string {
  return doersBesideTopic(heading).length === 0
    ? heading
    : (BESIDE_TOPIC.exec(heading.trim())?.groups?.topic ?? heading);
}

/** Whom a sentence names in brackets at its end. */
export function doersBehind(sentence: string, roles: RoleNames = NO_ROLES): readonly string[] {
  return namesAlone(BEHIND.exec(sentence.slice(-LAST_WORDS))?.groups?.who ?? '', roles);
}

/** Whom a sentence of nothing else names: 「担当：情報政策課」. */
export function doersApart(sentence: string, roles: RoleNames = NO_ROLES): readonly string[] {
  const { told, bracketed = '' } = TOLD_APART.exec(sentence.trim())?.groups ?? {};
  return namesAlone(told ?? bracketed, roles);
}

/** The sentence without whom it names in brackets at its end. */
export function withoutDoersBehind(sentence: string): string {
  return doersBehind(sentence).length === 0 ? sentence : sentence.replace(BEHIND, '$<stop>');
}

const LAST_WORDS = 80;

/** 「所属長、職員」 names two; a phrase with other words in it names nobody here. */
export function namesAlone(words: string, roles: RoleNames): readonly string[] {
  if (words === '') return [];
  const parts = words.split(/、|，|・|及び|並びに|又は|と(?=\p{Script=Han})/u).map((part) => part.trim());
  return parts.every((part) => isNamedRole(part, roles) && !/[ぁ-ん]{2,}/u.test(part))
    ? [...new Set(parts.flatMap((part) => actorsAtEnd(part, roles)))]
    : [];
}
