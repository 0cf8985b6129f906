import { z } from 'zod';
import type { Actor } from '#app/domain/access/actor.ts';
import { handoverPlacesOf, hasPredecessor, HANDOVER_DAYS } from '#app/domain/organization/handover.ts';
import type { HeldTerm } from '#app/domain/organization/handover.ts';
import { postKey } from '#app/domain/organization/office.ts';
import { addDays, calendarDate, instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import {
  handoverSubject,
  placeVersion,
  systemIdsAt,
  termsAt,
} from '#app/services/improvement/handover.loader.server.ts';
import type { HandoverPlace } from '#app/services/improvement/handover.loader.server.ts';
import { historyOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allSystems, findSystem } from '#db/queries/asset.server.ts';
import { acknowledgementsOf, postsChangedBetween } from '#db/queries/handover.server.ts';
import type { NamedAppointment } from '#db/queries/handover.server.ts';

/** 引継ぎの確認の記録. */
export interface Acknowledgement {
  readonly personId: string;
  readonly personName: string;
  readonly acknowledgedAt: string;
  /** What was seen. */
  readonly seenHash: string;
}

const detailSchema = z.object({ seenHash: z.string() });

/** Who acknowledged the handover of a place, the oldest first. */
export function acknowledged(db: Connection, unitId: string | null): readonly Acknowledgement[] {
  return acknowledgementsOf(db, handoverSubject(unitId)).map(({ at, actor, personName, detail }) => ({
    personId: actor,
    personName,
    acknowledgedAt: at,
    seenHash: detailSchema.parse(JSON.parse(detail)).seenHash,
  }));
}

/** 引継ぎの案内. A place that is handed over, and who has acknowledged that lately. */
export interface HandoverNotice extends Pick<HandoverPlace, 'unitId' | 'placeName'> {
  readonly acknowledgedBy: readonly string[];
}

const heldTerm = ({ personId, from, until }: NamedAppointment): HeldTerm => ({
  personId,
  from: calendarDate(from),
  until: until === null ? null : calendarDate(until),
});

/** What predecessors of the actor hand over and the actor, since in office, has not acknowledged. */
export function waitingHandovers(context: ServiceContext, actor: Actor): readonly HandoverNotice[] {
  const { db } = context;
  const today = tokyoDate(context.clock());
  const recent = actor.appointments.filter(({ from }) => from >= addDays(today, -HANDOVER_DAYS));
  const unitIds = handoverPlacesOf(recent, (systemId) => findSystem(db, systemId)?.ownerUnitId);
  return unitIds.flatMap((unitId): HandoverNotice[] => {
    const version = unitId === null ? null : placeVersion(historyOf(db, unitId), unitId, today);
    if (unitId !== null && version === null) return [];
    const terms = termsAt(db, { unitId, systemIds: systemIdsAt(db, unitId) });
    const began = terms
      .filter(({ personId }) => personId === actor.personId)
      .filter((own) =>
        hasPredecessor(heldTerm(own), terms.filter((other) => postKey(own) === postKey(other)).map(heldTerm), today),
      )
      .map(({ from }) => from);
    const seen = acknowledged(db, unitId).filter(({ personId }) => personId === actor.personId);
    const waits = began.some((from) => !seen.some(({ acknowledgedAt }) => dayOf(acknowledgedAt) >= from));
    return waits ? [{ unitId, placeName: version?.name ?? null, acknowledgedBy: [] }] : [];
  });
}

/** The units whose offices change hands around today, with who acknowledged it since: what the 事務局 looks after. */
export function handoversAround(context: ServiceContext): readonly HandoverNotice[] {
  const { db } = context;
  const today = tokyoDate(context.clock());
  const [first, last] = [addDays(today, -HANDOVER_DAYS), addDays(today, HANDOVER_DAYS)];
  const owners = new Map(allSystems(db).map(({ id, ownerUnitId }) => [id, ownerUnitId]));
  const unitIds = postsChangedBetween(db, first, last)
    .map(({ unitId, systemId }) => unitId ?? owners.get(systemId ?? ''))
    .filter((unitId) => unitId !== undefined);
  const histories = groupBy(unitHistory(db), ({ id }) => id);
  return [...new Set(unitIds)].flatMap((unitId): HandoverNotice[] => {
    const version = placeVersion(histories.get(unitId) ?? [], unitId, today);
    if (version === null) return [];
    const acknowledgedBy = acknowledged(db, unitId)
      .filter(({ acknowledgedAt }) => dayOf(acknowledgedAt) >= first)
      .map(({ personName }) => personName);
    return [{ unitId, placeName: version.name, acknowledgedBy: [...new Set(acknowledgedBy)] }];
  });
}

function dayOf(at: string): CalendarDate {
  return tokyoDate(instant(at));
}
