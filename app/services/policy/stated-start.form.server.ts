import { statedStarts } from '#app/domain/policy/stated-start.ts';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { writtenDate } from '#app/lib/japanese-date.ts';

/** The day from which a text says that it holds, the last one where it says several; null where it says none. */
export function proposedStart(source: string): CalendarDate | null {
  const days = statedStarts(source).flatMap((words) => {
    const date = writtenDate(words);
    return date !== null && isCalendarDate(date) ? [date] : [];
  });
  return days.sort().at(-1) ?? null;
}
