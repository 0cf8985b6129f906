import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import type { QuestionChapter } from '#app/domain/questionnaire/question.ts';

/** 条項の木. One document's clauses with the way up and down. */
export interface ClauseTree {
  readonly clauses: readonly Clause[];
  readonly byId: ReadonlyMap<string, Clause>;
  readonly childrenOf: (id: string) => readonly Clause[];
  /** Those of one parent, the clause itself among them; those without a parent are of one, too. */
  readonly siblingsOf: (clause: Clause) => readonly Clause[];
  /** So many places behind the clause, or before it, among those of one parent; nothing beside a clause without. */
  readonly besideOf: (clause: Clause, step: number) => Clause | undefined;
  /** Where it stands among its siblings, counted from 0. */
  readonly placeOf: (clause: Clause) => number;
  /** All that stands under a clause, in the order of the text. */
  readonly below: (id: string) => readonly Clause[];
  /** From the parent up to the chapter. */
  readonly ancestorsOf: (clause: Clause) => readonly Clause[];
  readonly chapterOf: (clause: Clause) => QuestionChapter;
}

export function clauseTree(clauses: readonly Clause[]): ClauseTree {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const children = groupBy(clauses, ({ parent }) => parent);
  const places = new Map<string, number>();
  for (const siblings of children.values()) siblings.forEach(({ id }, place) => places.set(id, place));
  const order = new Map(clauses.map((clause, at) => [clause, at]));
  const below = (id: string): readonly Clause[] => {
    const found = [...(byId.has(id) ? (children.get(id) ?? []) : [])];
    for (let at = 0; at < found.length; at += 1) {
      for (const clause of children.get(found[at]?.id ?? '') ?? []) found.push(clause);
    }
    return found.sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  };
  const siblingsOf = ({ parent }: Clause): readonly Clause[] => children.get(parent) ?? [];
  const placeOf = ({ id }: Clause): number => places.get(id) ?? -1;
  const ancestorsOf = (clause: Clause): readonly Clause[] => {
    const found: Clause[] = [];
    let parent = clause.parent;
    while (parent !== null) {
      const above = byId.get(parent);
      if (above === undefined) break;
      found.push(above);
      parent = above.parent;
    }
    return found;
  };
  return {
    clauses,
    byId,
    childrenOf: (id) => children.get(id) ?? [],
    siblingsOf,
    besideOf: (clause, step) => (clause.parent === null ? undefined : siblingsOf(clause)[placeOf(clause) + step]),
    placeOf,
    below,
    ancestorsOf,
    chapterOf: (clause) => {
      const top = ancestorsOf(clause).at(-1) ?? clause;
      return { id: top.id, title: top.title };
    },
  };
}
