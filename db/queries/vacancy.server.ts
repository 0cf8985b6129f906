import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Office } from '#app/domain/organization/office.ts';
import { ORGANIZATION_UNIT_TYPES } from '#app/domain/organization/unit.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { Connection } from '#db/client.server.ts';
import { firstOfType, isHeldOn, isThereOn, UNIT_COLUMNS } from '#db/queries/unit-order.server.ts';

/** True where nobody holds the office at that place on a day; the place is found by its index. */
const isVacant = (at: SQL, role: SQL, day: string) => sql`NOT EXISTS (SELECT 1 FROM appointment AS a
  WHERE ${at} AND a.role = ${role} AND ${isHeldOn(day)})`;

const idsOf = (db: Connection, query: SQL) => db.all<{ id: string }>(query).map(({ id }) => id);

/** The units of a type, as of a day, for which nobody holds an office; of systems those in use. */
export function placesWithout(db: Connection, day: string, role: Office, type: UnitType): readonly string[] {
  if (type === 'system') {
    const vacant = isVacant(sql`a.system_id = s.id`, sql`${role}`, day);
    return idsOf(db, sql`SELECT s.id FROM information_system AS s WHERE ${isInUse(day)} AND ${vacant}`);
  }
  const vacant = isVacant(sql`a.unit_id = v.unit_id`, sql`${role}`, day);
  return idsOf(
    db,
    sql`SELECT v.unit_id AS id FROM unit_version AS v WHERE v.type = ${type} AND ${isThereOn(day)} AND ${vacant}`,
  );
}

/** Which of these offices nobody holds for the whole body on a day. */
export function officesWithout(db: Connection, day: string, roles: readonly Office[]): readonly Office[] {
  const vacant = isVacant(sql`a.unit_id IS NULL AND +a.system_id IS NULL`, sql`o.value`, day);
  const rows = db.all<{ role: Office }>(
    sql`SELECT o.value AS role FROM json_each(${JSON.stringify(roles)}) AS o WHERE ${vacant}`,
  );
  return rows.map(({ role }) => role);
}

const isInUse = (day: string) => sql`(s.retired_on IS NULL OR s.retired_on > ${day})`;

/** A system as far as it is asked. */
export interface OwnedSystem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly ownerUnitId: string;
}

const listOf = (ids: readonly string[]) => sql`SELECT value FROM json_each(${JSON.stringify(ids)})`;

/** The bureaus among some units, and those that hang on them. */
const bureausOf = (ids: readonly string[], day: string) => sql`bureaus(id) AS (
  SELECT v.unit_id FROM unit_version AS v WHERE v.unit_id IN (${listOf(ids)}) AND v.type = 'bureau' AND ${isThereOn(day)}
  UNION SELECT v.unit_id FROM bureaus JOIN unit_version AS v ON v.parent_id = bureaus.id
    WHERE v.type = 'bureau' AND ${isThereOn(day)})`;

/**
 * Of the systems in use on a day: the first by its code, the first that each of these units owns itself, and the first
 * of each bureau among them, or below them, of what it owns or a section of it.
 */
function firstSystems(db: Connection, day: string, unitIds: readonly string[]): readonly OwnedSystem[] {
  const columns = sql.raw('s.id, s.code, s.name, s.owner_unit_id AS "ownerUnitId"');
  const bureau = sql.raw(`CASE v.type WHEN 'bureau' THEN v.unit_id ELSE v.parent_id END`);
  return db.all<OwnedSystem>(sql`WITH RECURSIVE ${bureausOf(unitIds, day)}
    SELECT id, code, name, "ownerUnitId" FROM (
      SELECT ${columns}, min(s.code) FROM information_system AS s WHERE ${isInUse(day)} HAVING count(*) > 0
      UNION SELECT ${columns}, min(s.code) FROM information_system AS s
        WHERE ${isInUse(day)} AND s.owner_unit_id IN (${listOf(unitIds)}) GROUP BY s.owner_unit_id
      UNION SELECT ${columns}, min(s.code) FROM information_system AS s
        JOIN unit_version AS v ON v.unit_id = s.owner_unit_id AND ${isThereOn(day)}
        WHERE ${isInUse(day)} AND ${bureau} IN (SELECT id FROM bureaus) GROUP BY ${bureau})`);
}

/**
 * Of the units of a day, in no order: these, the bureaus below them, the first section of each of those bureaus, and
 * all that any of them, or of the others, hangs on.
 */
function firstUnits(
  db: Connection,
  day: string,
  unitIds: readonly string[],
  others: readonly string[],
): readonly Unit[] {
  return db.all<Unit>(sql`WITH RECURSIVE ${bureausOf(unitIds, day)},
    found(id) AS (
      ${listOf([...unitIds, ...others])}
      UNION SELECT id FROM bureaus
      UNION SELECT (SELECT v.unit_id FROM unit_version AS v WHERE v.parent_id = bureaus.id AND v.type = 'department'
        AND ${isThereOn(day)} ORDER BY v."order", v.code LIMIT 1) FROM bureaus
      UNION SELECT v.parent_id FROM found JOIN unit_version AS v ON v.unit_id = found.id WHERE ${isThereOn(day)})
    SELECT ${UNIT_COLUMNS} FROM found CROSS JOIN unit_version AS v ON v.unit_id = found.id WHERE ${isThereOn(day)}`);
}

/** 空席の周り. Some units and systems of a day, with what stands for the rest. */
export interface Surroundings {
  /** In no order. */
  readonly units: readonly Unit[];
  /** By their codes. */
  readonly systems: readonly OwnedSystem[];
}

/**
 * What of a body has to be known to say whether anything asks for an office at some places, or for one of the whole
 * body: the first of everything that would ask for it in the same way.
 */
export function surroundings(
  db: Connection,
  day: string,
  { unitIds, systemIds }: { readonly unitIds: readonly string[]; readonly systemIds: readonly string[] },
): Surroundings {
  const standing = firstSystems(db, day, unitIds);
  const asked = db.all<OwnedSystem>(sql`SELECT s.id, s.code, s.name, s.owner_unit_id AS "ownerUnitId"
    FROM information_system AS s WHERE s.id IN (${listOf(systemIds)}) AND ${isInUse(day)}`);
  const firsts = ORGANIZATION_UNIT_TYPES.flatMap((type) => firstOfType(db, day, type) ?? []);
  const owners = standing.map(({ ownerUnitId }) => ownerUnitId);
  const systems = new Map([...standing, ...asked].map((system) => [system.id, system]));
  return {
    units: firstUnits(db, day, unitIds, [...firsts, ...owners]),
    systems: [...systems.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}
