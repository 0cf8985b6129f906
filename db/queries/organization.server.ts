import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Placeholder, SQL } from 'drizzle-orm';
import type { LoginKey } from '#app/domain/access/login.ts';
import type { MarkedKind } from '#app/domain/organization/appointment-kind.ts';
import type { Office, Post } from '#app/domain/organization/office.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { inChunks } from '#db/chunks.ts';
import type { Connection } from '#db/client.server.ts';
import { madeOnce } from '#db/made-once.server.ts';
import { isThereOn, UNIT_COLUMNS } from '#db/queries/unit-order.server.ts';
import { appointment } from '#db/schema/appointment.ts';
import { account, body, credential, person, unitVersion } from '#db/schema/organization.ts';

const bodyRow = madeOnce((db) => db.select().from(body).prepare());

export function findBody(db: Connection): typeof body.$inferSelect | undefined {
  return bodyRow(db).get();
}

export function insertBody(db: Connection, row: typeof body.$inferInsert): void {
  db.insert(body).values(row).run();
}

export function renameBody(db: Connection, name: string): void {
  db.update(body).set({ name }).run();
}

/**
 * The units that there are on `day`, as they are called then, in 建制順: the one place where a unit's name is read.
 */
export function unitsOn(db: Connection, day: string): readonly Unit[] {
  return inWrittenOrder(unitsWhere(db, isThereOn(day)));
}

/** Of thousands: as SQLite gives them, which is as they are. */
const unitsWhere = (db: Connection, condition: SQL) =>
  db.all<Unit>(sql`SELECT ${UNIT_COLUMNS} FROM unit_version AS v WHERE ${condition}`);

/** Those of some units that there are on a day, in no order. */
export function unitsOfIds(db: Connection, day: string, ids: readonly string[]): readonly Unit[] {
  return unitsWhere(db, sql`v.unit_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ${isThereOn(day)}`);
}

/** What units are called on a day, by id; those that there are then. */
export function unitNamesOn(db: Connection, ids: readonly string[], day: string): ReadonlyMap<string, string> {
  if (ids.length === 0) return new Map();
  const { unitId: id, name, from, until } = unitVersion;
  const rows = db
    .select({ id, name })
    .from(unitVersion)
    .where(and(inArray(id, [...ids]), lte(from, day), or(isNull(until), gte(until, day))))
    .all();
  return new Map(rows.map((one) => [one.id, one.name]));
}

/** The units of `day` and those that begin after it, each as it is first called from then on, in the same order. */
export function unitsFrom(db: Connection, day: string): readonly Unit[] {
  const { unitId: id, code, name, type, parentId, order, policyId } = unitVersion;
  const rows = db
    .select({ id, code, name, type, parentId, order, policyId })
    .from(unitVersion)
    .where(or(isNull(unitVersion.until), gte(unitVersion.until, day)))
    .orderBy(asc(unitVersion.from))
    .all();
  const first = new Map<string, Unit>();
  for (const unit of rows) if (!first.has(unit.id)) first.set(unit.id, unit);
  return inWrittenOrder([...first.values()]);
}

/** 建制順. A unit before what hangs on it, and by their numbers, then their codes, those that hang on the same one. */
export function inWrittenOrder(units: readonly Unit[]): readonly Unit[] {
  const there = new Set(units.map(({ id }) => id));
  const below = new Map<string | null, Unit[]>();
  for (const one of [...units].sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1))) {
    const above = one.parentId !== null && there.has(one.parentId) ? one.parentId : null;
    const beside = below.get(above);
    if (beside === undefined) below.set(above, [one]);
    else beside.push(one);
  }
  const ordered: Unit[] = [];
  const put = (above: string | null): void => {
    for (const one of below.get(above) ?? []) {
      ordered.push(one);
      put(one.id);
    }
  };
  put(null);
  return ordered;
}

export function insertPeople(db: Connection, rows: readonly (typeof person.$inferInsert)[]): void {
  for (const some of inChunks(rows)) db.insert(person).values(some).run();
}

export function insertAccounts(db: Connection, rows: readonly (typeof account.$inferInsert)[]): void {
  for (const some of inChunks(rows)) db.insert(account).values(some).run();
}

export function insertCredential(db: Connection, row: typeof credential.$inferInsert): void {
  db.insert(credential).values(row).run();
}

/** An account by its login: active where it and its person are, with the living password where there is one. */
export function findAccountByLogin(
  db: Connection,
  key: LoginKey,
):
  | { id: string; personId: string; active: boolean; credentialId: string | null; passwordHash: string | null }
  | undefined {
  const found = db
    .select({ id: account.id, personId: account.personId, own: account.active, person: person.active, credential })
    .from(account)
    .innerJoin(person, eq(person.id, account.personId))
    .leftJoin(
      credential,
      and(eq(credential.accountId, account.id), eq(credential.kind, 'password'), isNull(credential.replacedAt)),
    )
    .where(eq(sql`lower(${account.login})`, key))
    .get();
  if (found === undefined) return undefined;
  const { id, personId } = found;
  return {
    id,
    personId,
    active: found.own && found.person,
    credentialId: found.credential?.id ?? null,
    passwordHash: found.credential?.secret ?? null,
  };
}

