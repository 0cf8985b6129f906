import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { VersionWrites } from '#app/domain/organization/unit-history.ts';
import type { Unit, UnitLineageKind } from '#app/domain/organization/unit.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Connection } from '#db/client.server.ts';
import { activityLog } from '#db/schema/activity.ts';
import { appointment } from '#db/schema/appointment.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { campaign, campaignTarget, campaignUnit } from '#db/schema/campaign.ts';
import { delegation, delegationChapter } from '#db/schema/delegation.ts';
import { person, unit, unitLineage, unitVersion } from '#db/schema/organization.ts';
import { policyVersion } from '#db/schema/policy.ts';
import { transfer } from '#db/schema/transfer.ts';

const versions = (db: Connection) => {
  const { unitId: id, code, name, type, parentId, order, policyId, from, until } = unitVersion;
  return db.select({ id, code, name, type, parentId, order, policyId, from, until }).from(unitVersion);
};

/** Every version of every unit. */
export function allUnitVersions(db: Connection): (Unit & { readonly from: string; readonly until: string | null })[] {
  return versions(db).all();
}

/** Every version of one unit. */
export function unitVersionsOf(db: Connection, unitId: string): ReturnType<typeof allUnitVersions> {
  return versions(db).where(eq(unitVersion.unitId, unitId)).all();
}

/** What became of which unit, and from what it came; the earliest first. */
export function allLineage(db: Connection): {
  readonly fromUnitId: string;
  readonly toUnitId: string | null;
  readonly kind: UnitLineageKind;
  readonly on: string;
}[] {
  const { fromUnitId, toUnitId, kind, on } = unitLineage;
  return db.select({ fromUnitId, toUnitId, kind, on }).from(unitLineage).orderBy(asc(on)).all();
}

/** Stores what a change does to the versions: first what makes room, then what begins. */
export function writeVersions(db: Connection, { drop, put }: VersionWrites): void {
  const at = (unitId: string, from: string) => and(eq(unitVersion.unitId, unitId), eq(unitVersion.from, from));
  for (const { unitId, from } of drop) db.delete(unitVersion).where(at(unitId, from)).run();
  const known = new Set(
    db
      .select({ id: unit.id })
      .from(unit)
      .all()
      .map(({ id }) => id),
  );
  const added: (typeof unitVersion.$inferInsert)[] = [];
  for (const { id, ...version } of put) {
    if (!known.has(id)) {
      known.add(id);
      db.insert(unit).values({ id }).run();
    }
    const { from, ...rest } = version;
    const changed = db.update(unitVersion).set(rest).where(at(id, from)).run();
    if (changed.changes === 0) added.push({ ...version, unitId: id });
  }
  for (const version of added) db.insert(unitVersion).values(version).run();
}

/** A unit of which no version is left. */
export function deleteUnit(db: Connection, id: string): void {
  db.delete(unit).where(eq(unit.id, id)).run();
}

export function insertLineage(db: Connection, row: typeof unitLineage.$inferInsert): void {
  db.insert(unitLineage).values(row).run();
}

/** Takes back what became of a unit on a day. */
export function deleteLineage(db: Connection, fromUnitId: string, on: CalendarDate): void {
  db.delete(unitLineage)
    .where(and(eq(unitLineage.fromUnitId, fromUnitId), eq(unitLineage.on, on)))
    .run();
}

/** Who holds an office for one of these units on `on` or later. */
export function appointmentsHangingOn(
  db: Connection,
  unitIds: readonly string[],
  on: CalendarDate,
): { name: string; office: Office; from: string }[] {
  return db
    .select({ name: person.name, office: appointment.role, from: appointment.from })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(and(inArray(appointment.unitId, [...unitIds]), or(isNull(appointment.until), gte(appointment.until, on))))
    .orderBy(asc(appointment.role), asc(person.kana), asc(person.name))
    .all();
}

/** True where anybody holds, held or will hold an office for a unit or a system. */
export function hasPlacedAppointments(db: Connection): boolean {
  const { id, unitId, systemId } = appointment;
  return (
    db
      .select({ id })
      .from(appointment)
      .where(or(isNotNull(unitId), isNotNull(systemId)))
      .limit(1)
      .get() !== undefined
  );
}

/** 終わる任命. An office of a unit that has begun before its end and lasts behind it. */
export interface OpenTerm {
  readonly appointmentId: string;
  readonly personId: string;
  readonly name: string;
  readonly office: Office;
  readonly until: string | null;
}

/** What is held for the unit on the day before `on` and would last behind it. */
export function termsOpenBehind(db: Connection, unitId: string, on: CalendarDate): OpenTerm[] {
  const { id: appointmentId, personId, role: office, until } = appointment;
  return db
    .select({ appointmentId, personId, name: person.name, office, until })
    .from(appointment)
    .innerJoin(person, eq(person.id, personId))
    .where(and(eq(appointment.unitId, unitId), lt(appointment.from, on), or(isNull(until), gte(until, on))))
    .orderBy(asc(office), asc(person.kana), asc(person.name), asc(appointmentId))
    .all();
}

