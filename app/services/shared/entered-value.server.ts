import { z } from 'zod';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;

/** A day as a date field sends it. */
export function enteredDay(message: string) {
  return z.string(message).refine(isCalendarDate, message);
}

/** A day that may be left open, as a date field sends it; null where it is. */
export function enteredDayOrNone(message: string) {
  return z
    .string(message)
    .refine((text) => text === '' || isCalendarDate(text), message)
    .transform((text) => (isCalendarDate(text) ? text : null))
    .default(null);
}

/** A fiscal year as a select sends it. */
export function enteredFiscalYear(message: string) {
  return z.coerce.number(message).int(message).min(FIRST_YEAR, message).max(LAST_YEAR, message).transform(fiscalYear);
}

/** The page of a list that an address asks for. What is no such number is the first; one too large, the list's last. */
export const pageNumber = z.coerce
  .number()
  .catch(1)
  .default(1)
  .transform((asked) => (Number.isInteger(asked) && asked >= 1 ? Math.min(asked, Number.MAX_SAFE_INTEGER) : 1));
