import { addDays, dayNumber, instant } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate, Instant } from '#app/domain/shared/calendar-date.ts';

const MONDAY = 4;
const YEAR_END = ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'];

/** True on the days on which a town hall works; public holidays aside. */
export function isWorkingDay(date: CalendarDate): boolean {
  const weekday = (dayNumber(date) - MONDAY + 7) % 7;
  return weekday < 5 && !YEAR_END.includes(date.slice(5));
}

/** The day itself, or the next one before (-1) or after (1) it on which the town hall works. */
export function workingDay(date: CalendarDate, direction: -1 | 1): CalendarDate {
  return isWorkingDay(date) ? date : workingDay(addDays(date, direction), direction);
}

/** The working days from `from` to `to`, both included. */
export function workingDays(from: CalendarDate, to: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
  return days;
}

const TOKYO_AHEAD_MINUTES = 9 * 60;

/** The instant of a minute of the day in Asia/Tokyo. */
export function tokyoMinute(date: CalendarDate, minute: number): Instant {
  return instant(new Date(Date.parse(`${date}T00:00:00.000Z`) + (minute - TOKYO_AHEAD_MINUTES) * 60_000).toISOString());
}

/** The minute of the day that a clock on the wall of the town hall shows. */
export function at(hour: number, minute = 0): number {
  return hour * 60 + minute;
}
