import { anyOf } from '#app/domain/questionnaire/respondent/name-pattern.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { ROLE_UNITS, officeOfRole } from '#app/domain/questionnaire/role.ts';
import type { OrganizationOffice, RoleId } from '#app/domain/questionnaire/role.ts';
import { WHOEVER, isSaid, rolesOfSubject } from '#app/domain/questionnaire/respondent/role-map.ts';
import {
  networkOfficeBeside,
  oneForTheBody,
  ownObjectOf,
  ownersAmong,
  tellersAmong,
} from '#app/domain/questionnaire/respondent/own-object.ts';
import type { OwnObject } from '#app/domain/questionnaire/respondent/own-object.ts';
import type { RoleMap } from '#app/domain/questionnaire/respondent/role-map.ts';

/** 回答者. The roles that answer one sentence of a clause on one sheet. */
export interface Respondent {
  readonly unit: UnitType;
  readonly office: OrganizationOffice | null;
  readonly roles: readonly RoleId[];
  /** Roles the secretariat may name instead (「A又はB」). */
  readonly alternatives: readonly RoleId[];
  /** The clause's own words do not tell, or name somebody the role map does not know. */
  readonly unknown: boolean;
  /** Printed names that the role map does not know. */
  readonly unmapped: readonly string[];
  /** Set where the clause binds 「A又はB」 and each answers for what it owns. */
  readonly object: OwnObject | null;
}

/** Whom 「A又はB」 is asked of until the secretariat decides: whoever is nearest to the work. */
const NEAREST_FIRST: readonly RoleId[] = [
  'ciso',
  'security_manager',
  'system_manager',
  'security_officer',
  'supervising_security_officer',
];

/** A duty of nobody known is the organization's until the secretariat decides. */
const ORGANIZATION = {
  unit: 'organization',
  office: 'supervising_security_officer',
  roles: ['supervising_security_officer'],
  alternatives: [],
  object: null,
} as const;

/** Who may not hold two offices does not answer for it; whoever appoints does. */
const NOT_BOTH = /同じ者が兼務/u;

const EITHER = '(?:又は|または|若しくは|もしくは)';

/** Whether the text offers two of the names as a choice: 「A又はB」, 「A、B又はC」. */
function isChoice(text: string, names: readonly string[]): boolean {
  if (names.length < 2) return false;
  const one = `(?:${anyOf(names)})(?:等)?(?:（[^（）]*）)?`;
  return new RegExp(`${one}(?:、${one})*${EITHER}${one}`, 'u').test(text);
}

/** 「情報システム管理者等が違反を確認した場合は、違反を確認した者は…」: the condition tells who that is. */
export function actorIn(sentence: string, name: string): string | null {
  const act = WHOEVER.test(name) ? name.replace(/(?:者|人|もの)$/u, '') : '';
  const at = act === '' ? -1 : sentence.indexOf(act);
  return at < 0 ? null : (/([^、。がはを]{2,30})が$/u.exec(sentence.slice(0, at))?.[1] ?? null);
}

/** 「職員のうち、端末を持ち出した者は」: of whom the one who is bound is one. */
function rolesAmong(sentence: string, name: string, map: RoleMap): readonly RoleId[] {
  const at = WHOEVER.test(name) ? sentence.indexOf(name) : -1;
  const [, among] = at < 0 ? [] : (/([^、。がはを]{2,30})のうち、?$/u.exec(sentence.slice(0, at)) ?? []);
  return among === undefined ? [] : rolesOfSubject(among, map).filter((role) => role !== 'handler');
}

/** 「前条により代行した者」: another clause tells who that is. */
const TOLD_ELSEWHERE =
  /(?:前|同)(?:[0-9０-９一二三四五六七八九十])*[条項号]|第[0-9０-９一二三四五六七八九十]+[条項号]/u;

function rolesInCondition(sentence: string, name: string, map: RoleMap): readonly RoleId[] {
  const actor = actorIn(sentence, name);
  if (actor === null) return [];
  const roles = rolesOfSubject(actor, map).filter((role) => role !== 'handler');
  // 「情報システム管理者等が」: who else sees how people behave heads a section.
  const others: readonly RoleId[] =
    roles.includes('system_manager') && actor.endsWith('等') ? ['security_manager'] : [];
  return [...new Set([...roles, ...others])];
}

/** 「監査を受ける所属は」: the word alone means any section. */
const AUDITED = /(?:監査を受ける|監査の対象となる|監査対象の?)(?=各?(?:所属|部署|部門|課室?|部局)等?(?:は|が|に))/u;

function rolesOfName(name: string, sentence: string, map: RoleMap): readonly RoleId[] {
  if (isSaid(name, map)) return rolesOfSubject(name, map);
  if (AUDITED.test(sentence) && /^各?(?:所属|部署|部門|課室?|部局)等?$/u.test(name)) return ['audited_unit'];
  const among = rolesAmong(sentence, name, map);
  const told = among.length > 0 ? among : rolesInCondition(sentence, name, map);
  return told.length > 0 ? told : rolesOfSubject(name, map);
}

