import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { LEAVABLE_STEPS } from '#app/domain/campaign/first-year.ts';
import type { LeavableStep } from '#app/domain/campaign/first-year.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { leftOutSteps, storedLeftOutSteps } from '#app/services/campaign/first-year.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { putBodySetting } from '#db/queries/setting.server.ts';

/** この手順は不要. Leaves a step of the preparation out, or takes it in again; nothing else depends on it. */
export function chooseStep(
  context: ServiceContext,
  actor: Actor,
  leavable: LeavableStep,
  needed: boolean,
): Result<null, Denial | 'nothing_changed'> {
  return transact(context, actor.personId, 'start.choose', ({ tx }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const left = leftOutSteps(tx);
    if (left.includes(leavable) !== needed) return refuse('nothing_changed');
    const next = LEAVABLE_STEPS.filter((one) => (one === leavable ? !needed : left.includes(one)));
    putBodySetting(tx, 'left_out_steps', writeStored(storedLeftOutSteps, next));
    return { ...ok(null), subject: 'body:1', detail: { step: leavable, needed } };
  });
}
