import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { acknowledged, handoversAround } from '#app/services/improvement/acknowledgement.loader.server.ts';
import type { Acknowledgement, HandoverNotice } from '#app/services/improvement/acknowledgement.loader.server.ts';
import { handoverContent, handoverPlace, seenHandover } from '#app/services/improvement/handover.loader.server.ts';
import type { HandoverContent, HandoverPlace } from '#app/services/improvement/handover.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 引継書. */
export interface HandoverPage extends Pick<HandoverPlace, 'unitId' | 'placeName'> {
  readonly today: CalendarDate;
  readonly handedOver: HandoverContent;
  readonly seenHash: string;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly mayAcknowledge: boolean;
  /** The actor has acknowledged the paper as it stands. */
  readonly acknowledgedNow: boolean;
  /** Of the units whose offices change hands; on the paper of the 事務局 alone. */
  readonly unitHandovers: readonly HandoverNotice[];
}

/** The paper of a unit, or of the 事務局 where `unitId` is null. */
export function handoverPage(
  context: ServiceContext,
  actor: Actor,
  unitId: string | null,
): Result<HandoverPage, Denial> {
  const place = handoverPlace(context, unitId);
  if (place === null) return refuse('not_permitted');
  const permission = authorize(actor, 'handover.view', place);
  if (!permission.ok) return permission;
  const handedOver = handoverContent(context, place, permission.value);
  const seenHash = seenHandover(handedOver);
  const acknowledgements = acknowledged(context.db, unitId);
  return ok({
    unitId,
    placeName: place.placeName,
    today: tokyoDate(context.clock()),
    handedOver,
    seenHash,
    acknowledgements,
    mayAcknowledge: can(actor, 'handover.acknowledge', place).ok,
    acknowledgedNow: acknowledgements.some((one) => one.personId === actor.personId && one.seenHash === seenHash),
    unitHandovers: unitId === null ? handoversAround(context) : [],
  });
}
