import type { UnitVersion } from '#app/domain/organization/unit-history.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

export const BEGINNING = calendarDate('2020-04-01');

/** A unit that is there from the beginning on, named by its id. */
export function unitVersion(id: string, type: UnitVersion['type'], parentId: string | null, order = 1): UnitVersion {
  const own = { id, code: id, name: `${id}の名`, type, parentId, order, policyId: null };
  return { ...own, from: BEGINNING, until: null };
}
