import { endsSooner, KEPT_OFFICES } from '#app/domain/access/office-cover.ts';
import type { KeptOffice, Term } from '#app/domain/access/office-cover.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Connection } from '#db/client.server.ts';
import { termsOfWhoSignsIn } from '#db/queries/people.server.ts';

/** `last_secretariat`, `last_administrator`: nobody who can sign in would hold the office any more. */
export type LastHolder = `last_${KeptOffice}`;

interface HeldTerm extends Term {
  readonly id: string;
  readonly personId: string;
}

/**
 * Which office that must always be held a change would leave without a holder who can sign in, from `day` on. `change`
 * gives what becomes of a term; null where it is gone.
 */
export function leftVacant(
  db: Connection,
  day: CalendarDate,
  change: (term: HeldTerm) => Term | null,
): LastHolder | null {
  for (const role of KEPT_OFFICES) {
    const terms = termsOfWhoSignsIn(db, role).map((term) => ({
      ...term,
      from: calendarDate(term.from),
      until: term.until === null ? null : calendarDate(term.until),
    }));
    const after = terms.map(change).filter((term) => term !== null);
    if (endsSooner(terms, after, day)) return `last_${role}`;
  }
  return null;
}
