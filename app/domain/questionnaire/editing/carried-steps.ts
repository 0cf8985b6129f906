import type { Clause } from '#app/domain/policy/clause.ts';
import { editsInForce, roleNamesInForce } from '#app/domain/questionnaire/editing/draft-step.ts';
import type { DraftStep } from '#app/domain/questionnaire/editing/draft-step.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { withoutSpaces } from '#app/domain/shared/without-spaces.ts';

/** Steps of a draft that are to be its first ones, in their order. */
export function numberedSteps(deeds: readonly Unnumbered[]): readonly DraftStep[] {
  return deeds.map((deed, at): DraftStep => ({ ...deed, number: at + 1 }));
}

type Without<One> = One extends DraftStep ? Omit<One, 'number'> : never;
/** A step before it has its place. */
export type Unnumbered = Without<DraftStep>;

/**
 * 引き継ぐ操作. What was said in the draft of the version before about names and questions, as the first steps of
 * a draft of a new text. An edit follows its clause to the number that the same words have now; where there are no
 * such words it keeps its number, and is to be looked at again.
 */
export function carriedSteps(
  before: readonly DraftStep[],
  { source, clauses }: { readonly source: string; readonly clauses: readonly Clause[] },
): readonly Unnumbered[] {
  const text = withoutSpaces(source);
  const names = [...roleNamesInForce(before)].filter(([name]) => text.includes(withoutSpaces(name)));
  const edits = editsInForce(before);
  if (names.length === 0 && edits.length === 0) return [];
  const byWords = new Map<string, Clause | null>();
  for (const clause of clauses) {
    const words = `${clause.document} ${withoutSpaces(clause.text)}`;
    byWords.set(words, byWords.has(words) ? null : clause);
  }
  const textOf = new Map(clauses.map((clause) => [`${clause.document} ${clause.id}`, withoutSpaces(clause.text)]));
  const numbers = new Map<string, string>();
  for (const { key, basis } of edits) {
    if (basis === null || basis === '' || textOf.get(`${key.document} ${key.clause}`) === withoutSpaces(basis))
      continue;
    const same = byWords.get(`${key.document} ${withoutSpaces(basis)}`) ?? null;
    if (same !== null) numbers.set(`${key.document} ${key.clause}`, same.id);
  }
  const moved = (key: EditKey): EditKey => {
    return { ...key, clause: numbers.get(`${key.document} ${key.clause}`) ?? key.clause };
  };
  const carried = edits.map((edit): QuestionEdit =>
    edit.act === 'merge'
      ? { ...edit, key: moved(edit.key), into: moved(edit.into) }
      : { ...edit, key: moved(edit.key) },
  );
  const said = names.map(([name, roles]): Unnumbered => ({ act: 'name_role', name, roles }));
  return carried.length === 0 ? said : [...said, { act: 'edit', edits: carried }];
}
