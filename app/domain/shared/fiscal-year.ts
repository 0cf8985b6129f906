import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/** 年度. The integer of the year in which its April lies; runs from 1 April to 31 March. */
export type FiscalYear = number & { readonly __brand: 'FiscalYear' };

const FIRST_MONTH = 4;

/** Brands a whole number between 1947 (地方自治法) and 9998; throws otherwise. */
export function fiscalYear(year: number): FiscalYear {
  if (!Number.isInteger(year) || year < 1947 || year > 9998) throw new Error(`not a fiscal year: ${year}`);
  return year as FiscalYear;
}

export function fiscalYearOf(date: CalendarDate): FiscalYear {
  const year = Number(date.slice(0, 4));
  return fiscalYear(Number(date.slice(5, 7)) >= FIRST_MONTH ? year : year - 1);
}

/** First and last day of the fiscal year. */
export function fiscalYearPeriod(year: FiscalYear): { readonly from: CalendarDate; readonly to: CalendarDate } {
  return { from: calendarDate(`${year}-04-01`), to: calendarDate(`${year + 1}-03-31`) };
}
