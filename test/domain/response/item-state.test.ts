import { NOT_COVERED } from '#app/domain/exception/exception.ts';
import { describe, expect, test } from 'vitest';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import { isAsked, isClosedByLedger, itemState, mayApply } from '#app/domain/response/item-state.ts';
import type { ItemFacts } from '#app/domain/response/item-state.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';

const GATED = TOWN_QUESTIONNAIRE.questions.find(({ gates }) => gates.includes('outsourcing'));
if (GATED === undefined) throw new Error('the town asks a question behind a gate');
const BEHIND_TWO: Question = { ...GATED, gates: ['outsourcing', 'cloud'] };
const FACTS: ItemFacts<Question> = {
  question: GATED,
  gates: { outsourcing: true },
  coverage: NOT_COVERED,
  answer: null,
};
const EXCEPTION = {
  policyId: 'town',
  document: GATED.document,
  clauseId: GATED.clauses[0] ?? '',
  targetId: 'T1',
  reason: '機器の更新まで',
  from: calendarDate('2026-04-01'),
  until: calendarDate('2027-03-31'),
};
const ANSWER = { ...EMPTY_ANSWER, value: 'not_implemented' as const };

describe('where an item stands', () => {
  test('behind an open gate it lacks what its answer lacks', () => {
    expect(itemState(FACTS)).toMatchObject({ value: null, missing: ['unanswered'] });
    const answered = itemState({ ...FACTS, answer: ANSWER });
    expect(answered).toMatchObject({ value: 'not_implemented', applicability: { state: 'open', source: 'asked' } });
    expect(answered.missing).toContain('why_not');
    expect([mayApply(answered), isAsked(answered)]).toEqual([true, true]);
  });

  test('behind an unanswered gate it waits, whatever was entered', () => {
    const waiting = itemState({ ...FACTS, gates: {}, answer: ANSWER });
    expect(waiting).toMatchObject({ applicability: { state: 'unanswered' }, missing: ['unanswered'] });
    expect([mayApply(waiting), isAsked(waiting)]).toEqual([true, false]);
  });

  test('behind a closed gate it lacks nothing and keeps what was entered', () => {
    const closed = itemState({ ...FACTS, gates: { outsourcing: false }, answer: ANSWER });
    expect(closed).toMatchObject({ answer: ANSWER, value: 'not_implemented', missing: [] });
    expect([mayApply(closed), isAsked(closed)]).toEqual([false, false]);
  });

  test.each([
    ['one is closed', { outsourcing: true, cloud: false }, 'closed', ['cloud']],
    ['one is closed and one unanswered', { cloud: false }, 'closed', ['cloud']],
    ['both are closed', { outsourcing: false, cloud: false }, 'closed', ['outsourcing', 'cloud']],
    ['one is unanswered', { outsourcing: true }, 'unanswered', ['cloud']],
    ['both are unanswered', {}, 'unanswered', ['outsourcing', 'cloud']],
    ['both hold', { outsourcing: true, cloud: true }, 'open', []],
  ] as const)('behind two gates, where %s', (_, gates, state, decidedBy) => {
    const found = itemState({ ...FACTS, question: BEHIND_TWO, gates, answer: null });
    expect(found).toMatchObject({ applicability: { state, source: 'asked', decidedBy }, value: null });
    expect(found.missing).toEqual(state === 'closed' ? [] : ['unanswered']);
    expect([mayApply(found), isAsked(found), isClosedByLedger(found)]).toEqual([
      state !== 'closed',
      state === 'open',
      false,
    ]);
  });

  test('behind a gate of the ledger and an asked one it is closed by the ledger, whatever was answered', () => {
    const question: Question = { ...GATED, gates: ['outsourcing', 'own_development'] };
    for (const outsourcing of [true, false, undefined]) {
      const asked = outsourcing === undefined ? {} : { outsourcing };
      const closed = itemState({ ...FACTS, question, gates: { own_development: false, ...asked } });
      expect(closed.applicability).toEqual({ state: 'closed', source: 'asset', decidedBy: ['own_development'] });
      expect(isClosedByLedger(closed)).toBe(true);
    }
    const waiting = itemState({ ...FACTS, question, gates: { own_development: true } });
    expect(waiting.applicability).toEqual({ state: 'unanswered', source: 'asked', decidedBy: ['outsourcing'] });
  });

  test('under a 例外措置 it lacks nothing, its gate included', () => {
    for (const gates of [{ outsourcing: true }, {}]) {
      const excepted = itemState({ ...FACTS, gates, coverage: { ...NOT_COVERED, whole: EXCEPTION } });
      expect(excepted).toMatchObject({ coverage: { whole: { reason: '機器の更新まで' } }, missing: [] });
      expect([mayApply(excepted), isAsked(excepted)]).toEqual([true, false]);
    }
  });
});
