import { fc } from '#test/property.ts';
import { Model } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { applicabilityOf } from '#app/domain/questionnaire/gate/applicability.ts';
import type { GateAnswers } from '#app/domain/questionnaire/gate/gate.ts';
import { GATE_CLOSED, GATE_OPEN, gateElementName, surveyJson } from '#app/domain/questionnaire/survey-json.ts';
import type { SurveyElement } from '#app/domain/questionnaire/survey-json.ts';
import { ANSWER_VALUES, ROW_VALUES } from '#app/domain/response/answer.ts';
import { ANSWER_VALUE_LABELS, ROW_VALUE_LABELS } from '#app/domain/response/labels.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const CHOICES = {
  answers: ANSWER_VALUES.map((value) => ({ value, text: ANSWER_VALUE_LABELS[value] })),
  rows: ROW_VALUES.map((value) => ({ value, text: ROW_VALUE_LABELS[value] })),
};

function elementsOf(json: { readonly pages?: readonly { readonly elements?: readonly unknown[] }[] }): unknown[] {
  return (json.pages ?? []).flatMap(({ elements }) => elements ?? []);
}

describe.each(POLICY_IDS)('the SurveyJS form of %s', (id) => {
  const { questionnaire } = heldPolicy(id);
  const survey = surveyJson(questionnaire, id, CHOICES);
  const elements: readonly SurveyElement[] = survey.pages.flatMap((page) => page.elements);

  it('loads into stock survey-core without errors', () => {
    const model = new Model(survey);
    expect(model.jsonErrors ?? []).toEqual([]);
    expect(model.getAllQuestions().map(({ name }) => name)).toEqual(elements.map(({ name }) => name));
  });

  it('names its elements by the question ids and asks the gates that are used', () => {
    const names = elements.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(questionnaire.questions.map((question) => question.id)));
    expect(names).toEqual(expect.arrayContaining(questionnaire.gates.map(gateElementName)));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(questionnaire.questions.length + questionnaire.gates.length);
  });

  it('keeps names, choices, rows and conditions through load and save', () => {
    const saved: unknown = new Model(survey).toJSON();
    const again: unknown = new Model(saved).toJSON();
    expect(again).toEqual(saved);
    const kept = elementsOf(JSON.parse(JSON.stringify(saved)));
    expect(kept).toHaveLength(elements.length);
    elements.forEach((element, at) => {
      const { type, name, title, visibleIf } = element;
      const choices =
        element.type === 'radiogroup' ? { choices: element.choices } : { columns: element.columns, rows: element.rows };
      expect(kept[at]).toMatchObject({
        type,
        name,
        title,
        isRequired: true,
        ...(visibleIf === undefined ? {} : { visibleIf }),
        ...choices,
      });
    });
  });

  it('shows exactly the questions that the gates open, whatever is answered', () => {
    const model = new Model(survey);
    const answer = fc.constantFrom(true, false, undefined);
    fc.assert(
      fc.property(fc.tuple(...questionnaire.gates.map(() => answer)), (values) => {
        const answers: GateAnswers = Object.fromEntries(
          questionnaire.gates.flatMap((gate, at) => (values[at] === undefined ? [] : [[gate, values[at]]])),
        );
        model.data = Object.fromEntries(
          Object.entries(answers).map(([gate, open]) => [`gate_${gate}`, open ? GATE_OPEN : GATE_CLOSED]),
        );
        const shown = questionnaire.questions
          .filter((question) => model.getQuestionByName(question.id).isVisible)
          .map((question) => question.id);
        expect(shown).toEqual(
          questionnaire.questions
            .filter((question) => applicabilityOf(question, answers).state === 'open')
            .map((question) => question.id),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('a SurveyJS form', () => {
  it('holds no element that could carry markup', () => {
    const survey = surveyJson(heldPolicy('kikuyo').questionnaire, 'kikuyo', CHOICES);
    const types = new Set(survey.pages.flatMap((page) => page.elements.map(({ type }) => type)));
    expect([...types].sort()).toEqual(['matrix', 'radiogroup']);
  });

  it('shows a question behind two gates only while both hold', () => {
    const [question] = TOWN_QUESTIONNAIRE.questions;
    if (question === undefined) throw new Error('the town asks something');
    const gates = ['outsourcing', 'cloud'] as const;
    const model = new Model(
      surveyJson({ ...TOWN_QUESTIONNAIRE, questions: [{ ...question, gates }], gates }, '', CHOICES),
    );
    const shown = (outsourcing: string | null, cloud: string | null): boolean => {
      model.data = {
        ...(outsourcing === null ? {} : { gate_outsourcing: outsourcing }),
        ...(cloud === null ? {} : { gate_cloud: cloud }),
      };
      return model.getQuestionByName(question.id).isVisible;
    };
    const choices = [GATE_OPEN, GATE_CLOSED, null];
    expect(choices.flatMap((first) => choices.map((second) => shown(first, second)))).toEqual([
      ...[true, false, false],
      ...[false, false, false],
      ...[false, false, false],
    ]);
  });

  it('wants an answer in every row of a question with rows', () => {
    const { questionnaire } = heldPolicy('kikuyo');
    const model = new Model(surveyJson(questionnaire, 'kikuyo', CHOICES));
    const question = questionnaire.questions.find(({ rows, gates }) => rows.length > 1 && gates.length === 0);
    if (question === undefined) throw new Error('no question with rows');
    const element = model.getQuestionByName(question.id);
    element.value = { [question.rows[0]?.id ?? '']: 'yes' };
    expect(element.validate(false)).toBe(false);
    element.value = Object.fromEntries(question.rows.map((row) => [row.id, 'yes']));
    expect(element.validate(false)).toBe(true);
  });
});
