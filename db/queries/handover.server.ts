import { and, asc, eq, exists, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { HandoverResource } from '#app/domain/access/resource.ts';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import type { Connection } from '#db/client.server.ts';
import { activityLog } from '#db/schema/activity.ts';
import { appointment } from '#db/schema/appointment.ts';
import { campaignTarget, item, sheet } from '#db/schema/campaign.ts';
import { delegation, delegationChapter } from '#db/schema/delegation.ts';
import { improvementAction, improvementActionItem } from '#db/schema/improvement.ts';
import { person } from '#db/schema/organization.ts';
import type { ImprovementActionRow } from '#db/queries/improvement.server.ts';
import { targetOfSheet, withinScope } from '#db/queries/sheet.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';

/** An appointment with the name of its holder. */
export type NamedAppointment = typeof appointment.$inferSelect & { readonly personName: string };

const named = (db: Connection) =>
  db
    .select({ row: appointment, personName: person.name })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId));

/** Every appointment for a unit or one of its systems, past and coming ones included, in the order of their days. */
export function appointmentsAt(db: Connection, unitId: string, systemIds: readonly string[]): NamedAppointment[] {
  return named(db)
    .where(or(eq(appointment.unitId, unitId), inArray(appointment.systemId, [...systemIds])))
    .orderBy(asc(appointment.from), asc(appointment.id))
    .all()
    .map(({ row, personName }) => ({ ...row, personName }));
}

/** Every appointment of the 事務局, as above. */
export function appointmentsOfSecretariat(db: Connection): NamedAppointment[] {
  return named(db)
    .where(and(eq(appointment.role, 'secretariat'), isNull(appointment.unitId), isNull(appointment.systemId)))
    .orderBy(asc(appointment.from), asc(appointment.id))
    .all()
    .map(({ row, personName }) => ({ ...row, personName }));
}

/** The units and systems of which an appointment begins or ends between two days. */
export function postsChangedBetween(
  db: Connection,
  first: string,
  last: string,
): { unitId: string | null; systemId: string | null }[] {
  const within = (column: typeof appointment.from | typeof appointment.until) =>
    and(gte(column, first), lte(column, last));
  return db
    .selectDistinct({ unitId: appointment.unitId, systemId: appointment.systemId })
    .from(appointment)
    .where(or(within(appointment.from), within(appointment.until)))
    .all();
}

/** A system is of the unit that owned it when the year began, or of its owner of today; everything is the 事務局's. */
const isOf = ({ unitId, systemIds }: Pick<HandoverResource, 'unitId' | 'systemIds'>) =>
  unitId === null
    ? undefined
    : or(
        eq(campaignTarget.targetId, unitId),
        eq(campaignTarget.ownerUnitId, unitId),
        inArray(campaignTarget.targetId, [...systemIds]),
      );

/** The sheets of a campaign that are of a place and within the scope, in their order. */
export function sheetsAt(
  db: Connection,
  campaignId: string,
  place: Pick<HandoverResource, 'unitId' | 'systemIds'>,
  scope: Scope,
): SheetWithTarget[] {
  return db
    .select({ sheet, target: campaignTarget })
    .from(sheet)
    .innerJoin(campaignTarget, targetOfSheet)
    .where(and(eq(sheet.campaignId, campaignId), isOf(place), withinScope(scope)))
    .orderBy(asc(sheet.order))
    .all();
}

/** What those of these targets are called that have a sheet in a campaign and are within the scope. */
export function targetNames(
  db: Connection,
  campaignId: string,
  targetIds: readonly string[],
  scope: Scope,
): ReadonlyMap<string, string> {
  const rows = db
    .selectDistinct({ id: campaignTarget.targetId, name: campaignTarget.name })
    .from(sheet)
    .innerJoin(campaignTarget, targetOfSheet)
    .where(and(eq(sheet.campaignId, campaignId), inArray(sheet.targetId, [...targetIds]), withinScope(scope)))
    .all();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The actions drafted at a closing that answer an item of one of these targets, in the order of their numbers. */
export function actionsOfTargets(
  db: Connection,
  closingId: string,
  level: ImprovementLevel,
  targetIds: readonly string[],
): ImprovementActionRow[] {
  const named = db
    .select({ id: improvementActionItem.actionId })
    .from(improvementActionItem)
    .innerJoin(item, eq(item.id, improvementActionItem.itemId))
    .where(and(eq(improvementActionItem.actionId, improvementAction.id), inArray(item.targetId, [...targetIds])));
  return db
    .select()
    .from(improvementAction)
    .where(and(eq(improvementAction.closingId, closingId), eq(improvementAction.level, level), exists(named)))
    .orderBy(asc(improvementAction.number))
    .all();
}

/** What the holders of appointments let others enter on a day, with its chapters. */
export function delegationsOn(
  db: Connection,
  appointmentIds: readonly string[],
  day: string,
): { id: string; appointmentId: string; personName: string; until: string | null; chapters: string[] }[] {
  const rows = db
    .select({ row: delegation, personName: person.name })
    .from(delegation)
    .innerJoin(person, eq(person.id, delegation.personId))
    .where(
      and(
        inArray(delegation.appointmentId, [...appointmentIds]),
        lte(delegation.from, day),
        or(isNull(delegation.until), gte(delegation.until, day)),
      ),
    )
    .orderBy(asc(delegation.from), asc(delegation.id))
    .all();
  return rows.map(({ row: { id, appointmentId, until }, personName }) => ({
    id,
    appointmentId,
    personName,
    until,
    chapters: db
      .select({ chapter: delegationChapter.chapter })
      .from(delegationChapter)
      .where(eq(delegationChapter.delegationId, id))
      .orderBy(sql`CAST(chapter AS INTEGER)`, asc(delegationChapter.chapter))
      .all()
      .map(({ chapter }) => chapter),
  }));
}

/** The entries of the log by which a handover was acknowledged, the oldest first. */
export function acknowledgementsOf(
  db: Connection,
  subject: string,
): { at: string; actor: string; personName: string; detail: string }[] {
  const { at, actor, detail } = activityLog;
  return db
    .select({ at, actor, personName: person.name, detail })
    .from(activityLog)
    .innerJoin(person, eq(person.id, actor))
    .where(and(sql`${activityLog.type} = 'handover.acknowledge'`, eq(activityLog.subject, subject)))
    .orderBy(asc(activityLog.sequence))
    .all();
}
