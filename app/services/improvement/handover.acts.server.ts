import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { acknowledged } from '#app/services/improvement/acknowledgement.loader.server.ts';
import {
  handoverContent,
  handoverPlace,
  handoverSubject,
  seenHandover,
} from '#app/services/improvement/handover.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';

/** `changed_meanwhile`: the paper is no more what was seen. */
export type HandoverRefusal = Denial | 'changed_meanwhile' | 'acknowledged_already';

/** 引継ぎの確認. Whoever holds an office of the place has seen what is handed over; the log alone keeps it, with the hash. */
export function acknowledgeHandover(
  context: ServiceContext,
  actor: Actor,
  { unitId, seenHash }: { readonly unitId: string | null; readonly seenHash: string },
): Result<null, HandoverRefusal> {
  return transact(context, actor.personId, 'handover.acknowledge', ({ tx }) => {
    const place = handoverPlace(context, unitId);
    if (place === null) return refuse('not_permitted');
    const permission = authorize(actor, 'handover.acknowledge', place);
    if (!permission.ok) return permission;
    if (seenHandover(handoverContent(context, place, permission.value)) !== seenHash)
      return refuse('changed_meanwhile');
    const before = acknowledged(tx, unitId).filter(({ personId }) => personId === actor.personId);
    if (before.some((one) => one.seenHash === seenHash)) return refuse('acknowledged_already');
    return { ok: true, value: null, subject: handoverSubject(unitId), detail: { seenHash } };
  });
}
