import { criteriaOf, criteriaOfRow, criteriaOfRows } from '#app/domain/questionnaire/finishing/criteria.ts';
import { evidenceOf, evidenceOfRows } from '#app/domain/questionnaire/finishing/evidence.ts';
import { withoutMisprintMarks } from '#app/domain/questionnaire/finishing/misprint-mark.ts';
import type { Question, QuestionRow } from '#app/domain/questionnaire/question.ts';

type Noted = Pick<Question, 'text' | 'rows'> & Partial<Pick<Question, 'kind' | 'criteria' | 'evidence'>>;

function withoutNotes({ id, text, clauses, kind }: QuestionRow): QuestionRow {
  return { id, text, clauses, ...(kind === undefined ? {} : { kind }) };
}

function withCriterion(row: QuestionRow, text: string): QuestionRow {
  const criteria = criteriaOfRow(withoutMisprintMarks(row.text), text);
  return { ...withoutNotes(row), ...(criteria === null ? {} : { criteria }) };
}

/**
 * 判断基準と根拠資料. What counts and what proves it, for the question and for each of its rows, from their words: whoever
 * words a question or a row anew asks for them again.
 */
export function withNotes<Q extends Noted>(question: Q): Q & Pick<Question, 'rows' | 'criteria' | 'evidence'> {
  const { rows, kind, criteria: given, evidence: told } = question;
  const text = withoutMisprintMarks(question.text);
  // What a 体制確認 rests on are appointments, whatever its rows name.
  if (kind === 'assignment' && given !== undefined && told !== undefined)
    return { ...question, rows: rows.map((row) => withCriterion(row, text)), criteria: given, evidence: told };
  if (rows.length === 0) return { ...question, rows, criteria: criteriaOf(text), evidence: evidenceOf(text) };
  const examples = rows.map((row) => evidenceOf(withoutMisprintMarks(row.text), text));
  return {
    ...question,
    rows: rows.map((row, at) => {
      const evidence = examples[at] ?? [];
      return { ...withCriterion(row, text), ...(evidence.length === 0 ? {} : { evidence }) };
    }),
    criteria: criteriaOfRows(),
    evidence: evidenceOfRows(text, examples),
  };
}

/** Whether two questions say alike what counts and what proves it. */
export function sameNotes(one: QuestionNotes, other: QuestionNotes): boolean {
  return (
    one.criteria.implemented === other.criteria.implemented &&
    one.criteria.partial === other.criteria.partial &&
    one.evidence.join('\n') === other.evidence.join('\n')
  );
}
type QuestionNotes = Pick<Question, 'criteria' | 'evidence'>;
