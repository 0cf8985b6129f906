import { and, asc, count, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { informationSystem, networkZone } from '#db/schema/asset.ts';
import { campaign, campaignTarget } from '#db/schema/campaign.ts';

export type SystemRow = typeof informationSystem.$inferSelect;

export function allZones(db: Connection): (typeof networkZone.$inferSelect)[] {
  return db.select().from(networkZone).orderBy(asc(networkZone.order), asc(networkZone.name)).all();
}

export function insertZone(db: Connection, row: typeof networkZone.$inferInsert): void {
  db.insert(networkZone).values(row).run();
}

export function updateZone(db: Connection, { id, ...change }: typeof networkZone.$inferSelect): void {
  db.update(networkZone).set(change).where(eq(networkZone.id, id)).run();
}

export function deleteZone(db: Connection, id: string): void {
  db.delete(networkZone).where(eq(networkZone.id, id)).run();
}

const inUseOn = (day: string) => or(isNull(informationSystem.retiredOn), gt(informationSystem.retiredOn, day));

/** How many systems of the ledger stand in each zone: those in use on the day, or retired ones too where it is null. */
export function systemCounts(db: Connection, day: string | null): ReadonlyMap<string, number> {
  const rows = db
    .select({ zoneId: informationSystem.zoneId, systems: count() })
    .from(informationSystem)
    .where(day === null ? undefined : inUseOn(day))
    .groupBy(informationSystem.zoneId)
    .all();
  return new Map(rows.map(({ zoneId, systems }) => [zoneId, systems]));
}

/** The whole ledger by code, retired systems included. */
export function allSystems(db: Connection): SystemRow[] {
  return db.select().from(informationSystem).orderBy(asc(informationSystem.code)).all();
}

/** By what the ledger is searched and sorted: of all that it has ever held, as SQLite gives it. */
export function systemKeys(
  db: Connection,
): Pick<
  SystemRow,
  'id' | 'code' | 'name' | 'ownerUnitId' | 'zoneId' | 'contractor' | 'contractEndsOn' | 'retiredOn'
>[] {
  return db.all(sql`SELECT id, code, name, owner_unit_id AS "ownerUnitId", zone_id AS "zoneId", contractor,
    contract_ends_on AS "contractEndsOn", retired_on AS "retiredOn" FROM information_system ORDER BY code`);
}

/** Some systems, in no order. */
export function systemsOfIds(db: Connection, ids: readonly string[]): SystemRow[] {
  return db
    .select()
    .from(informationSystem)
    .where(inArray(informationSystem.id, [...ids]))
    .all();
}

/** The systems that are in use on `day`: what an opening asks. */
export function systemsOn(db: Connection, day: string): SystemRow[] {
  return db.select().from(informationSystem).where(inUseOn(day)).orderBy(asc(informationSystem.code)).all();
}

export function findSystem(db: Connection, id: string): SystemRow | undefined {
  return db.select().from(informationSystem).where(eq(informationSystem.id, id)).get();
}

export function insertSystem(db: Connection, row: typeof informationSystem.$inferInsert): void {
  db.insert(informationSystem).values(row).run();
}

/** A system of the ledger on which nothing hangs. */
export function deleteSystem(db: Connection, id: string): void {
  db.delete(informationSystem).where(eq(informationSystem.id, id)).run();
}

export function updateSystem(db: Connection, id: string, change: Partial<Omit<SystemRow, 'id'>>): void {
  db.update(informationSystem).set(change).where(eq(informationSystem.id, id)).run();
}

/** The running campaigns in which the system has its sheets. */
export function runningCampaignsOf(db: Connection, systemId: string): { id: string; name: string }[] {
  return db
    .select({ id: campaign.id, name: campaign.name })
    .from(campaignTarget)
    .innerJoin(campaign, eq(campaign.id, campaignTarget.campaignId))
    .where(and(eq(campaignTarget.targetId, systemId), eq(campaign.state, 'open')))
    .orderBy(asc(campaign.createdAt))
    .all();
}
