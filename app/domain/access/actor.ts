import type { Office, Post } from '#app/domain/organization/office.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/** 任命. A post held from a day, until a day (inclusive) or still. */
export interface Appointment extends Post {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** 任命. With its id, so that it can be ended. */
export interface HeldAppointment extends Appointment {
  readonly id: string;
}

/** 操作者. A signed-in person with the appointments that last today. */
export interface Actor {
  readonly personId: string;
  readonly name: string;
  readonly appointments: readonly Appointment[];
}

/** True when the actor holds one of `roles`, wherever. */
export function holds(actor: Actor, ...roles: readonly Office[]): boolean {
  return actor.appointments.some((appointment) => roles.includes(appointment.role));
}

/** True when the actor holds `role` for `unitId` (null: for the whole body). */
export function holdsFor(actor: Actor, role: Office, unitId: string | null): boolean {
  return actor.appointments.some((appointment) => appointment.role === role && appointment.unitId === unitId);
}

/** True when the actor holds the post: the office for its very unit or system. */
export function holdsPost(actor: Actor, post: Post): boolean {
  return actor.appointments.some(
    ({ role, unitId, systemId }) => role === post.role && unitId === post.unitId && systemId === post.systemId,
  );
}

/** Units for which the actor holds one of `roles`. */
export function unitsOf(actor: Actor, ...roles: readonly Office[]): readonly string[] {
  return actor.appointments.flatMap(({ role, unitId }) => (unitId !== null && roles.includes(role) ? [unitId] : []));
}
