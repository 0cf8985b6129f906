import { expect, test } from 'vitest';
import type { CampaignQuestion } from '#app/domain/campaign/campaign-question.ts';
import { comparedWithPast } from '#app/domain/report/past-comparison.ts';
import type { PastResult } from '#app/domain/response/past-result.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { makeQuestion } from '#test/factories/questions.ts';
import { scoredItem } from '#test/factories/scored-item.ts';

const QUESTIONS = new Map<string, CampaignQuestion>(
  [
    makeQuestion({ id: '1@a', unit: 'department' }),
    makeQuestion({ id: '2@a', unit: 'department', text: '二つめを行っていますか。' }),
    makeQuestion({ id: '2@b', unit: 'department', clauses: ['2'] }),
    makeQuestion({ id: '3@a', unit: 'department', clauses: ['3', '4'] }),
  ].map((question) => [question.id, { ...question, campaignQuestionId: question.id, policyId: 'town' }]),
);
const item = (campaignQuestionId: string, outcome: Outcome, targetId = 'tax') =>
  scoredItem({ itemId: `${targetId} ${campaignQuestionId}`, campaignQuestionId, targetId, outcome });
const said = (id: string, value: PastResult['value'], unitId = 'tax'): PastResult => ({
  target: { unitId, systemId: null },
  about: { clause: { policyId: 'town', document: 'standards', id }, questionText: null },
  value,
  comment: '',
});
const compare = (items: Parameters<typeof comparedWithPast>[0], ...results: readonly PastResult[]) =>
  comparedWithPast(items, {
    results,
    questionOf: ({ campaignQuestionId }) => {
      const question = QUESTIONS.get(campaignQuestionId);
      if (question === undefined) throw new Error(`no question ${campaignQuestionId}`);
      return question;
    },
  });

test('the same items are compared, in both years over the same number', () => {
  const items = [item('1@a', 'implemented'), item('1@a', 'unanswered', 'health'), item('1@a', 'implemented', 'works')];
  expect(compare(items, said('1', 'not_implemented'), said('1', 'implemented', 'health'))).toEqual([
    { population: 'units', before: { numerator: 1, denominator: 2 }, now: { numerator: 1, denominator: 2 } },
  ]);
});

test('a clause that several questions ask, and a question of several clauses, are not compared', () => {
  const two = [item('2@a', 'implemented'), item('2@b', 'implemented')];
  expect(compare(two, said('2', 'implemented'))).toEqual([]);
  expect(compare([item('3@a', 'implemented')], said('3', 'implemented'))).toEqual([]);
  const ofWords = { ...said('2', 'unknown'), about: { clause: null, questionText: '二つめを行っていますか。' } };
  expect(compare(two, ofWords)).toMatchObject([{ before: { numerator: 0, denominator: 1 } }]);
});

test('what was not to be done in one of the years is not compared, and nothing is said of nothing', () => {
  expect(compare([item('1@a', 'excepted')], said('1', 'implemented'))).toEqual([]);
  expect(compare([item('1@a', 'implemented')], said('1', 'not_applicable'))).toEqual([]);
  expect(compare([item('1@a', 'implemented')])).toEqual([]);
});
