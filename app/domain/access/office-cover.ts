import type { Office } from '#app/domain/organization/office.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { addDays } from '#app/domain/shared/calendar-date.ts';

/** 欠かせない役職. Without a holder who can sign in nobody could put anything right any more. */
export const KEPT_OFFICES = ['secretariat', 'administrator'] as const satisfies readonly Office[];
export type KeptOffice = (typeof KEPT_OFFICES)[number];

/** 在職期間. From a day, until a day (inclusive) or still. */
export interface Term {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** True from the first day of a term to its last. Days are compared as they are written. */
export function lastsOn(
  { from, until }: { readonly from: string; readonly until: string | null },
  day: CalendarDate,
): boolean {
  return from <= day && (until === null || until >= day);
}

/**
 * The last day until which somebody holds an office without a gap, from `day` on; null where it never ends, the day
 * before where nobody holds it on `day`.
 */
export function heldUntil(terms: readonly Term[], day: CalendarDate): CalendarDate | null {
  const next = (reached: CalendarDate): CalendarDate | null => {
    const on = addDays(reached, 1);
    const going = terms.filter((term) => lastsOn(term, on));
    if (going.length === 0) return reached;
    const furthest = going.reduce<CalendarDate | null>(
      (last, { until }) => (last === null || until === null ? null : until > last ? until : last),
      on,
    );
    return furthest === null ? null : next(furthest);
  };
  return next(addDays(day, -1));
}

/** True where a change leaves an office without a holder sooner than before, from `day` on. */
export function endsSooner(before: readonly Term[], after: readonly Term[], day: CalendarDate): boolean {
  const [was, is] = [heldUntil(before, day), heldUntil(after, day)];
  return is !== null && (was === null || is < was);
}
