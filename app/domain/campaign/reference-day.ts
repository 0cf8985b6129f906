import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearPeriod } from '#app/domain/shared/fiscal-year.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';

/** 基準とする日. Of which day a campaign asks the policy in force: today, or the nearest day of its fiscal year. */
export function referenceDay(year: FiscalYear, today: CalendarDate): CalendarDate {
  const { from, to } = fiscalYearPeriod(year);
  if (today < from) return from;
  return today > to ? to : today;
}
