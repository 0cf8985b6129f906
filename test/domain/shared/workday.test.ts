import { expect, test } from 'vitest';
import { calendarDate, onWorkday } from '#app/domain/shared/calendar-date.ts';

test('a day that is proposed is no Saturday and no Sunday', () => {
  const of = (day: string) => onWorkday(calendarDate(day));
  expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(of)).toEqual([
    '2026-11-27',
    ...['2026-11-30', '2026-11-30', '2026-11-30'],
  ]);
});
