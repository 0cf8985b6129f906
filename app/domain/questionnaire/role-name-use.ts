import type { Clause, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { rolesOfSubject } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleMap } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { withoutSpaces } from '#app/domain/shared/without-spaces.ts';

/**
 * 役割名の扱い. `unknown`: nobody knows whom it means; `named`: the secretariat said so; `known`: the text or the common
 * names of roles tell.
 */
export type RoleNameState = 'unknown' | 'named' | 'known';

/** 役割名の使われ方. A name that the text binds, where it does so and who is asked for it. */
export interface RoleNameUse {
  readonly name: string;
  readonly state: RoleNameState;
  /** Whom it means; nobody where that is unknown, or where it was said to stay as it is. */
  readonly roles: readonly RoleId[];
  readonly clauses: readonly Clause[];
  /** How many questions of these clauses each is asked, in the order of the text. */
  readonly asked: readonly { readonly role: RoleId; readonly questionCount: number }[];
}

/** What decides about the names of a text. */
export interface RoleNameFacts {
  readonly clauses: readonly Clause[];
  readonly questions: readonly Question[];
  /** What the secretariat said. */
  readonly named: ReadonlyMap<string, readonly RoleId[]>;
  /** What the text and the common names say. */
  readonly map: RoleMap;
}

function namesOf({ subjects, sentences }: Clause): ReadonlySet<string> {
  return new Set([...subjects, ...sentences.flatMap((sentence) => sentence.subjects)]);
}

const keyOf = (kind: PolicyDocumentKind, id: string) => `${kind} ${id}`;

/** Whoever does what a clause describes (「情報を作成する者」) is no name of a role. */
function isName(roles: readonly RoleId[]): boolean {
  return roles.length > 0 && !roles.includes('handler');
}

/** The names that the text binds: those that nobody knows, those that were given a meaning, then all others. */
export function roleNameUses({ clauses, questions, named, map }: RoleNameFacts): readonly RoleNameUse[] {
  const printed = new Map<string, string>();
  const keyOfName = (name: string) => {
    const key = withoutSpaces(name);
    if (!printed.has(key)) printed.set(key, name);
    return key;
  };
  const clausesOf = new Map<string, Clause[]>();
  for (const clause of clauses)
    for (const name of new Set([...namesOf(clause)].map(keyOfName)))
      clausesOf.set(name, [...(clausesOf.get(name) ?? []), clause]);
  const questionsOf = new Map<string, Question[]>();
  for (const question of questions)
    for (const id of question.clauses) {
      const key = keyOf(question.document, id);
      questionsOf.set(key, [...(questionsOf.get(key) ?? []), question]);
    }
  const unmapped = groupBy(
    questions.flatMap((question) => (question.unmapped ?? []).map((name) => ({ name: keyOfName(name), question }))),
    ({ name }) => name,
  );
  const clauseByKey = new Map(clauses.map((clause) => [keyOf(clause.document, clause.id), clause]));
  const useOf = (name: string, state: RoleNameState, roles: readonly RoleId[]): RoleNameUse => {
    const own = unmapped.get(name)?.map(({ question }) => question) ?? [];
    // What a question shows to be unknown may stand in no clause's subjects: then it is its first clause that names it.
    const first = own.flatMap((one) => clauseByKey.get(keyOf(one.document, one.clauses[0] ?? '')) ?? []);
    const found = [...new Set(clausesOf.get(name) ?? first)];
    const all = new Set(found.flatMap((clause) => questionsOf.get(keyOf(clause.document, clause.id)) ?? []));
    const meant = [...all].filter((question) => roles.some((role) => question.roles.includes(role)));
    const shown = state === 'unknown' && own.length > 0 ? [...new Set(own)] : meant.length > 0 ? meant : [...all];
    const asked = groupBy(
      shown,
      (question) => roles.find((role) => question.roles.includes(role)) ?? question.roles[0],
    );
    return {
      name: printed.get(name) ?? name,
      state,
      roles,
      clauses: found,
      asked: [...asked].flatMap(([role, of]) => (role === undefined ? [] : [{ role, questionCount: of.length }])),
    };
  };
  const meanings = new Map([...named].map(([name, roles]) => [keyOfName(name), roles]));
  const unknown = [...unmapped.keys()].filter((name) => !meanings.has(name));
  const others = [...clausesOf.keys()]
    .filter((name) => !meanings.has(name) && !unmapped.has(name))
    .map((name) => ({ name, roles: rolesOfSubject(printed.get(name) ?? name, map) }))
    .filter(({ roles }) => isName(roles));
  return [
    ...unknown.map((name) => useOf(name, 'unknown', [])),
    ...[...meanings].map(([name, roles]) => useOf(name, 'named', roles)),
    ...others.map(({ name, roles }) => useOf(name, 'known', roles)),
  ];
}
