import type { Actor } from '#app/domain/access/actor.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { appointmentOf } from '#app/services/organization/appointment.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { appointmentsOf } from '#db/queries/organization.server.ts';

/** The person as an actor of today, with the appointments that last. */
export function actorOf(context: ServiceContext, person: { readonly id: string; readonly name: string }): Actor {
  const today = tokyoDate(context.clock());
  const appointments = appointmentsOf(context.db, person.id, today).map(appointmentOf);
  return { personId: person.id, name: person.name, appointments };
}
