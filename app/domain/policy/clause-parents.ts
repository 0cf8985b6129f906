import type { Clause } from '#app/domain/policy/clause.ts';
import { isTable } from '#app/domain/policy/clause-node.ts';

/**
 * 移し先. Below which clauses one may hang whose place in the text is before `clauses[index]`, the nearest first: what
 * stands before it, and all that stands over that. Any other would tear the list below it apart.
 */
export function parentsBefore(
  clauses: readonly Clause[],
  index: number,
  document: Clause['document'],
): readonly Clause[] {
  const found: Clause[] = [];
  let at = clauses[index - 1];
  while (at?.document === document) {
    const { parent } = at;
    if (!isTable(at)) found.push(at);
    at = parent === null ? undefined : clauses.find((one) => one.document === document && one.id === parent);
  }
  return found;
}

/** Where a place of the source stands in the order of the clauses: before the clause of that index. */
export function indexAt(clauses: readonly Clause[], place: number): number {
  const index = clauses.findIndex(({ spans: [first] }) => (first?.[0] ?? 0) > place);
  return index === -1 ? clauses.length : index;
}
