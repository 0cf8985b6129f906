import { and, asc, eq, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { appointment } from '#db/schema/appointment.ts';
import { body, person, session, unit } from '#db/schema/organization.ts';

export function findBody(db: Connection): typeof body.$inferSelect | undefined {
  return db.select().from(body).get();
}

export function insertBody(db: Connection, row: typeof body.$inferInsert): void {
  db.insert(body).values(row).run();
}

export function allUnits(db: Connection): (typeof unit.$inferSelect)[] {
  return db.select().from(unit).orderBy(asc(unit.order), asc(unit.code)).all();
}

export function insertUnit(db: Connection, row: typeof unit.$inferInsert): void {
  db.insert(unit).values(row).run();
}

export function insertPerson(db: Connection, row: typeof person.$inferInsert): void {
  db.insert(person).values(row).run();
}

export function findPersonByLogin(db: Connection, login: string): typeof person.$inferSelect | undefined {
  return db.select().from(person).where(eq(person.login, login)).get();
}

/** The name of every person by id. */
export function personNames(db: Connection): ReadonlyMap<string, string> {
  const rows = db.select({ id: person.id, name: person.name }).from(person).all();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function insertAppointment(db: Connection, row: typeof appointment.$inferInsert): void {
  db.insert(appointment).values(row).run();
}

/** Appointments that last on `today`, of everybody. */
export function appointmentsOn(db: Connection, today: string): (typeof appointment.$inferSelect)[] {
  return db
    .select()
    .from(appointment)
    .where(and(lte(appointment.from, today), or(isNull(appointment.until), gte(appointment.until, today))))
    .all();
}

/** Every appointment of one person, past and coming ones included. */
export function allAppointmentsOf(db: Connection, personId: string): (typeof appointment.$inferSelect)[] {
  return db.select().from(appointment).where(eq(appointment.personId, personId)).all();
}

/** Appointments of one person that last on `today`. */
export function appointmentsOf(db: Connection, personId: string, today: string): (typeof appointment.$inferSelect)[] {
  return db
    .select()
    .from(appointment)
    .where(
      and(
        eq(appointment.personId, personId),
        lte(appointment.from, today),
        or(isNull(appointment.until), gte(appointment.until, today)),
      ),
    )
    .orderBy(asc(appointment.from), asc(appointment.id))
    .all();
}

export function insertSession(db: Connection, row: typeof session.$inferInsert): void {
  db.insert(session).values(row).run();
}

export function deleteSession(db: Connection, tokenHash: string): void {
  db.delete(session).where(eq(session.tokenHash, tokenHash)).run();
}

/** Removes sessions that had expired before `at`, the oldest first and no more than `limit`; tells how many. */
export function deleteExpiredSessions(db: Connection, at: string, limit: number): number {
  const expired = db
    .select({ tokenHash: session.tokenHash })
    .from(session)
    .where(lt(session.expiresAt, at))
    .orderBy(asc(session.expiresAt))
    .limit(limit);
  return db.delete(session).where(inArray(session.tokenHash, expired)).run().changes;
}

/** The active person of a session that has not expired at `at`. */
export function findSessionPerson(
  db: Connection,
  tokenHash: string,
  at: string,
): { id: string; name: string } | undefined {
  return db
    .select({ id: person.id, name: person.name })
    .from(session)
    .innerJoin(person, eq(session.personId, person.id))
    .where(and(eq(session.tokenHash, tokenHash), gte(session.expiresAt, at), eq(person.active, true)))
    .get();
}
