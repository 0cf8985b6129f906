import { actorAtEnd } from '#app/domain/policy/wording/actor.ts';
import { literally } from '#app/domain/questionnaire/respondent/name-pattern.ts';
import { COMMON_ROLE_NAMES } from '#app/domain/questionnaire/respondent/common-role-names.ts';
import type { RoleId, RoleName } from '#app/domain/questionnaire/role.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';

/** A privilege holder's deputy is named by those who hold the privilege. */
const ROLES_INSIDE_PHRASE = /(?:特権|権限)を(?:代行|行使)する者$/u;
/** 「情報資産を運搬する者」: whoever does it, not an office. A compact …者 that nobody knows is an office. */
export const WHOEVER = /[うくぐすつぬぶむるただの](?:者|人|もの)$/u;
/** 「職員たる者」, 「知った課長にして怠った者」, 「係長のうち当番である者」: who that is stands in the phrase. */
const NAMED_IN_PHRASE =
  /^(?<name>[^、。]*?)(?:たる|である|にして[^、。]*|(?:のうち|の中で)、?[^。]*|であって、?[^。]*)(?:者|もの)(?:等|ら)?$/u;
/** 「◎の者」: a sign of a table is no name. */
const SIGN_ONLY = /^[^\p{L}\p{N}]+の?(?:者|人|もの)$/u;
const POINTER = /^(?:全ての|すべての|全|当該|各|その他の?|その|本[市町村県]の|所属の)(?=.{2,})/u;

/** 役割名の対応表. How one policy names the roles. */
export interface RoleMap {
  readonly names: readonly RoleName[];
  /** What the secretariat says that names mean; nobody's where there is none. It goes before everything else. */
  readonly said?: ReadonlyMap<string, readonly RoleId[]>;
}

export const COMMON_ROLE_MAP: RoleMap = { names: COMMON_ROLE_NAMES };

/** Full-width letters and digits as plain ones: ＣＩＳＯ is CISO. */
function plainLetters(text: string): string {
  return text.replace(/[Ａ-Ｚａ-ｚ０-９]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
}

/** A name as a pattern that only the whole name matches. */
function wholeName(name: string): RegExp {
  return new RegExp(`^${literally(plainLetters(name))}等?$`, 'u');
}

/** The map with further names, compared whole, before those it has. */
export function withRoleNames(map: RoleMap, names: Iterable<readonly [string, RoleId]>): RoleMap {
  return { ...map, names: [...[...names].map(([name, role]) => ({ pattern: wholeName(name), role })), ...map.names] };
}

/** The map with short forms that each stand for several roles. */
export function withJointNames(map: RoleMap, joint: Iterable<readonly [string, readonly RoleId[]]>): RoleMap {
  const names = [...joint].flatMap(([name, [role, ...others]]) =>
    role === undefined ? [] : [{ pattern: wholeName(name), role, others }],
  );
  return { ...map, names: [...names, ...map.names] };
}

/** The map of a policy that names roles in words of its own. */
export function roleMapOf(ownNames: Readonly<Record<string, RoleId>>): RoleMap {
  return withRoleNames(COMMON_ROLE_MAP, Object.entries(ownNames));
}

/** 役割名の読替え. The map with what the secretariat says that names of the text mean, compared whole. */
export function withSaidNames(map: RoleMap, said: ReadonlyMap<string, readonly RoleId[]>): RoleMap {
  if (said.size === 0) return map;
  return { ...map, said: new Map([...said].map(([name, roles]) => [plainLetters(tidy(name)), roles])) };
}

function saidOf(printed: string, { said }: RoleMap): readonly RoleId[] | undefined {
  return said?.get(printed) ?? said?.get(printed.replace(POINTER, ''));
}

/** Whether somebody said what a name means, also that it is nobody's. */
export function isSaid(name: string, map: RoleMap): boolean {
  return map.said !== undefined && saidOf(plainLetters(tidy(name)), map) !== undefined;
}

/** A subject as the policy names it, with the roles it stands for; `[]` when it is nobody the map knows. */
export function rolesOfSubject(subject: string, map: RoleMap): readonly RoleId[] {
  const printed = plainLetters(tidy(subject));
  const said = saidOf(printed, map);
  if (said !== undefined) return said;
  const name = printed.replace(POINTER, '');
  if (ROLES_INSIDE_PHRASE.test(name)) {
    const holders = name.replace(/の?(?:特権|権限)を.*$/u, '').split(/及び|又は|並びに|、/u);
    const roles = holders.flatMap((holder) => rolesOfSubject(holder, map));
    if (roles.length > 0) return [...new Set(roles)];
  }
  if (SIGN_ONLY.test(name)) return [];
  const inPhrase = actorAtEnd(NAMED_IN_PHRASE.exec(name)?.groups?.name ?? '');
  if (inPhrase !== null && !WHOEVER.test(inPhrase)) return rolesOfSubject(inPhrase, map);
  const known =
    map.names.find(({ pattern }) => pattern.test(printed)) ?? map.names.find(({ pattern }) => pattern.test(name));
  if (known !== undefined) return [known.role, ...(known.others ?? [])];
  return WHOEVER.test(name) ? ['handler'] : [];
}
