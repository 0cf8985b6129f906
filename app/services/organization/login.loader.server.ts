import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { Connection } from '#db/client.server.ts';
import { appointmentsOf } from '#db/queries/organization.server.ts';

/** 利用者IDを変えられるか. `administrators_login`: whose it is is an administrator, and the actor is none. */
export function mayRenameLogin(
  db: Connection,
  actor: Actor,
  personId: string,
  today: CalendarDate,
): Result<null, Denial | 'administrators_login'> {
  const permission = authorize(actor, 'account.rename', null);
  if (!permission.ok) return permission;
  const administers = appointmentsOf(db, personId, today).some(({ role }) => role === 'administrator');
  const refused = administers && !authorize(actor, 'account.rename_administrator', null).ok;
  return refused ? refuse('administrators_login') : ok(null);
}
