import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { PolicyException } from '#app/domain/exception/exception.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { modulesOfBody } from '#app/services/organization/module.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';
import { insertPermittedException } from '#db/queries/exception.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';

/** 例外措置の許可. Registers an exception that the CISO permits. */
export function permitException(
  context: ServiceContext,
  actor: Actor,
  term: PolicyException,
): Result<string, Denial | 'reason_missing' | 'bad_term' | 'unknown_target' | 'exceptions_not_used'> {
  return transact(context, actor.personId, 'exception.permit', ({ tx, at }) => {
    const permission = authorize(actor, 'exception.permit', null);
    if (!permission.ok) return permission;
    if (!modulesOfBody(tx).exception) return refuse('exceptions_not_used');
    if (term.reason.trim() === '') return refuse('reason_missing');
    if (term.from > term.until) return refuse('bad_term');
    const known = [...unitsOn(tx, tokyoDate(at)), ...allSystems(tx)].some(({ id }) => id === term.targetId);
    if (!known) return refuse('unknown_target');
    const id = context.newId();
    insertPermittedException(tx, { id, ...term, permittedBy: actor.personId });
    return { ok: true, value: id, subject: `exception:${id}`, detail: { ...term } };
  });
}
