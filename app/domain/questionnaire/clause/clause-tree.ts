import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import type { QuestionChapter } from '#app/domain/questionnaire/question.ts';

/** 条項の木. One document's clauses with the way up and down. */
export interface ClauseTree {
  readonly clauses: readonly Clause[];
  readonly byId: ReadonlyMap<string, Clause>;
  readonly childrenOf: (id: string) => readonly Clause[];
  /** From the parent up to the chapter. */
  readonly ancestorsOf: (clause: Clause) => readonly Clause[];
  readonly chapterOf: (clause: Clause) => QuestionChapter;
}

export function clauseTree(clauses: readonly Clause[]): ClauseTree {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const children = groupBy(clauses, ({ parent }) => parent);
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
    ancestorsOf,
    chapterOf: (clause) => {
      const top = ancestorsOf(clause).at(-1) ?? clause;
      return { id: top.id, title: top.title };
    },
  };
}
