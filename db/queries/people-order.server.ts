import { and, sql } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { BY_KANA, peopleWhere, selected } from '#db/queries/people.server.ts';
import type { ListPart, PeopleFilter, PersonRow } from '#db/queries/people.server.ts';
import { isHeldOn, isThereOn, treeOn } from '#db/queries/unit-order.server.ts';
import { account, person } from '#db/schema/organization.ts';

const unitsHere = (day: string) => sql`SELECT v.unit_id FROM unit_version AS v WHERE ${isThereOn(day)}`;

/**
 * Of the people of a filter, who holds something on the day, and nothing for a unit that there is then or a system of
 * it. Who may be among them is found without looking at what everybody holds.
 */
function holdersForNoUnit(db: Connection, filter: PeopleFilter, day: string): readonly string[] {
  const rows = db.all<{ id: string }>(sql`SELECT ${person.id} AS id FROM (
      SELECT a.person_id FROM appointment AS a
        WHERE a.unit_id IS NULL AND +a.system_id IS NULL AND ${isHeldOn(day)}
      UNION SELECT a.person_id FROM appointment AS a WHERE ${isHeldOn(day)} AND a.unit_id IN (
        SELECT unit_id FROM appointment WHERE unit_id IS NOT NULL EXCEPT ${unitsHere(day)})
      UNION SELECT a.person_id FROM information_system AS s JOIN appointment AS a ON a.system_id = s.id
        WHERE ${isHeldOn(day)} AND s.owner_unit_id NOT IN (${unitsHere(day)})) AS candidate
    CROSS JOIN ${person} ON ${person.id} = candidate.person_id
    LEFT JOIN ${account} ON ${account.personId} = ${person.id}
    WHERE NOT EXISTS (
      SELECT 1 FROM appointment AS a LEFT JOIN information_system AS s ON s.id = a.system_id
        JOIN unit_version AS v ON v.unit_id = coalesce(a.unit_id, s.owner_unit_id)
      WHERE a.person_id = ${person.id} AND ${isHeldOn(day)} AND ${isThereOn(day)})
    AND ${selected(filter, day) ?? sql`1`}`);
  return rows.map(({ id }) => id);
}

interface HeldUnit {
  readonly unitId: string;
  readonly personId: string;
}

/** The first of what the people of a filter hold for units and their systems, by the 建制順 of the units. */
function firstHeld(db: Connection, filter: PeopleFilter, day: string, limit: number): readonly HeldUnit[] {
  return db.all<HeldUnit>(sql`WITH RECURSIVE ${treeOn(day, sql``)}
    SELECT tree.id AS "unitId", a.person_id AS "personId" FROM tree
      CROSS JOIN appointment AS a ON a.rowid IN (
        SELECT of_unit.rowid FROM appointment AS of_unit WHERE of_unit.unit_id = tree.id
        UNION ALL SELECT of_system.rowid FROM information_system AS s
          JOIN appointment AS of_system ON of_system.system_id = s.id WHERE s.owner_unit_id = tree.id)
      CROSS JOIN ${person} ON ${person.id} = a.person_id
      LEFT JOIN ${account} ON ${account.personId} = ${person.id}
    WHERE ${isHeldOn(day)} AND ${selected(filter, day) ?? sql`1`} LIMIT ${limit}`);
}

/** Who stands together: first those of the whole body alone, then those of each unit, as far as they are wanted. */
function standings(
  db: Connection,
  filter: PeopleFilter,
  day: string,
  wanted: number,
): { readonly groups: readonly (readonly string[])[]; readonly complete: boolean } {
  const forNoUnit = holdersForNoUnit(db, filter, day);
  for (let limit = 2 * wanted; ; limit *= 4) {
    const held = firstHeld(db, filter, day, limit);
    const complete = held.length < limit;
    const seen = new Set(forNoUnit);
    const groups: string[][] = [];
    const last = held.at(-1)?.unitId;
    let unit: string | null = null;
    for (const { unitId, personId } of held) {
      // Of the last unit there may be more.
      if (!complete && unitId === last) break;
      if (unitId !== unit) groups.push([]);
      unit = unitId;
      if (!seen.has(personId)) groups.at(-1)?.push(personId);
      seen.add(personId);
    }
    if (complete || seen.size >= wanted) return { groups: [forNoUnit, ...groups], complete };
  }
}

/**
 * One page of the people that a filter selects, by the first unit in 建制順 that they hold an office of the day for: those
 * of the whole body alone come first, and those who hold none last. The units are walked no further than to the page.
 */
export function peopleByUnit(
  db: Connection,
  filter: PeopleFilter,
  day: string,
  { limit, offset }: ListPart,
): PersonRow[] {
  const { groups, complete } = standings(db, filter, day, offset + limit);
  const rankOf = new Map<string, number>();
  let [first, before] = [0, 0];
  for (const [rank, ids] of groups.entries()) {
    const from = before;
    before += ids.length;
    if (before <= offset) first = before;
    else if (from < offset + limit) for (const id of ids) rankOf.set(id, rank);
  }
  const rankOn = ({ id }: PersonRow) => rankOf.get(id) ?? 0;
  const holders = peopleWhere(
    db,
    sql`${person.id} IN (SELECT value FROM json_each(${JSON.stringify([...rankOf.keys()])}))`,
  )
    .orderBy(...BY_KANA)
    .all()
    .sort((a, b) => rankOn(a) - rankOn(b))
    .slice(offset - first, offset - first + limit);
  if (!complete || holders.length === limit) return holders;
  const holdsNone = sql`NOT EXISTS (SELECT 1 FROM appointment AS a WHERE a.person_id = ${person.id} AND ${isHeldOn(day)})`;
  const others = peopleWhere(db, and(selected(filter, day), holdsNone))
    .orderBy(...BY_KANA)
    .limit(limit - holders.length)
    .offset(Math.max(0, offset - before))
    .all();
  return [...holders, ...others];
}
