import type { Clause } from '#app/domain/policy/clause.ts';
import { shortFormsIn } from '#app/domain/policy/wording/short-form.ts';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { lastName, roleOf } from '#app/domain/questionnaire/respondent/own-role-names.ts';
import { withRoleNames } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleMap } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

interface Given {
  readonly short: string;
  readonly role: RoleId;
}

function givenIn(clause: Clause, map: RoleMap): readonly Given[] {
  return [clause.title, ...sentencesOf(clause).map(({ words }) => words)].flatMap(shortFormsIn).flatMap((form) => {
    const role = roleOf(lastName(form.long), map);
    return role === null ? [] : [{ short: form.short, role }];
  });
}

/**
 * 略称の意味. The role map as it holds at each clause of one document, in the text's order: a short form that the text
 * gives to a second role means that one from there on.
 */
export function roleMapAt(clauses: readonly Clause[], map: RoleMap): (clause: Clause) => RoleMap {
  const given = clauses.map((clause) => givenIn(clause, map));
  const meanings = new Map<string, Set<RoleId>>();
  for (const { short, role } of given.flat()) meanings.set(short, (meanings.get(short) ?? new Set()).add(role));
  const current = new Map<string, RoleId>();
  const maps = new Map<string, RoleMap>();
  let holds = map;
  clauses.forEach(({ id }, at) => {
    const changed = (given[at] ?? []).filter(
      ({ short, role }) => (meanings.get(short)?.size ?? 0) > 1 && current.get(short) !== role,
    );
    for (const { short, role } of changed) current.set(short, role);
    if (changed.length > 0) holds = withRoleNames(map, current);
    maps.set(id, holds);
  });
  return ({ id }) => maps.get(id) ?? map;
}
