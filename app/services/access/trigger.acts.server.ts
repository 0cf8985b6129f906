import type { Denial } from '#app/domain/access/can.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorizeSystem, operatorId } from '#app/services/shared/authorize.server.ts';
import type { Operator } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { markTold } from '#db/trigger-mark.ts';

/** Tells in the log that somebody had changed the triggers, and that the start has put them back. */
export function noteRestoredTriggers(
  context: ServiceContext,
  operator: Operator,
  triggers: readonly string[],
): Result<null, Denial> {
  return transact(context, operatorId(operator), 'trigger.restore', () => {
    const permission = authorizeSystem(operator, 'trigger.restore');
    if (!permission.ok) return permission;
    markTold(context.db.$client);
    return { ok: true, value: null, subject: 'trigger:all', detail: { triggers: [...triggers] } };
  });
}
