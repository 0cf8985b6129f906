import { describe, expect, it } from 'vitest';
import { demoCalendar } from '#app/cli/demo/calendar.ts';
import { isWorkingDay, workingDays } from '#app/cli/demo/days.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';

describe('the calendar of the demonstration', () => {
  it('holds its order on every day of nine years', () => {
    const wrong: string[] = [];
    for (let today = calendarDate('2023-01-01'); today < '2032-01-01'; today = addDays(today, 1)) {
      const { founded, policyImported, exceptionPermitted, exceptionUntil, lastYear, thisYear } = demoCalendar(today);
      const past = [
        founded,
        policyImported,
        exceptionPermitted,
        lastYear.opensOn,
        lastYear.dueOn,
        lastYear.lastDay,
        lastYear.closesOn,
        lastYear.reportedOn,
        thisYear.opensOn,
        thisYear.lastDay,
        today,
        thisYear.dueOn,
      ];
      const inOrder = past.every((day, index) => index === 0 || (past[index - 1] ?? day) < day);
      const working = past.every((day) => day === today || isWorkingDay(day));
      const enough = workingDays(addDays(thisYear.opensOn, 1), thisYear.lastDay).length >= 7;
      if (!inOrder || !working || !enough || exceptionUntil < thisYear.opensOn) wrong.push(today);
    }
    expect(wrong).toEqual([]);
  });
});
