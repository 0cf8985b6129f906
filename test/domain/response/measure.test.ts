import { expect, test } from 'vitest';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import { measuresFor, measuresOf, tidyCovers } from '#app/domain/response/measure.ts';
import type { SheetMeasure } from '#app/domain/response/measure.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const plan = { measure: '契約の様式を改める。', owner: '契約係長', due: calendarDate('2027-03-31') };
const shared: SheetMeasure = {
  id: 'm1',
  rev: 1,
  plan,
  covers: [
    { itemId: 'a', rowId: 'r1' },
    { itemId: 'a', rowId: 'r2' },
    { itemId: 'b', rowId: null },
  ],
};

test('a measure that answers several items stands once among those of its sheet, before those within an answer', () => {
  const own = { ...plan, measure: '研修を行う。' };
  const items = [
    { itemId: 'a', answer: null },
    { itemId: 'c', answer: { ...EMPTY_ANSWER, plan: own } },
    { itemId: 'd', answer: EMPTY_ANSWER },
  ];
  expect(measuresOf(items, [shared])).toEqual([
    shared,
    { id: null, rev: 0, plan: own, covers: [{ itemId: 'c', rowId: null }] },
  ]);
});

test('a measure that answers nothing any more is none', () => {
  expect(measuresOf([], [{ ...shared, covers: [] }])).toEqual([]);
});

test('an item knows for which of its rows something is planned', () => {
  expect(measuresFor('a', [shared])).toEqual([{ plan, rowIds: new Set(['r1', 'r2']) }]);
  expect(measuresFor('b', [shared])).toEqual([{ plan, rowIds: null }]);
  expect(measuresFor('c', [shared])).toEqual([]);
});

test('a row is not named beside its whole item, and nothing twice', () => {
  const whole = { itemId: 'a', rowId: null };
  const row = { itemId: 'a', rowId: 'r1' };
  const other = { itemId: 'b', rowId: 'r1' };
  expect(tidyCovers([row, whole, whole, other, other])).toEqual([whole, other]);
});
