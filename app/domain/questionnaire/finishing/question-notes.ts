import { criteriaOf, criteriaOfRow, criteriaOfRows } from '#app/domain/questionnaire/finishing/criteria.ts';
import { evidenceOf, evidenceOfRows } from '#app/domain/questionnaire/finishing/evidence.ts';
import type { Question, QuestionRow } from '#app/domain/questionnaire/question.ts';

type Noted = Pick<Question, 'text' | 'rows'> & Partial<Pick<Question, 'kind' | 'criteria' | 'evidence'>>;

function withoutNotes({ id, text, clauses, kind }: QuestionRow): QuestionRow {
  return { id, text, clauses, ...(kind === undefined ? {} : { kind }) };
}

/**
 * 判断基準と根拠資料. What counts and what proves it, for the question and for each of its rows, from their words: whoever
 * words a question or a row anew asks for them again.
 */
export function withNotes<Q extends Noted>(question: Q): Q & Pick<Question, 'rows' | 'criteria' | 'evidence'> {
  const { text, rows, kind, criteria: given, evidence: told } = question;
  // What a 体制確認 rests on are appointments, whatever its rows name.
  if (kind === 'assignment' && given !== undefined && told !== undefined)
    return { ...question, rows: rows.map(withoutNotes), criteria: given, evidence: told };
  if (rows.length === 0) return { ...question, rows, criteria: criteriaOf(text), evidence: evidenceOf(text) };
  const examples = rows.map((row) => evidenceOf(row.text, text));
  return {
    ...question,
    rows: rows.map((row, at) => {
      const criteria = criteriaOfRow(row.text, text);
      const evidence = examples[at] ?? [];
      return {
        ...withoutNotes(row),
        ...(criteria === null ? {} : { criteria }),
        ...(evidence.length === 0 ? {} : { evidence }),
      };
    }),
    criteria: criteriaOfRows(),
    evidence: evidenceOfRows(text, examples),
  };
}