/** 終わる分担. What the holder of an office lets somebody enter, with its chapters, as it was. */
export type KeptDelegation = typeof delegation.$inferSelect & {
  readonly chapters: readonly Omit<typeof delegationChapter.$inferSelect, 'delegationId'>[];
};

/** What of these appointments lets others enter on `on` or later. */
export function delegationsBehind(
  db: Connection,
  appointmentIds: readonly string[],
  on: CalendarDate,
): KeptDelegation[] {
  const { from, until } = delegation;
  return db
    .select()
    .from(delegation)
    .where(and(inArray(delegation.appointmentId, [...appointmentIds]), or(gte(from, on), gte(until, on))))
    .orderBy(asc(delegation.id))
    .all()
    .map((row) => ({
      ...row,
      chapters: db
        .select()
        .from(delegationChapter)
        .where(eq(delegationChapter.delegationId, row.id))
        .all()
        .map(({ delegationId: _id, ...chapter }) => chapter),
    }));
}

export function setLastDay(db: Connection, appointmentId: string, until: string | null): void {
  db.update(appointment).set({ until }).where(eq(appointment.id, appointmentId)).run();
}

/** Lets somebody enter as before: what ended on `lastDay` lasts as it did, and what had not begun is stored anew. */
export function putDelegationBack(db: Connection, { chapters, ...row }: KeptDelegation, lastDay: CalendarDate): void {
  if (row.from <= lastDay) {
    const ended = and(eq(delegation.id, row.id), eq(delegation.until, lastDay));
    db.update(delegation).set({ until: row.until }).where(ended).run();
    return;
  }
  const delegate = db.select({ active: person.active }).from(person).where(eq(person.id, row.personId)).get();
  if (delegate?.active !== true) return;
  db.insert(delegation).values(row).run();
  for (const chapter of chapters) {
    db.insert(delegationChapter)
      .values({ delegationId: row.id, ...chapter })
      .run();
  }
}

/** What the log says of how a unit ended the last time; null where it never did. */
export function lastEndingOf(db: Connection, unitId: string): string | null {
  const found = db
    .select({ detail: activityLog.detail })
    .from(activityLog)
    .where(
      and(
        eq(activityLog.subject, `unit:${unitId}`),
        inArray(activityLog.type, ['unit.close', 'unit.merge', 'unit.split']),
      ),
    )
    .orderBy(desc(activityLog.sequence))
    .get();
  return found?.detail ?? null;
}

/** Whether a transfer that stands lets a person go on its day. */
export function leavesByTransfer(db: Connection, personId: string): boolean {
  const named = sql`instr(${transfer.leaving}, ${`"${personId}"`}) > 0`;
  return (
    db
      .select({ id: transfer.id })
      .from(transfer)
      .where(and(eq(transfer.state, 'applied'), named))
      .get() !== undefined
  );
}

/** The systems that one of these units owns, by code. */
export function systemsHangingOn(db: Connection, unitIds: readonly string[]): { id: string; name: string }[] {
  return db
    .select({ id: informationSystem.id, name: informationSystem.name })
    .from(informationSystem)
    .where(inArray(informationSystem.ownerUnitId, [...unitIds]))
    .orderBy(asc(informationSystem.code))
    .all();
}

/** The campaigns that run and have a sheet of the unit, of its systems or of what stands under it. */
export function campaignsRunningFor(db: Connection, unitId: string): { name: string }[] {
  return db
    .selectDistinct({ name: campaign.name })
    .from(campaignTarget)
    .innerJoin(campaign, eq(campaign.id, campaignTarget.campaignId))
    .where(
      and(
        eq(campaign.state, 'open'),
        or(
          eq(campaignTarget.targetId, unitId),
          eq(campaignTarget.bureauId, unitId),
          eq(campaignTarget.otherBureauId, unitId),
          eq(campaignTarget.ownerUnitId, unitId),
        ),
      ),
    )
    .orderBy(asc(campaign.name))
    .all();
}

/** The campaigns, drafts and closed ones too, that name one of these units, or what stood under it. */
export function campaignsNaming(
  db: Connection,
  unitIds: readonly string[],
): { name: string; openedAt: string | null }[] {
  const ids = [...unitIds];
  const { id, name, openedAt } = campaign;
  const asked = db.select({ id: campaignUnit.campaignId }).from(campaignUnit).where(inArray(campaignUnit.unitId, ids));
  const pinned = db
    .select({ id: campaignTarget.campaignId })
    .from(campaignTarget)
    .where(
      or(
        inArray(campaignTarget.targetId, ids),
        inArray(campaignTarget.bureauId, ids),
        inArray(campaignTarget.otherBureauId, ids),
        inArray(campaignTarget.ownerUnitId, ids),
      ),
    );
  return db
    .select({ name, openedAt })
    .from(campaign)
    .where(or(inArray(id, asked), inArray(id, pinned)))
    .orderBy(asc(name))
    .all();
}

/** The policies that were taken in, by their newest name. */
export function policyNames(db: Connection): ReadonlyMap<string, string> {
  const { policyId, name } = policyVersion;
  const rows = db.select({ policyId, name }).from(policyVersion).orderBy(asc(policyVersion.importedAt)).all();
  return new Map(rows.map((row) => [row.policyId, row.name]));
}
