import type { Appointment } from '#app/domain/access/actor.ts';
import type { HeldAppointment } from '#app/domain/access/actor.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

interface AppointmentRow {
  readonly role: Office;
  readonly unitId: string | null;
  readonly systemId: string | null;
  readonly from: string;
  readonly until: string | null;
}

export function heldAppointmentOf({ id, ...row }: AppointmentRow & { readonly id: string }): HeldAppointment {
  return { id, ...appointmentOf(row) };
}

export function appointmentOf(row: AppointmentRow): Appointment {
  return {
    role: row.role,
    unitId: row.unitId,
    systemId: row.systemId,
    from: calendarDate(row.from),
    until: row.until === null ? null : calendarDate(row.until),
  };
}
