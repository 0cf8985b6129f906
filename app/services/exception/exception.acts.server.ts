import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { exceptionsOn } from '#app/domain/exception/exception.ts';
import type { ExceptionRegister, PolicyException } from '#app/domain/exception/exception.ts';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';
import { allUnits } from '#db/queries/organization.server.ts';
import { insertPermittedException, permittedExceptions } from '#db/queries/exception.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 例外措置の許可. Registers an exception that the CISO permits. */
export function permitException(
  context: ServiceContext,
  actor: Actor,
  term: PolicyException,
): Result<string, Denial | 'reason_missing' | 'bad_term' | 'unknown_target'> {
  return transact(context, actor.personId, 'exception.permit', ({ tx }) => {
    const permission = authorize(actor, 'exception.permit', null);
    if (!permission.ok) return permission;
    if (term.reason.trim() === '') return refuse('reason_missing');
    if (term.from > term.until) return refuse('bad_term');
    const known = [...allUnits(tx), ...allSystems(tx)].some(({ id }) => id === term.targetId);
    if (!known) return refuse('unknown_target');
    const id = context.newId();
    insertPermittedException(tx, { id, ...term, permittedBy: actor.personId });
    return { ok: true, value: id, subject: `exception:${id}`, detail: { ...term } };
  });
}

/** The permitted exceptions that hold on the day. */
export function exceptionsInForce(db: Connection, day: CalendarDate): ExceptionRegister {
  const permitted = permittedExceptions(db).map((row): PolicyException => {
    const document = POLICY_DOCUMENT_KINDS.find((kind) => kind === row.document);
    if (document === undefined) throw new Error(`exception ${row.id} of an unknown document ${row.document}`);
    const { clauseId, targetId, reason } = row;
    return { document, clauseId, targetId, reason, from: calendarDate(row.from), until: calendarDate(row.until) };
  });
  return exceptionsOn(permitted, day);
}
