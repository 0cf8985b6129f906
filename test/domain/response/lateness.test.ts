import { expect, test } from 'vitest';
import { isLate, isOverdue, isPastDue } from '#app/domain/response/lateness.ts';
import { SHEET_STATES } from '#app/domain/response/sheet.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const DUE = calendarDate('2026-10-31');
const AFTER = calendarDate('2026-11-01');

test('the due date itself is in time, the day after is 期限後', () => {
  expect(isPastDue(DUE, calendarDate('2026-10-30'))).toBe(false);
  expect(isPastDue(DUE, DUE)).toBe(false);
  expect(isPastDue(DUE, AFTER)).toBe(true);
});

test('only what is still to be handed in is overdue', () => {
  expect(SHEET_STATES.filter((state) => isOverdue(state, DUE, AFTER))).toEqual([
    'not_started',
    'in_progress',
    'returned',
  ]);
  expect(SHEET_STATES.filter((state) => isOverdue(state, DUE, DUE))).toEqual([]);
});

test('only what is handed in carries the mark of its submission', () => {
  expect(SHEET_STATES.filter((state) => isLate(state, true))).toEqual(['submitted', 'confirmed', 'accepted']);
  for (const mark of [false, null]) expect(SHEET_STATES.filter((state) => isLate(state, mark))).toEqual([]);
});
