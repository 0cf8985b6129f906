import { formatClauses } from '#app/domain/policy/printed-clause.ts';
import type { QuestionRow } from '#app/domain/questionnaire/question.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';

const TEXT_LENGTH = 20;

/** 細目の呼び名. Each row by its id: its clauses, or the beginning of its text where another row asks about the same. */
export function rowNames(rows: readonly Pick<QuestionRow, 'id' | 'text' | 'clauses'>[]): ReadonlyMap<string, string> {
  const clausesOf = (row: Pick<QuestionRow, 'clauses'>) => formatClauses(row.clauses);
  return new Map(
    rows.map((row) => {
      const clauses = clausesOf(row);
      const alone = clauses !== '' && rows.filter((other) => clausesOf(other) === clauses).length === 1;
      return [row.id, alone ? clauses : `「${excerpt(row.text, TEXT_LENGTH)}」`];
    }),
  );
}
