import type { Clause } from '#app/domain/policy/clause.ts';
import { LEGAL_MEASURE_NUMBERS } from '#app/domain/policy/legal-measure.ts';
import type { LegalMeasureNumber } from '#app/domain/policy/legal-measure.ts';
import { servedMeasures } from '#app/domain/policy/served-measures.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** 設問が対応する措置. The measures that any of a question's clauses serves, in the order of the regulation. */
export function measuresOfQuestions(
  clauses: readonly Clause[],
): (question: Pick<Question, 'document' | 'clauses'>) => readonly LegalMeasureNumber[] {
  const servedBy = servedMeasures(clauses);
  const byKey = new Map(clauses.map((clause) => [`${clause.document} ${clause.id}`, servedBy(clause)]));
  return ({ document, clauses: cited }) => {
    const served = new Set(cited.flatMap((id) => byKey.get(`${document} ${id}`) ?? []));
    return LEGAL_MEASURE_NUMBERS.filter((number) => served.has(number));
  };
}
