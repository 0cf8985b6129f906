import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { workingDay } from '#app/cli/demo/days.ts';

/** When everything of the demonstration happens, seen from the day on which it is looked at. */
export interface DemoCalendar {
  readonly founded: CalendarDate;
  readonly policyImported: CalendarDate;
  readonly exceptionPermitted: CalendarDate;
  readonly exceptionUntil: CalendarDate;
  readonly lastYear: CampaignDays & { readonly closesOn: CalendarDate; readonly reportedOn: CalendarDate };
  readonly thisYear: CampaignDays;
}

export interface CampaignDays {
  readonly opensOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** The last day on which a sheet is worked on. */
  readonly lastDay: CalendarDate;
}

const RUNNING_FOR_DAYS = 20;
const DAYS_LEFT = 10;

/**
 * This year's campaign has been open for three weeks, and belongs to the fiscal year in which it opened: in the
 * first days of April that is the year just ended. Last year's ran in October and was reported in November.
 * Nothing happens on `today` itself, so that every act lies in the past whatever the hour.
 */
export function demoCalendar(today: CalendarDate): DemoCalendar {
  const opensOn = workingDay(addDays(today, -RUNNING_FOR_DAYS), -1);
  const last = fiscalYearOf(opensOn) - 1;
  const inLast = (monthDay: string) => workingDay(calendarDate(`${last}-${monthDay}`), 1);
  return {
    founded: inLast('04-01'),
    policyImported: inLast('06-10'),
    exceptionPermitted: inLast('08-20'),
    exceptionUntil: calendarDate(`${last + 3}-03-31`),
    lastYear: {
      opensOn: inLast('10-01'),
      dueOn: inLast('10-16'),
      lastDay: inLast('11-04'),
      closesOn: inLast('11-10'),
      reportedOn: inLast('11-24'),
    },
    thisYear: {
      opensOn,
      dueOn: workingDay(addDays(today, DAYS_LEFT), 1),
      lastDay: workingDay(addDays(today, -1), -1),
    },
  };
}
