import { expect, test } from 'vitest';
import { coverageOf, exceptionsOn } from '#app/domain/exception/exception.ts';
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
const question = { policyId: 'town', document: 'standards', clauses: ['7-2-3', '7-2-4'], rows: [] } as const;

test.each([
  ['2026-03-31', false],
  ['2026-04-01', true],
  ['2026-12-31', true],
  ['2027-01-01', false],
])('on %s the exception holds: %s', (day, holds) => {
  expect(coverageOf(exceptionsOn([permitted], calendarDate(day)), question, 'S23').whole !== null).toBe(holds);
});

test('it covers its own target, policy, document and clause alone', () => {
  const register = exceptionsOn([permitted], calendarDate('2026-10-01'));
  expect(coverageOf(register, question, 'S23').whole).toEqual(permitted);
  expect(coverageOf(register, question, 'S24').whole).toBeNull();
  expect(coverageOf(register, { ...question, document: 'basic_policy' }, 'S23').whole).toBeNull();
  expect(coverageOf(register, { ...question, policyId: 'school' }, 'S23').whole).toBeNull();
  expect(coverageOf(register, { ...question, clauses: ['7-2-40', '7-2'] }, 'S23').whole).toBeNull();
});

test('of two exceptions for one clause the one that holds longer is told, in either order', () => {
  const longer = { ...permitted, until: calendarDate('2027-03-31') };
  for (const both of [
    [permitted, longer],
    [longer, permitted],
  ]) {
    expect(coverageOf(exceptionsOn(both, calendarDate('2026-10-01')), question, 'S23').whole).toEqual(longer);
  }
});

test('an exception from the clause of a row covers the rows of that clause alone', () => {
  const asked = {
    ...question,
    clauses: ['7-2', '7-2-3', '7-2-4'],
    rows: [
      { id: 'r1', clauses: ['7-2-3'] },
      { id: 'r2', clauses: ['7-2-4'] },
      { id: 'r3', clauses: ['7-2-4'] },
    ],
  };
  const day = calendarDate('2026-10-01');
  const { whole, rows } = coverageOf(exceptionsOn([permitted], day), asked, 'S23');
  expect([whole, [...rows.keys()]]).toEqual([null, ['r2', 'r3']]);
  const stem = coverageOf(exceptionsOn([{ ...permitted, clauseId: '7-2' }], day), asked, 'S23');
  expect(stem).toMatchObject({ whole: { clauseId: '7-2' } });
  const shorter = { ...permitted, clauseId: '7-2-3', until: calendarDate('2026-11-30') };
  const every = coverageOf(exceptionsOn([permitted, shorter], day), asked, 'S23');
  expect([every.whole, every.rows.size]).toEqual([shorter, 0]);
});
