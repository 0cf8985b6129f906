import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** What the secretariat added, and what was taken out of that: `x1@role`, `x1_t…@role`. */
const ADDED = /^x(?<count>\d+)[_@]/u;

/** 設問番号. The number by which people speak of the question: that of its first clause, 「追加１」 where it has none. */
export function questionNumber({ id, clauses }: Pick<Question, 'id' | 'clauses'>): string {
  const [first] = clauses;
  if (first !== undefined) return formatClause(first);
  const { count } = ADDED.exec(id)?.groups ?? {};
  return count === undefined ? id : `追加${formatClause(count)}`;
}
