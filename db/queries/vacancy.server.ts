import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Office } from '#app/domain/organization/office.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { Connection } from '#db/client.server.ts';

/** True where nobody holds the office at that place on a day; the place is found by its index. */
const isVacant = (at: SQL, role: SQL, day: string) => sql`NOT EXISTS (SELECT 1 FROM appointment AS a
  WHERE ${at} AND a.role = ${role} AND a.from_date <= ${day} AND (a.until_date IS NULL OR a.until_date >= ${day}))`;

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
    sql`SELECT v.unit_id AS id FROM unit_version AS v WHERE v.type = ${type}
      AND v.from_date <= ${day} AND (v.until_date IS NULL OR v.until_date >= ${day}) AND ${vacant}`,
  );
}

/** Which of these offices nobody holds for the whole body on a day. */
export function officesWithout(db: Connection, day: string, roles: readonly Office[]): readonly Office[] {
  const vacant = isVacant(sql`a.unit_id IS NULL AND a.system_id IS NULL`, sql`o.value`, day);
  const rows = db.all<{ role: Office }>(
    sql`SELECT o.value AS role FROM json_each(${JSON.stringify(roles)}) AS o WHERE ${vacant}`,
  );
  return rows.map(({ role }) => role);
}

const isInUse = (day: string) => sql`(s.retired_on IS NULL OR s.retired_on > ${day})`;

/** A system as far as it is asked. */
export interface OwnedSystem {
  readonly id: string;
  readonly name: string;
  readonly ownerUnitId: string;
}

/** Of those in use on a day by their codes: these systems, those that the units own, and one where there is any. */
export function systemsAround(
  db: Connection,
  day: string,
  { systemIds, ownerIds }: { readonly systemIds: readonly string[]; readonly ownerIds: readonly string[] },
): readonly OwnedSystem[] {
  return db.all<OwnedSystem>(sql`SELECT s.id, s.name, s.owner_unit_id AS "ownerUnitId" FROM information_system AS s
    WHERE s.id IN (
      SELECT value FROM json_each(${JSON.stringify(systemIds)})
      UNION SELECT o.id FROM information_system AS o
        WHERE o.owner_unit_id IN (SELECT value FROM json_each(${JSON.stringify(ownerIds)}))
      UNION SELECT * FROM (SELECT s.id FROM information_system AS s WHERE ${isInUse(day)} LIMIT 1))
    AND ${isInUse(day)} ORDER BY s.code`);
}
