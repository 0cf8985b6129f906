import { describe, expect, it } from 'vitest';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import type { OpenValue } from '#app/domain/questionnaire/open-value/open-value.ts';
import { lacksValue, pinValues, valuesAt } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import { makeClause, makeQuestion } from '#test/factories/questions.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

function derived(...clauses: readonly Parameters<typeof makeClause>[0][]) {
  return deriveQuestionnaire(clauses.map(makeClause), { policyId: 'town' }).questions;
}

describe('what a question asks about and its clause leaves open', () => {
  it('stands at the question that is asked directly', () => {
    const text = '情報システム管理者は、試験の結果を一定期間保管しなければならない。';
    const [question] = derived({ id: '1', text, subjects: ['情報システム管理者'] });
    expect(question?.openValues).toEqual([{ clause: '1', row: null, kind: 'retention', printed: '一定期間' }]);
  });

  it('stands at the row that asks about it', () => {
    const [question] = derived(
      { id: '1', text: '職員等は、パスワードについて、次の事項を遵守しなければならない。' },
      { id: '1-ア', text: 'パスワードは十分な長さとすること。', kind: 'list-item' },
      { id: '1-イ', text: 'パスワードを他人に教えないこと。', kind: 'list-item' },
    );
    expect(question?.openValues).toEqual([{ clause: '1-ア', row: '1-ア', kind: 'length', printed: '十分な長さ' }]);
  });

  it('is asked of nobody whose duty of the clause is another one', () => {
    const questions = derived({
      id: '1',
      text: '情報システム管理者は、ログを定期的に点検しなければならない。情報セキュリティ管理者は、点検の結果を保管しなければならない。',
      subjects: ['情報システム管理者', '情報セキュリティ管理者'],
    });
    expect(questions.map(({ roles, openValues }) => [roles[0], openValues?.map(({ printed }) => printed)])).toEqual([
      ['system_manager', ['定期的に']],
      ['security_manager', undefined],
    ]);
  });

  it('is nothing where a clause lays everything down', () => {
    const text = '情報セキュリティ管理者は、台帳を年１回点検しなければならない。';
    const [question] = derived({ id: '1', text, subjects: ['情報セキュリティ管理者'] });
    expect(question?.text).toContain('年１回');
    expect(question).not.toHaveProperty('openValues');
  });
});

it.each([
  ['kikuyo', '6-4-3-ウ', 'length', '十分な長さ'],
  ['kikuyo', '7-1-6-ア', 'retention', '一定期間'],
  ['kikuyo', '7-1-21-エ', 'approver', '承認を得'],
  ['nishiwaki', '10-4-ウ-ウ', 'length', '十分な長さ'],
  ['nishiwaki', '11-1-カ-ア', 'retention', '一定の期間'],
  ['mic-model', '3.5.4-3-5', 'frequency', '定期的に'],
] as const)('the questions of %s ask about %s with its %s', (policy, clause, kind, printed) => {
  const places = heldPolicy(policy).questionnaire.questions.flatMap(({ openValues = [] }) => openValues);
  expect(places).toContainEqual(expect.objectContaining({ clause, kind, printed }));
});

it('no approver of kikuyo is asked for where the clause names one', () => {
  const places = heldPolicy('kikuyo').questionnaire.questions.flatMap(({ openValues = [] }) => openValues);
  expect(places.filter(({ kind }) => kind === 'approver').map(({ clause }) => clause)).toEqual([
    '7-1-21-エ',
    '9-2-4-イ',
  ]);
});

describe('a question that a campaign pins', () => {
  const openValues: readonly OpenValue[] = [
    { clause: '1', row: '1-ア', kind: 'length', printed: '十分な長さ' },
    { clause: '1', row: null, kind: 'frequency', printed: '定期的に' },
  ];
  const question = makeQuestion({ id: '1@staff', unit: 'department', openValues });
  const twelve = { value: '12文字以上', source: null, article: null, decidedOn: null };

  it('carries the value in force at its place, and that there is none at another', () => {
    const pinned = pinValues(question, ({ kind }) => (kind === 'length' ? twelve : null));
    expect(valuesAt(pinned, '1-ア').map(({ body }) => body)).toEqual([twelve]);
    expect(valuesAt(pinned, null).map(({ body }) => body)).toEqual([null]);
    expect(lacksValue(pinned)).toBe(true);
    expect(lacksValue(pinValues(question, () => twelve))).toBe(false);
  });

  it('stays as it is where its clauses leave nothing open', () => {
    const plain = makeQuestion({ id: '1@staff', unit: 'department' });
    expect(pinValues(plain, () => twelve)).toBe(plain);
  });
});
