import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { NamedQuestion } from '#app/services/questionnaire/chosen-question.loader.server.ts';

const ADDED = /^x(\d+)/u;

/** The number by which people speak of a question; one without a clause is counted. */
export function printedNumber({ name, clauseId }: Pick<NamedQuestion, 'name' | 'clauseId'>): string {
  return clauseId === null ? `追加${ADDED.exec(name)?.[1] ?? ''}` : formatClause(clauseId);
}

export const figure = (count: number) => count.toLocaleString('ja-JP');
