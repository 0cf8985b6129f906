import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { OrganizationUnitType, Unit } from '#app/domain/organization/unit.ts';
import type { Connection } from '#db/client.server.ts';

/** True of the version `v` of a unit that there is on a day. */
export const isThereOn = (day: string) =>
  sql`v.from_date <= ${day} AND (v.until_date IS NULL OR v.until_date >= ${day})`;

/** True of the appointment `a` from its first day to its last. */
export const isHeldOn = (day: string) =>
  sql`a.from_date <= ${day} AND (a.until_date IS NULL OR a.until_date >= ${day})`;

/** A version `v` as its unit. */
export const UNIT_COLUMNS = sql.raw(
  'v.unit_id AS id, v.code, v.name, v.type, v.parent_id AS "parentId", v."order", v.policy_id AS "policyId"',
);

/** How many units there are on a day, the body itself among them. */
export function countUnits(db: Connection, day: string): number {
  return db.get<{ found: number }>(sql`SELECT count(*) AS found FROM unit_version AS v WHERE ${isThereOn(day)}`).found;
}

/**
 * The units of a day in 建制順, counted from the body itself, which is the first. The tree is walked down from it, a unit
 * before what hangs on it, and no further than is asked for: each unit hangs on one that is there for all its time.
 */
export const treeOn = (day: string, limit: SQL) => sql`tree(id, depth, place, code, type, row) AS (
  SELECT v.unit_id, 0, v."order", v.code, v.type, v.rowid FROM unit_version AS v
    WHERE v.parent_id IS NULL AND ${isThereOn(day)}
  UNION ALL
  SELECT v.unit_id, tree.depth + 1, v."order", v.code, v.type, v.rowid FROM tree
    JOIN unit_version AS v ON v.parent_id = tree.id WHERE ${isThereOn(day)}
  ORDER BY 2 DESC, 3, 4 ${limit})`;

/** Some of the units of a day in 建制順. */
export function unitsFromTo(db: Connection, day: string, { from, to }: { from: number; to: number }): readonly Unit[] {
  return db.all<Unit>(sql`WITH RECURSIVE ${treeOn(day, sql`LIMIT ${to - from} OFFSET ${from}`)}
    SELECT ${UNIT_COLUMNS} FROM tree CROSS JOIN unit_version AS v ON v.rowid = tree.row`);
}

/** The first unit of a type in 建制順; null where there is none. */
export function firstOfType(db: Connection, day: string, type: OrganizationUnitType): string | null {
  const [first] = db.all<{ id: string }>(
    sql`WITH RECURSIVE ${treeOn(day, sql``)} SELECT id FROM tree WHERE type = ${type} LIMIT 1`,
  );
  return first?.id ?? null;
}

/** The units with all that they hang on, on a day: no order is meant. */
export function withUnitsAbove(db: Connection, day: string, units: readonly Unit[]): readonly Unit[] {
  const there = new Map(units.map((unit) => [unit.id, unit]));
  const missing = new Set(
    units.flatMap(({ parentId }) => (parentId === null || there.has(parentId) ? [] : [parentId])),
  );
  if (missing.size === 0) return units;
  const above = db.all<Unit>(sql`WITH RECURSIVE above(id) AS (
      SELECT value FROM json_each(${JSON.stringify([...missing])})
      UNION SELECT v.parent_id FROM above JOIN unit_version AS v ON v.unit_id = above.id
        WHERE v.parent_id IS NOT NULL AND ${isThereOn(day)})
    SELECT ${UNIT_COLUMNS} FROM above JOIN unit_version AS v ON v.unit_id = above.id WHERE ${isThereOn(day)}`);
  return [...units, ...above.filter(({ id }) => !there.has(id))];
}

/** The units right above and below one, of those that hang on the same; null at the end of these. */
export interface Beside {
  readonly aboveId: string | null;
  readonly belowId: string | null;
}

/** Beside which others some units stand on a day; the body stands beside none. */
export function besideOn(
  db: Connection,
  day: string,
  units: readonly Pick<Unit, 'id' | 'parentId'>[],
): ReadonlyMap<string, Beside> {
  const parentIds = [...new Set(units.flatMap(({ parentId }) => parentId ?? []))];
  const rows = db.all<Beside & { readonly id: string }>(sql`SELECT * FROM (
      SELECT v.unit_id AS id, lag(v.unit_id) OVER beside AS "aboveId", lead(v.unit_id) OVER beside AS "belowId"
      FROM json_each(${JSON.stringify(parentIds)}) AS p JOIN unit_version AS v ON v.parent_id = p.value
      WHERE ${isThereOn(day)} WINDOW beside AS (PARTITION BY v.parent_id ORDER BY v."order", v.code))
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(units.map(({ id }) => id))}))`);
  return new Map(rows.map(({ id, ...beside }) => [id, beside]));
}

/** The versions of units that begin after a day, or are still to end. */
export function versionsAhead(
  db: Connection,
  day: string,
): readonly { readonly id: string; readonly from: string; readonly until: string | null }[] {
  return db.all(sql`SELECT unit_id AS id, from_date AS "from", until_date AS until FROM unit_version
    WHERE from_date > ${day} OR until_date >= ${day}`);
}

/** A unit with all that hangs on it on a day; nothing where it is not there. */
export function idsBelow(db: Connection, day: string, id: string): readonly string[] {
  const rows = db.all<{ id: string }>(sql`WITH RECURSIVE below(id) AS (
      SELECT v.unit_id FROM unit_version AS v WHERE v.unit_id = ${id} AND ${isThereOn(day)}
      UNION SELECT v.unit_id FROM below JOIN unit_version AS v ON v.parent_id = below.id WHERE ${isThereOn(day)})
    SELECT id FROM below`);
  return rows.map((one) => one.id);
}

/**
 * Of the units of a day, in no order: the body, its bureaus and what hangs on the body itself, and of one of the units
 * what hangs on it or beside it.
 */
export function unitsTowards(db: Connection, day: string, id: string): readonly Unit[] {
  return db.all<Unit>(sql`SELECT ${UNIT_COLUMNS} FROM unit_version AS v WHERE ${isThereOn(day)} AND (
    v.type <> 'department' OR v.parent_id = ${id}
    OR v.parent_id IN (SELECT o.unit_id FROM unit_version AS o WHERE o.parent_id IS NULL
      UNION SELECT o.parent_id FROM unit_version AS o WHERE o.unit_id = ${id}))`);
}

/** The bureaus of a day, and of the other units right below one and the same the first: these tell which count. */
export function bureausWithSections(db: Connection, day: string): readonly Unit[] {
  return db.all<Unit>(sql`SELECT ${UNIT_COLUMNS} FROM unit_version AS v WHERE v.type = 'bureau' AND ${isThereOn(day)}
    UNION ALL SELECT ${UNIT_COLUMNS} FROM unit_version AS v WHERE v.rowid IN (
      SELECT min(v.rowid) FROM unit_version AS v WHERE v.type <> 'bureau' AND ${isThereOn(day)} GROUP BY v.parent_id)`);
}
