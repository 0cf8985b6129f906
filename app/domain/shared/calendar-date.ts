/** 暦日. `YYYY-MM-DD` in Asia/Tokyo; the domain knows no clock and no time zone. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

/** 時点. An instant as ISO 8601 in UTC, e.g. `2026-11-20T05:02:11.000Z`. */
export type Instant = string & { readonly __brand: 'Instant' };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const TOKYO_OFFSET_HOURS = 9;

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function parts(text: string): { year: number; month: number; day: number } | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { year, month, day };
}

/** True for a day that exists in the calendar, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): text is CalendarDate {
  return parts(text) !== null;
}

/** Brands `text`; throws when it is no day of the calendar (callers validate first). */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new Error(`not a calendar date: ${text}`);
  return text;
}

/** True for a UTC instant with milliseconds, as `Date.prototype.toISOString` writes it. */
export function isInstant(text: string): text is Instant {
  return INSTANT_PATTERN.test(text);
}

/** Brands `text`; throws when it is no UTC instant with milliseconds. */
export function instant(text: string): Instant {
  if (!isInstant(text)) throw new Error(`not an instant: ${text}`);
  return text;
}

/** Days since 1970-01-01, by the proleptic Gregorian calendar. */
export function dayNumber(date: CalendarDate): number {
  const value = parts(date);
  if (value === null) throw new Error(`not a calendar date: ${date}`);
  const { year, month, day } = value;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of {@link dayNumber}. */
export function dateOfDayNumber(number: number): CalendarDate {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return calendarDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The day itself or, on a weekend, the Monday after it. */
export function onWorkday(date: CalendarDate): CalendarDate {
  // Day 0 was a Thursday.
  const fromMonday = (((dayNumber(date) + 3) % 7) + 7) % 7;
  return addDays(date, fromMonday < 5 ? 0 : 7 - fromMonday);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day in Asia/Tokyo (UTC+9, no summer time since 1951) on which `at` falls. */
export function tokyoDate(at: Instant): CalendarDate {
  const date = calendarDate(at.slice(0, 10));
  const hour = Number(at.slice(11, 13));
  return hour + TOKYO_OFFSET_HOURS >= 24 ? addDays(date, 1) : date;
}
