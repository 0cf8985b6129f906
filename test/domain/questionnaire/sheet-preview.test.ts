import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { burdenOfQuestionnaire } from '#app/domain/questionnaire/burden.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { previewSheet, respondentOfKind } from '#app/domain/questionnaire/sheet-preview.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';

const questionnaire = deriveQuestionnaire(readPolicy(policySource('nishiwaki')).clauses, { policyId: 'nishiwaki' });

test('what a kind of respondent sees is what the limits count', () => {
  for (const { kind, questionCount, rowCount } of burdenOfQuestionnaire(questionnaire.questions).sheets)
    expect(previewSheet(questionnaire, respondentOfKind(kind)), kind).toMatchObject({ questionCount, rowCount });
});

test('a gate that does not hold closes its questions, and is asked all the same', () => {
  const open = previewSheet(questionnaire, { unit: 'department', office: null, gates: {} });
  const closed = previewSheet(questionnaire, { unit: 'department', office: null, gates: { outsourcing: false } });
  expect(open.closedCount).toBe(0);
  expect(closed.closedCount).toBe(open.questionCount - closed.questionCount);
  expect(closed.closedCount).toBeGreaterThan(0);
  expect(closed.gates.find(({ id }) => id === 'outsourcing')?.holds).toBe(false);
  expect(closed.chapters.flatMap(({ questions }) => questions).length).toBe(closed.questionCount);
});
