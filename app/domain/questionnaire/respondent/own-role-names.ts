import type { Clause } from '#app/domain/policy/clause.ts';
import { shortFormsIn } from '#app/domain/policy/wording/short-form.ts';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import {
  WHOEVER,
  rolesOfSubject,
  withJointNames,
  withRoleNames,
} from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleMap } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** 「情報管理者（各課の長をいう。以下同じ。）」 */
const EXPLAINED = /([^、。「」（）はがを]{3,24})（([^、。（）「」]{2,30})をいう。?[^（）]*）/gu;
/** A role that is given to an office: 「総務課長を統括責任者とする」, and the same turned around. */
const APPOINTMENTS: readonly RegExp[] = [
  /(?:^|、|は、)(?<office>[^、。]{2,40}?)を(?:もって)?[、，]?(?<role>[^、。をに]{3,30}?)(?:（[^）]*）)?(?:とする|として(?:置く|指名する|任命する|定める)|に充てる|に任命する|に指名する)$/u,
  /(?:^|、)(?<role>[^、。はがを]{3,30}?)(?:（[^）]*）)?(?:は|には|に)[、，]?(?<office>[^、。は]{2,40}?)(?:を(?:もって)?(?:充てる|あてる|置く|指名する|任命する)|が(?:当たる|務める|これに当たる)|とする)$/u,
];
/** 「各課に情報管理責任者を置き、各課の長をもって充てる」 */
const PLACED =
  /(?:^|、|に)(?<role>[^、。はがをに]{3,30})を置き、(?<office>[^、。は]{2,40}?)(?:を(?:もって)?(?:充てる|あてる)|が(?:当たる|務める)|とする)$/u;
/** 「情報管理者は課長をもって充て、…」, with what he does behind it. */
const FILLED_FIRST =
  /^(?<role>[^、。はがを]{3,30})は、?(?<office>[^、。は]{2,40}?)をもって、?(?:これに)?(?:充て|あて)、/u;
/** Names that one body gives to who keeps a system and another to who heads a section: whom the text appoints tells. */
const SEVERAL_MEANINGS = /^(?:情報|データ|機器|端末)(?:等)?管理(?:責任)?者$/u;
const JOINT = /及び|並びに|又は|若しくは|・|および|または|、/u;
/** 「部長、次長及び課長（以下「部長等」という。）」 */
const TOGETHER = /([^。（）「」はがを]{5,80})（[^（）「」]{0,20}以下、?「([^「」]{2,20})」/gu;
const ALL_OF = /及び|並びに|および|ならびに|、/u;
/** Whoever works for the body or for a contractor holds no office. */
const NO_OFFICE: readonly RoleId[] = ['staff', 'handler', 'contractor'];
const BRACKETS = /（[^（）]*）/gu;
/** An office or a role ends so; what ends otherwise is a thing. */
const SOMEBODY = /(?:者|長|員|局|課|室|会|官|監|人|部|班|係|主任|主幹|主査|チーム|CISO|CIO|CSIRT)等?$/u;

/** The one role that a name stands for; phrases for whoever does something are no names of roles. */
export function roleOf(name: string, map: RoleMap): RoleId | null {
  const [role, ...others] = rolesOfSubject(name, map);
  return role === undefined || others.length > 0 || role === 'handler' ? null : role;
}

/** What stands between the last joint and the end of the words before a bracket. */
export function lastName(words: string): string {
  return (
    words
      .split(/[はがを、]|に対し|及び|並びに|又は/u)
      .at(-1)
      ?.replace(/^(?:その|当該|各)/u, '')
      .trim() ?? ''
  );
}

function appointments(sentence: string): readonly (readonly [string, string])[] {
  for (const pattern of [PLACED, FILLED_FIRST, ...APPOINTMENTS]) {
    const { office, role } = pattern.exec(sentence)?.groups ?? {};
    if (office === undefined || role === undefined) continue;
    const offices = office
      .replace(BRACKETS, '')
      .split(JOINT)
      .map((name) => name.trim());
    return offices.map((name) => [name, role.trim()] as const);
  }
  return [];
}

/** Short forms that stand for offices of several roles. */
function jointNames(sentence: string, map: RoleMap): readonly (readonly [string, readonly RoleId[]])[] {
  return [...sentence.matchAll(TOGETHER)].flatMap(([, list = '', short = '']) => {
    const roles = list.split(ALL_OF).flatMap((name) => roleOf(lastName(name), map) ?? []);
    const several = [...new Set(roles)].filter((role) => !NO_OFFICE.includes(role));
    return several.length > 1 && rolesOfSubject(short, map).length === 0 ? [[short, several] as const] : [];
  });
}

/**
 * 方針が使う役割名. The names that a policy itself gives to the roles: short forms, and offices that it
 * appoints to a role. A name that the map already knows keeps its meaning, unless it has several or the text
 * says in so many words what it stands for.
 */
export function withOwnRoleNames(clauses: readonly Clause[], map: RoleMap): RoleMap {
  const own = new Map<string, RoleId>();
  const joint = new Map<string, readonly RoleId[]>();
  const known = (): RoleMap => withJointNames(withRoleNames(map, own), joint);
  const equate = (left: string, right: string): void => {
    if (
      left === right ||
      joint.has(left) ||
      joint.has(right) ||
      ![left, right].every((name) => SOMEBODY.test(name) && !WHOEVER.test(name))
    )
      return;
    const leftRole = roleOf(left, known());
    const rightRole = roleOf(right, known());
    if (leftRole === null && rightRole !== null) own.set(left, rightRole);
    if (leftRole !== null && (rightRole === null || SEVERAL_MEANINGS.test(right))) own.set(right, leftRole);
  };
  for (const clause of clauses) {
    const sentences = sentencesOf(clause).map(({ words }) => words);
    for (const [short, roles] of sentences.flatMap((words) => jointNames(words, known()))) joint.set(short, roles);
    for (const { long, short } of [clause.title, ...sentences].flatMap(shortFormsIn)) {
      const [told, usual] = [roleOf(lastName(long), known()), roleOf(short, known())];
      // What a text says that it means goes before what others mean by it: 「監査統括責任者（以下「統括責任者」という。）」.
      if (told !== null && usual !== null && told !== usual && !NO_OFFICE.includes(told)) own.set(short, told);
      else equate(short, lastName(long));
    }
    for (const { 1: role = '', 2: office = '' } of clause.text.matchAll(EXPLAINED)) equate(office, lastName(role));
    for (const sentence of sentences) for (const [office, role] of appointments(sentence)) equate(office, role);
  }
  return known();
}
