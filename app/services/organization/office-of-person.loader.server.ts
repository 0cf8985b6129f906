import type { MarkedKind } from '#app/domain/organization/appointment-kind.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Connection } from '#db/client.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';

/** 役職. An office as it is said of its holder. */
export interface OfficeOfPerson {
  readonly office: Office;
  /** Of the unit or the system; null for an office of the whole body. */
  readonly placeName: string | null;
  /** 事務取扱 or 職務代理; null for the own holder. */
  readonly heldAs: MarkedKind | null;
}

/** What a unit is called on a day; the units of each day are read once. */
export function namesOfUnits(db: Connection): (day: CalendarDate, unitId: string) => string | null {
  const days = new Map<CalendarDate, ReadonlyMap<string, string>>();
  return (day, unitId) => {
    const names = days.get(day) ?? new Map(unitsOn(db, day).map(({ id, name }) => [id, name]));
    days.set(day, names);
    return names.get(unitId) ?? null;
  };
}