/** What a contractor does on a system beside its keepers is one fact, which those tell. */
function withoutContractorOfSystem(roles: readonly RoleId[]): readonly RoleId[] {
  return roles.some((role) => ROLE_UNITS[role] === 'system') ? roles.filter((role) => role !== 'contractor') : roles;
}

/** One of those who each own something, with those of the same sheet who only help it. */
function ownerOf(
  role: RoleId,
  roles: readonly RoleId[],
  owners: readonly RoleId[],
  known: Pick<Respondent, 'unknown' | 'unmapped'>,
): Respondent {
  const unit = ROLE_UNITS[role];
  const alternatives = roles.filter((other) => !owners.includes(other) && ROLE_UNITS[other] === unit);
  return { unit, office: officeOfRole(role), roles: [role], alternatives, object: ownObjectOf(role), ...known };
}

/** Who is bound together with the keepers of systems tells of other things than these. */
const BESIDE_KEEPERS: readonly RoleId[] = ['supervising_security_officer', 'security_manager'];

/** Roles of one sheet answer together. */
function sheetsOf(roles: readonly RoleId[], unknown: boolean, unmapped: readonly string[]): readonly Respondent[] {
  const sheets = groupBy(roles, (role) => officeOfRole(role) ?? ROLE_UNITS[role]);
  return [...sheets.values()].flatMap((together) => {
    const [first] = together;
    if (first === undefined) return [];
    const office = officeOfRole(first);
    const shared = first === 'system_manager' && roles.some((role) => BESIDE_KEEPERS.includes(role));
    const object = shared ? ownObjectOf(first) : null;
    return [{ unit: ROLE_UNITS[first], office, roles: together, alternatives: [], unknown, unmapped, object }];
  });
}

/**
 * The sheets a sentence is asked on. Roles of one sheet answer together; a choice is asked
 * of each for what it owns, and once where it is about one thing of the body.
 * `context` is the text that names the subjects: the clause's own, and its parent's where inherited;
 * `implied` names come from the clause's place, `said` ones from the secretariat: those answer whatever the words say.
 */
export function respondentsOf(
  sentence: string,
  names: readonly string[],
  context: string,
  map: RoleMap,
  given: 'printed' | 'implied' | 'said' = 'printed',
): readonly Respondent[] {
  const nobodys = names.filter((name) => rolesOfName(name, sentence, map).length === 0);
  const unmapped = nobodys.filter((name) => !isSaid(name, map));
  const known = names.flatMap((name) => rolesOfName(name, sentence, map));
  const bound = [...new Set(known)];
  const told =
    given !== 'said' && NOT_BOTH.test(sentence) ? bound.filter((role) => ROLE_UNITS[role] === 'organization') : bound;
  const roles = withoutContractorOfSystem(
    tellersAmong(names.length > 1 && !isChoice(context, names) ? oneForTheBody(told, context) : told, context),
  );
  if (roles.length === 0) return [{ ...ORGANIZATION, unknown: true, unmapped }];
  const elsewhere = names.some((name) => WHOEVER.test(name) && TOLD_ELSEWHERE.test(name));
  const unknown = given === 'implied' || nobodys.length > 0 || elsewhere;
  if (roles.length > 1 && isChoice(context, names)) {
    const owners = ownersAmong(roles);
    if (owners.length > 0) return owners.map((role) => ownerOf(role, roles, owners, { unknown, unmapped }));
    const rank = (role: RoleId): number => {
      const at = NEAREST_FIRST.indexOf(role);
      return at < 0 ? NEAREST_FIRST.length : at;
    };
    const [chosen, ...alternatives] = [...roles].sort((a, b) => rank(a) - rank(b));
    if (chosen !== undefined) {
      return [
        {
          unit: ROLE_UNITS[chosen],
          office: officeOfRole(chosen),
          roles: [chosen],
          alternatives,
          unknown,
          unmapped,
          object: null,
        },
      ];
    }
  }
  const beside = networkOfficeBeside(roles, sentence);
  const sheets = sheetsOf(roles, unknown, unmapped);
  return beside === null ? sheets : [...sheets, presumedRespondent(beside, ownObjectOf(beside))];
}

/** Who holds information or runs what a condition asks about, where the clause names nobody. */
export function presumedRespondent(role: RoleId, object: OwnObject | null = null): Respondent {
  return {
    unit: ROLE_UNITS[role],
    office: officeOfRole(role),
    roles: [role],
    alternatives: [],
    unknown: true,
    unmapped: [],
    object,
  };
}

/** One key per sheet and set of roles; duties with the same key may stand in one question. */
export function respondentKey(respondent: Respondent): string {
  return [respondent.unit, respondent.office ?? '', respondent.roles.join('+')].join('/');
}
