import type { Clause } from '#app/domain/policy/clause.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { ROLE_UNITS, officeOfRole } from '#app/domain/questionnaire/role.ts';
import type { OrganizationOffice, RoleId } from '#app/domain/questionnaire/role.ts';
import { rolesOfSubject } from '#app/domain/questionnaire/role-map.ts';
import type { RoleMap } from '#app/domain/questionnaire/role-map.ts';
import { tidy } from '#app/domain/questionnaire/sentence.ts';
import { topicNames } from '#app/domain/questionnaire/subject.ts';

/** 回答者. The roles that answer one sentence of a clause on one sheet. */
export interface Respondent {
  readonly unit: UnitType;
  readonly office: OrganizationOffice | null;
  readonly roles: readonly RoleId[];
  /** Roles the secretariat may name instead (「A又はB」). */
  readonly alternatives: readonly RoleId[];
  /** The text names nobody, or somebody the role map does not know. */
  readonly unknown: boolean;
}

/** Whom 「A又はB」 is asked of until the secretariat decides: whoever is nearest to the work. */
const NEAREST_FIRST: readonly RoleId[] = ['ciso', 'security_manager', 'system_manager', 'security_officer', 'supervising_security_officer'];

const NOBODY: Respondent = {
  unit: 'organization',
  office: 'supervising_security_officer',
  roles: ['supervising_security_officer'],
  alternatives: [],
  unknown: true,
};

/** Who may not hold two offices does not answer for it; whoever appoints does. */
const NOT_BOTH = /同じ者が兼務/u;

/** Which of a clause's subjects each of its sentences speaks of. */
export function subjectsBySentence(clause: Clause, sentences: readonly string[]): readonly (readonly string[])[] {
  const named = sentences.map((sentence) => topicNames(sentence, clause.subjects));
  const explicit = new Set(named.flat());
  const rest = clause.subjects.map(tidy).filter((subject) => !explicit.has(subject));
  let current: readonly string[] = rest.length > 0 ? rest : clause.subjects.map(tidy);
  return named.map((own, at) => {
    if (own.length > 0) current = at === 0 ? [...own, ...rest] : own;
    return current;
  });
}

/** Whether the sentence offers the two names as a choice. */
function isChoice(sentence: string, names: readonly string[]): boolean {
  const [first, ...others] = names;
  if (first === undefined || others.length === 0) return false;
  return names.some((left) => names.some((right) => left !== right && sentence.includes(`${left}又は${right}`)));
}

/** 「CISOは、…」: a role that the sentence itself opens with. */
function topicRoles(sentence: string, map: RoleMap): readonly RoleId[] {
  const topic = /^([^、。は]{2,30})は、/u.exec(sentence)?.[1];
  return topic === undefined ? [] : rolesOfSubject(topic, map).filter((role) => role !== 'handler');
}

/**
 * The sheets a sentence is asked on. Roles of one sheet answer together; a choice is asked once.
 * `context` is the text that names the subjects: the clause's own, and its parent's where inherited.
 */
export function respondentsOf(sentence: string, names: readonly string[], context: string, map: RoleMap): readonly Respondent[] {
  const known = names.flatMap((name) => rolesOfSubject(name, map));
  const bound = [...new Set(known.length > 0 ? known : topicRoles(sentence, map))];
  const roles = NOT_BOTH.test(sentence) ? bound.filter((role) => ROLE_UNITS[role] === 'organization') : bound;
  if (roles.length === 0) return [NOBODY];
  if (roles.length > 1 && isChoice(context, names)) {
    const rank = (role: RoleId): number => {
      const at = NEAREST_FIRST.indexOf(role);
      return at < 0 ? NEAREST_FIRST.length : at;
    };
    const [chosen, ...alternatives] = [...roles].sort((a, b) => rank(a) - rank(b));
    if (chosen !== undefined) {
      return [{ unit: ROLE_UNITS[chosen], office: officeOfRole(chosen), roles: [chosen], alternatives, unknown: false }];
    }
  }
  const sheets = new Map<string, RoleId[]>();
  for (const role of roles) {
    const key = officeOfRole(role) ?? ROLE_UNITS[role];
    sheets.set(key, [...(sheets.get(key) ?? []), role]);
  }
  return [...sheets.values()].flatMap((together) => {
    const [first] = together;
    if (first === undefined) return [];
    return [{ unit: ROLE_UNITS[first], office: officeOfRole(first), roles: together, alternatives: [], unknown: false }];
  });
}

/** One key per sheet and set of roles; duties with the same key may stand in one question. */
export function respondentKey(respondent: Respondent): string {
  return [respondent.unit, respondent.office ?? '', respondent.roles.join('+')].join('/');
}