/** The name of every person by id. */
export function personNames(db: Connection): ReadonlyMap<string, string> {
  const rows = db.select({ id: person.id, name: person.name }).from(person).all();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The name of one person; empty where there is none. */
export function personName(db: Connection, id: string): string {
  return db.select({ name: person.name }).from(person).where(eq(person.id, id)).get()?.name ?? '';
}

export function insertAppointments(db: Connection, rows: readonly (typeof appointment.$inferInsert)[]): void {
  for (const some of inChunks(rows)) db.insert(appointment).values(some).run();
}

/** True of an appointment from its first day to its last. */
export const lastsOn = (day: string | Placeholder) =>
  and(lte(appointment.from, day), or(isNull(appointment.until), gte(appointment.until, day)));

/** Who holds a post on a day, found by index. */
export function holdersOfPost(
  db: Connection,
  { role, unitId, systemId }: Post,
  day: string,
): { id: string; name: string; kind: MarkedKind | null }[] {
  const at = systemId === null ? isNull(appointment.systemId) : eq(appointment.systemId, systemId);
  return db
    .select({ id: person.id, name: person.name, kind: appointment.kind })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(
      and(
        eq(appointment.role, role),
        unitId === null ? isNull(appointment.unitId) : eq(appointment.unitId, unitId),
        at,
        lastsOn(day),
      ),
    )
    .orderBy(sql`${appointment}.rowid`)
    .all();
}

/** True of an office of the whole body, found by the unit that it lacks: almost none has a system. */
const isOfBody = and(isNull(appointment.unitId), sql`+${appointment.systemId} IS NULL`);

/** Who holds an office of one of these units, or of the whole body, on a day. */
export function holdersOfUnits(
  db: Connection,
  unitIds: readonly string[],
  day: string,
): { role: Office; unitId: string | null; id: string; name: string; kind: MarkedKind | null }[] {
  const { role, unitId, kind } = appointment;
  return db
    .select({ role, unitId, id: person.id, name: person.name, kind })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(and(or(inArray(unitId, [...unitIds]), isOfBody), lastsOn(day)))
    .orderBy(sql`${appointment}.rowid`)
    .all();
}

/** Who manages these systems on a day, or any. */
export function managersOfSystems(
  db: Connection,
  systemIds: readonly string[] | null,
  day: string,
): { systemId: string | null; id: string; name: string; kind: MarkedKind | null }[] {
  const { systemId, kind } = appointment;
  return db
    .select({ systemId, id: person.id, name: person.name, kind })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(and(systemIds === null ? isNotNull(systemId) : inArray(systemId, [...systemIds]), lastsOn(day)))
    .orderBy(sql`${appointment}.rowid`)
    .all();
}

/** The posts that somebody is to take up after a day, each with the first day. */
export function postsBegunAfter(db: Connection, day: string): readonly (Post & { from: string })[] {
  const { role, unitId, systemId, from } = appointment;
  return db
    .select({ role, unitId, systemId, from: sql<string>`min(${from})` })
    .from(appointment)
    .where(gt(from, day))
    .groupBy(role, unitId, systemId)
    .all();
}

/** Who holds any post on a day, all in one query. */
export function holdersOfAllPosts(db: Connection, day: string): readonly (Post & { id: string; name: string })[] {
  const { role, unitId, systemId } = appointment;
  return db
    .select({ role, unitId, systemId, id: person.id, name: person.name })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(lastsOn(day))
    .orderBy(sql`${appointment}.rowid`)
    .all();
}

/** Every appointment to a post, past and coming ones included. */
export function appointmentsOfPost(
  db: Connection,
  { role, unitId, systemId }: Post,
): (typeof appointment.$inferSelect)[] {
  return db
    .select()
    .from(appointment)
    .where(
      and(
        eq(appointment.role, role),
        unitId === null ? isNull(appointment.unitId) : eq(appointment.unitId, unitId),
        systemId === null ? isNull(appointment.systemId) : eq(appointment.systemId, systemId),
      ),
    )
    .all();
}

/** Every appointment of one person, past and coming ones included. */
export function allAppointmentsOf(db: Connection, personId: string): (typeof appointment.$inferSelect)[] {
  return db.select().from(appointment).where(eq(appointment.personId, personId)).all();
}

const lasting = madeOnce((db) =>
  db
    .select()
    .from(appointment)
    .where(and(eq(appointment.personId, sql.placeholder('personId')), lastsOn(sql.placeholder('today'))))
    .orderBy(asc(appointment.from), asc(appointment.id))
    .prepare(),
);

/** Appointments of one person that last on `today`. */
export function appointmentsOf(db: Connection, personId: string, today: string): (typeof appointment.$inferSelect)[] {
  return lasting(db).all({ personId, today });
}

/** The body's name stays; this is what CISO and committee see. */
export function updateDisclosure(
  db: Connection,
  disclosure: Pick<typeof body.$inferSelect, 'committeeSeesSystems' | 'committeeSeesEvidence'>,
): void {
  db.update(body).set(disclosure).run();
}
