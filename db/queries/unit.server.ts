import { and, asc, eq, gte, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { VersionWrites } from '#app/domain/organization/unit-history.ts';
import type { Unit, UnitLineageKind } from '#app/domain/organization/unit.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Connection } from '#db/client.server.ts';
import { appointment } from '#db/schema/appointment.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { campaign, campaignTarget, campaignUnit } from '#db/schema/campaign.ts';
import { person, unit, unitLineage, unitVersion } from '#db/schema/organization.ts';
import { policyVersion } from '#db/schema/policy.ts';

/** Every version of every unit. */
export function allUnitVersions(db: Connection): (Unit & { readonly from: string; readonly until: string | null })[] {
  const { unitId: id, code, name, type, parentId, order, policyId, from, until } = unitVersion;
  return db.select({ id, code, name, type, parentId, order, policyId, from, until }).from(unitVersion).all();
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
): { name: string; office: Office }[] {
  return db
    .select({ name: person.name, office: appointment.role })
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

/** The systems that one of these units owns. */
export function systemsHangingOn(db: Connection, unitIds: readonly string[]): { name: string }[] {
  return db
    .select({ name: informationSystem.name })
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
