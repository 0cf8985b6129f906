import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import type { LegalMeasureNumber } from '#app/domain/policy/legal-measure.ts';
import { UNASKED_REASON_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { measuresOfQuestions } from '#app/domain/questionnaire/measures-of-question.ts';
import { surveyJson } from '#app/domain/questionnaire/survey-json.ts';
import type { SurveyChoice } from '#app/domain/questionnaire/survey-json.ts';
import { ANSWER_VALUES, ROW_VALUES } from '#app/domain/response/answer.ts';
import { ANSWER_VALUE_LABELS, ROW_VALUE_LABELS } from '#app/domain/response/labels.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';

/** A question as `policy questions` prints it, with the measures of 規則第16条の3 that its clauses serve. */
function questionRecord(question: Question, measures: readonly LegalMeasureNumber[]): object {
  const { document, id, clauses, text, rows, roles, unit, gates, weight, critical, kind, flags, misprints } = question;
  return {
    document,
    id,
    clauses,
    text,
    rows: rows.map((row) => ({ text: row.text, clauses: row.clauses })),
    roles,
    unit,
    gates,
    weight,
    critical,
    kind,
    measures,
    ...(flags.includes('names_another') ? { namesAnother: true } : {}),
    ...(flags.includes('template_text') ? { templateText: true } : {}),
    ...(misprints === undefined ? {} : { misprints }),
  };
}

/** One question a line. */
export function questionsJsonLines(clauses: readonly Clause[], { questions }: Questionnaire): string {
  const measuresOf = measuresOfQuestions(clauses);
  return questions.map((question) => `${JSON.stringify(questionRecord(question, measuresOf(question)))}\n`).join('');
}

/** A clause as `policy read` prints it. */
function clauseRecord(clause: Clause): object {
  const { document, id, parent, title, text, kind, subjects, inherited, sourceMarker, spans } = clause;
  return { document, id, parent, title, text, kind, subjects, inherited, sourceMarker, spans };
}

/** One clause a line, with the ids of its questions or the reason why it has none. */
export function clausesJsonLines(clauses: readonly Clause[], questionnaire: Questionnaire): string {
  const { policyId } = questionnaire;
  const cited = questionnaire.questions.flatMap(({ document, id: question, clauses: ids }) =>
    ids.map((id) => ({ key: clauseKey({ policyId, document, id }), question })),
  );
  const asked = groupBy(cited, ({ key }) => key);
  const reasons = new Map(
    questionnaire.unasked.map(({ document, clause: id, reason }) => [clauseKey({ policyId, document, id }), reason]),
  );
  return clauses
    .map((clause) => {
      const questions = asked.get(clauseKey({ ...clause, policyId }))?.map(({ question }) => question);
      const reason = reasons.get(clauseKey({ ...clause, policyId }));
      const found =
        questions === undefined ? { reason: reason === undefined ? '' : UNASKED_REASON_LABELS[reason] } : { questions };
      return `${JSON.stringify({ ...clauseRecord(clause), ...found })}\n`;
    })
    .join('');
}

function choicesOf<Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): readonly SurveyChoice[] {
  return values.map((value) => ({ value, text: labels[value] }));
}

/** The SurveyJS definition of a whole questionnaire, as it is published and exchanged. */
export function surveyJsonText(questionnaire: Questionnaire, title: string): string {
  const survey = surveyJson(questionnaire, title, {
    answers: choicesOf(ANSWER_VALUES, ANSWER_VALUE_LABELS),
    rows: choicesOf(ROW_VALUES, ROW_VALUE_LABELS),
  });
  return `${JSON.stringify(survey, null, 1)}\n`;
}
