import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { daysBetween } from '#app/domain/shared/calendar-date.ts';
import type { Post } from '#app/domain/organization/office.ts';

/** 引継ぎの期間. For how many days around a change of its holder an office is being handed over. */
export const HANDOVER_DAYS = 60;

/**
 * 引継ぎ先. The units to whose papers posts belong, each once: a system's is that of its owner. Null is the 事務局; nothing
 * is handed over of the other offices of the whole body.
 */
export function handoverPlacesOf(
  posts: readonly Post[],
  ownerOf: (systemId: string) => string | undefined,
): readonly (string | null)[] {
  const found = posts.flatMap(({ role, unitId, systemId }) => {
    if (role === 'secretariat') return [null];
    const id = unitId ?? (systemId === null ? undefined : ownerOf(systemId));
    return id === undefined ? [] : [id];
  });
  return [...new Set(found)];
}

/** 任期. */
interface Term {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

const near = (day: CalendarDate, today: CalendarDate) => Math.abs(daysBetween(day, today)) <= HANDOVER_DAYS;

/** Whether a term began, begins, ended or ends within the days of a handover around today. */
export function isHandedOver({ from, until }: Term, today: CalendarDate): boolean {
  return near(from, today) || (until !== null && near(until, today));
}

/** 引継ぎの任期. One term of a post, and whose it is. */
export interface HeldTerm extends Term {
  readonly personId: string;
}

/**
 * 前任者. Whether somebody else handed the post over to who took it up on `own.from`: a term of another person that ended
 * since the handover could begin, before today.
 */
export function hasPredecessor(own: HeldTerm, others: readonly HeldTerm[], today: CalendarDate): boolean {
  if (own.from > today || !near(own.from, today)) return false;
  return others.some(
    ({ personId, until }) =>
      personId !== own.personId && until !== null && until < today && daysBetween(until, own.from) <= HANDOVER_DAYS,
  );
}
