import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** 設問番号. The number by which people speak of the question: that of its first clause. */
export function questionNumber({ id, clauses }: Pick<Question, 'id' | 'clauses'>): string {
  const [first] = clauses;
  return first === undefined ? id : formatClause(first);
}
