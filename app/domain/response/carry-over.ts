import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Answer } from '#app/domain/response/answer.ts';

type Asked = Pick<Question, 'id' | 'text' | 'rows'>;

/** True when last year's question asked the same, word for word: only then may its answer be taken over. */
export function asksTheSame(now: Asked, before: Asked): boolean {
  return (
    now.id === before.id &&
    now.text === before.text &&
    now.rows.length === before.rows.length &&
    now.rows.every((row, index) => row.id === before.rows[index]?.id && row.text === before.rows[index]?.text)
  );
}

/**
 * 「前年度と同じ」. Last year's answer as this year's. What was true of last year only is left out and must be
 * entered anew: the term of the measure, and who confirmed the evidence when.
 */
export function carryOver(answer: Answer): Answer {
  return {
    ...answer,
    plan: { ...answer.plan, due: null },
    evidence: answer.evidence.map((entry) => ({ ...entry, confirmedBy: '', confirmedOn: null })),
  };
}
