import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { isAddedName } from '#app/domain/questionnaire/editing/edit.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** 設問番号. The number by which people speak of the question: that of its first clause, 「追加１」 where it has none. */
export function questionNumber({ id, clauses }: Pick<Question, 'id' | 'clauses'>): string {
  const [first] = clauses;
  if (first !== undefined) return formatClause(first);
  const name = id.slice(0, id.lastIndexOf('@'));
  return isAddedName(name) ? `追加${formatClause(name.slice(1))}` : id;
}
