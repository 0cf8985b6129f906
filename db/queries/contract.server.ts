import { and, asc, eq, gt, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { contract, contractSystem } from '#db/schema/contract.ts';
import { unitVersion } from '#db/schema/organization.ts';

export type ContractRow = typeof contract.$inferSelect;

/** Both registers by code, with what is no longer kept. */
export function allContracts(db: Connection): ContractRow[] {
  return db.select().from(contract).orderBy(asc(contract.code)).all();
}

export function findContract(db: Connection, id: string): ContractRow | undefined {
  return db.select().from(contract).where(eq(contract.id, id)).get();
}

/** Which system each contract names. */
export function systemsOfContracts(db: Connection): (typeof contractSystem.$inferSelect)[] {
  return db.select().from(contractSystem).orderBy(asc(contractSystem.contractId), asc(contractSystem.systemId)).all();
}

export function systemIdsOf(db: Connection, contractId: string): string[] {
  const rows = db
    .select({ systemId: contractSystem.systemId })
    .from(contractSystem)
    .where(eq(contractSystem.contractId, contractId))
    .orderBy(asc(contractSystem.systemId))
    .all();
  return rows.map(({ systemId }) => systemId);
}

const isInForceOn = (day: string) =>
  and(
    lte(contract.startsOn, day),
    or(isNull(contract.endsOn), gte(contract.endsOn, day)),
    or(isNull(contract.retiredOn), gt(contract.retiredOn, day)),
  );

/** The contracts and services that hold on `day`, each with its owner. */
export function contractsInForce(
  db: Connection,
  day: string,
): Pick<ContractRow, 'id' | 'kind' | 'code' | 'name' | 'ownerUnitId'>[] {
  const { id, kind, code, name, ownerUnitId } = contract;
  return db
    .select({ id, kind, code, name, ownerUnitId })
    .from(contract)
    .where(isInForceOn(day))
    .orderBy(asc(contract.code))
    .all();
}

/** The names of the systems that each of the contracts names. */
export function systemNamesOfContracts(
  db: Connection,
  contractIds: readonly string[],
): { contractId: string; name: string }[] {
  return db
    .select({ contractId: contractSystem.contractId, name: informationSystem.name })
    .from(contractSystem)
    .innerJoin(informationSystem, eq(informationSystem.id, contractSystem.systemId))
    .where(inArray(contractSystem.contractId, [...contractIds]))
    .orderBy(asc(informationSystem.code))
    .all();
}

/**
 * The codes of what names a system today or named one at some time since the campaign was opened, by any code that it
 * has had since. The register keeps no earlier state: when the rows of a contract were stored tells what it named, and
 * the log what it was called.
 */
export function codesNamingSystems(db: Connection, campaignId: string): readonly string[] {
  const records = (table: string) => sql`table_name = ${table}`;
  const rows = db.all<{ code: string }>(sql`WITH
    opening(sequence) AS (
      SELECT coalesce(min(sequence), 0) FROM row_record WHERE ${records('campaign_object')} AND group_key = ${campaignId}),
    naming(id) AS (
      SELECT contract_id FROM contract_system
      UNION SELECT group_key FROM row_record AS r WHERE ${records('contract_system')} AND hash IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM row_record AS later WHERE later.${records('contract_system')}
          AND later.group_key = r.group_key AND later.sequence > r.sequence
          AND later.sequence <= (SELECT sequence FROM opening)))
    SELECT code FROM contract WHERE id IN (SELECT id FROM naming)
    UNION SELECT json_extract(act.detail, '$.before.code') FROM row_record AS r
      JOIN activity_log AS act ON act.sequence = r.sequence AND act.type = 'contract.change'
      WHERE r.${records('contract')} AND r.group_key IN (SELECT id FROM naming)
        AND r.sequence > (SELECT sequence FROM opening)`);
  return rows.map(({ code }) => code);
}

/** The contracts that hold on `day`, for each system that they name, or for these alone. */
export function contractsNamingSystems(
  db: Connection,
  day: string,
  systemIds: readonly string[] | null,
): (Pick<ContractRow, 'id' | 'name' | 'contractor' | 'endsOn'> & { systemId: string })[] {
  const { id, name, contractor, endsOn } = contract;
  return db
    .select({ systemId: contractSystem.systemId, id, name, contractor, endsOn })
    .from(contractSystem)
    .innerJoin(contract, eq(contract.id, contractSystem.contractId))
    .where(and(isInForceOn(day), systemIds === null ? undefined : inArray(contractSystem.systemId, [...systemIds])))
    .orderBy(asc(contract.code))
    .all();
}

export function insertContract(db: Connection, row: typeof contract.$inferInsert, systemIds: readonly string[]): void {
  db.insert(contract).values(row).run();
  insertSystemsOf(db, row.id, systemIds);
}

export function updateContract(db: Connection, id: string, change: Partial<Omit<ContractRow, 'id'>>): void {
  db.update(contract).set(change).where(eq(contract.id, id)).run();
}

/** The systems that a contract names become these. */
export function replaceSystemsOf(db: Connection, contractId: string, systemIds: readonly string[]): void {
  db.delete(contractSystem).where(eq(contractSystem.contractId, contractId)).run();
  insertSystemsOf(db, contractId, systemIds);
}

function insertSystemsOf(db: Connection, contractId: string, systemIds: readonly string[]): void {
  if (systemIds.length === 0) return;
  const rows = systemIds.map((systemId) => ({ contractId, systemId }));
  db.insert(contractSystem).values(rows).run();
}

/** The contracts that the units own on `on` or later, but for those that are over by then. */
export function contractsHangingOn(db: Connection, unitIds: readonly string[], on: string): { name: string }[] {
  return db
    .select({ name: contract.name })
    .from(contract)
    .where(
      and(
        inArray(contract.ownerUnitId, [...unitIds]),
        or(isNull(contract.endsOn), gte(contract.endsOn, on)),
        or(isNull(contract.retiredOn), gt(contract.retiredOn, on)),
      ),
    )
    .orderBy(asc(contract.code))
    .all();
}

/** True where one of the units owns a contract, or one that ever hung on it: a 課 on its 部, both on their 局. */
export function ownsContract(db: Connection, unitIds: readonly string[]): boolean {
  const hung = () => db.select({ id: unitVersion.unitId }).from(unitVersion);
  const below = hung().where(inArray(unitVersion.parentId, [...unitIds]));
  const farBelow = hung().where(inArray(unitVersion.parentId, below));
  const own = or(
    inArray(contract.ownerUnitId, [...unitIds]),
    inArray(contract.ownerUnitId, below),
    inArray(contract.ownerUnitId, farBelow),
  );
  return db.select({ id: contract.id }).from(contract).where(own).limit(1).get() !== undefined;
}
