import type { Appointment } from '#app/domain/access/actor.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

export function appointmentOf(row: {
  role: Office;
  unitId: string | null;
  systemId: string | null;
  from: string;
  until: string | null;
}): Appointment {
  return {
    role: row.role,
    unitId: row.unitId,
    systemId: row.systemId,
    from: calendarDate(row.from),
    until: row.until === null ? null : calendarDate(row.until),
  };
}
