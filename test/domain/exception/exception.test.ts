import { expect, test } from 'vitest';
import { coveringException, exceptionsOn } from '#app/domain/exception/exception.ts';
import type { PolicyException } from '#app/domain/exception/exception.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const permitted: PolicyException = {
  policyId: 'town',
  document: 'standards',
  clauseId: '7-2-4',
  targetId: 'S23',
  reason: '更新まで機能がないため',
  from: calendarDate('2026-04-01'),
  until: calendarDate('2026-12-31'),
};
const question = { policyId: 'town', document: 'standards', clauses: ['7-2-3', '7-2-4'] } as const;

test.each([
  ['2026-03-31', false],
  ['2026-04-01', true],
  ['2026-12-31', true],
  ['2027-01-01', false],
])('on %s the exception holds: %s', (day, holds) => {
  expect(coveringException(exceptionsOn([permitted], calendarDate(day)), question, 'S23') !== null).toBe(holds);
});

test('it covers its own target, policy, document and clause alone', () => {
  const register = exceptionsOn([permitted], calendarDate('2026-10-01'));
  expect(coveringException(register, question, 'S23')).toEqual(permitted);
  expect(coveringException(register, question, 'S24')).toBeNull();
  expect(coveringException(register, { ...question, document: 'basic_policy' }, 'S23')).toBeNull();
  expect(coveringException(register, { ...question, policyId: 'school' }, 'S23')).toBeNull();
  expect(coveringException(register, { ...question, clauses: ['7-2-40', '7-2'] }, 'S23')).toBeNull();
});

test('of two exceptions for one clause the one that holds longer is told, in either order', () => {
  const longer = { ...permitted, until: calendarDate('2027-03-31') };
  for (const both of [
    [permitted, longer],
    [longer, permitted],
  ]) {
    expect(coveringException(exceptionsOn(both, calendarDate('2026-10-01')), question, 'S23')).toEqual(longer);
  }
});
