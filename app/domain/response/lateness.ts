import { isSubmitted } from '#app/domain/response/sheet.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/** 期限後. True from the day after the due date on; the day itself is in time. */
export function isPastDue(dueOn: CalendarDate, today: CalendarDate): boolean {
  return today > dueOn;
}

/** 期限超過. A sheet that is still to be handed in after its due date. */
export function isOverdue(state: SheetState, dueOn: CalendarDate, today: CalendarDate): boolean {
  return !isSubmitted(state) && isPastDue(dueOn, today);
}

/**
 * 期限後提出. A sheet that was handed in after its due date. `submittedLate` was fixed when it was handed in; one that is
 * sent back or taken back is not handed in, so it is late again only by its next submission.
 */
export function isLate(state: SheetState, submittedLate: boolean | null): boolean {
  return isSubmitted(state) && submittedLate === true;
}
