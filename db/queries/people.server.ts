import { and, asc, count, eq, gte, inArray, isNull, max, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Office, Post } from '#app/domain/organization/office.ts';
import type { PersonFacts } from '#app/domain/organization/person.ts';
import { inChunks } from '#db/chunks.ts';
import type { Connection } from '#db/client.server.ts';
import { lastsOn } from '#db/queries/organization.server.ts';
import { activityLog } from '#db/schema/activity.ts';
import { appointment } from '#db/schema/appointment.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { delegation, delegationChapter } from '#db/schema/delegation.ts';
import { account, credential, person, session } from '#db/schema/organization.ts';

/** Which people a list is of; what is left out, or null, leaves nobody out. */
export interface PeopleFilter {
  /** Part of the name, the kana, the number or the login, as they are compared: NFKC, small letters, no blanks. */
  readonly text: string;
  readonly active: boolean | null;
  /** Whether they have an account. */
  readonly login: boolean | null;
  /** Only whose account has no password yet. */
  readonly withoutPassword: boolean;
  /** Holding an office of today for one of these units, or for a system of theirs. */
  readonly unitIds: readonly string[] | null;
  readonly role: Office | null;
  /** Only these. */
  readonly ids: readonly string[] | null;
}

export interface PersonRow extends PersonFacts {
  readonly id: string;
  readonly active: boolean;
  readonly login: string | null;
  readonly accountActive: boolean | null;
}

const IDEOGRAPHIC_SPACE = sql`char(12288)`;
const without = (column: typeof person.name) =>
  sql`lower(replace(replace(${column}, ' ', ''), ${IDEOGRAPHIC_SPACE}, ''))`;

/** True of the people, with their accounts beside them, that a filter selects on a day. */
export function selected(filter: PeopleFilter, day: string): SQL | undefined {
  const { text, active, login, withoutPassword, unitIds, role, ids } = filter;
  const holds = [
    ...(role === null ? [] : [eq(appointment.role, role)]),
    ...(unitIds === null
      ? []
      : [
          sql`coalesce(${appointment.unitId}, ${informationSystem.ownerUnitId}) IN (${sql.join(
            unitIds.map((id) => sql`${id}`),
            sql`, `,
          )})`,
        ]),
  ];
  return and(
    active === null ? undefined : eq(person.active, active),
    login === null ? undefined : login ? sql`${account.id} IS NOT NULL` : isNull(account.id),
    withoutPassword
      ? sql`NOT EXISTS (SELECT 1 FROM ${credential} AS c WHERE c.account_id = ${account.id} AND c.replaced_at IS NULL)`
      : undefined,
    ids === null ? undefined : sql`${person.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
    holds.length === 0
      ? undefined
      : sql`EXISTS (SELECT 1 FROM ${appointment}
          LEFT JOIN ${informationSystem} ON ${informationSystem.id} = ${appointment.systemId}
          WHERE ${appointment.personId} = ${person.id} AND ${lastsOn(day)} AND ${sql.join(holds, sql` AND `)})`,
    text === ''
      ? undefined
      : sql`(instr(${without(person.name)}, ${text}) > 0 OR instr(replace(${person.kana}, ' ', ''), ${text}) > 0
          OR instr(lower(coalesce(${person.code}, '')), ${text}) > 0
          OR instr(lower(coalesce(${account.login}, '')), ${text}) > 0)`,
  );
}

/** Kana that nobody has written down come last. */
export const BY_KANA = [sql`${person.kana} = ''`, asc(person.kana), asc(person.name), asc(person.id)];

/** The people that a condition selects, each with the account if there is one. */
export function peopleWhere(db: Connection, condition: SQL | undefined) {
  const { id, name, kana, code, kind, active } = person;
  return db
    .select({ id, name, kana, code, kind, active, login: account.login, accountActive: account.active })
    .from(person)
    .leftJoin(account, eq(account.personId, person.id))
    .where(condition);
}

/** Which part of a list is wanted. */
export interface ListPart {
  readonly limit: number;
  readonly offset: number;
}

/** One page of the people that a filter selects, by their kana. */
export function peopleByKana(db: Connection, filter: PeopleFilter, day: string, part: ListPart): PersonRow[] {
  return peopleWhere(db, selected(filter, day))
    .orderBy(...BY_KANA)
    .limit(part.limit)
    .offset(part.offset)
    .all();
}

export function countPeople(db: Connection, filter: PeopleFilter, day: string): number {
  return (
    db
      .select({ found: count() })
      .from(person)
      .leftJoin(account, eq(account.personId, person.id))
      .where(selected(filter, day))
      .get()?.found ?? 0
  );
}

/** The appointments of some people, past and coming ones included, the oldest first. */
export function appointmentsOfPeople(
  db: Connection,
  personIds: readonly string[],
): (typeof appointment.$inferSelect & { systemName: string | null })[] {
  return db
    .select({ appointment, systemName: informationSystem.name })
    .from(appointment)
    .leftJoin(informationSystem, eq(informationSystem.id, appointment.systemId))
    .where(inArray(appointment.personId, [...personIds]))
    .orderBy(asc(appointment.from), asc(appointment.id))
    .all()
    .map(({ appointment: row, systemName }) => ({ ...row, systemName }));
}

/** When each of some people last signed in, by the log: sessions end and are gone. */
export function lastSignIns(db: Connection, personIds: readonly string[]): ReadonlyMap<string, string> {
  const rows = db
    .select({ personId: activityLog.actor, at: max(activityLog.at) })
    .from(activityLog)
    .where(and(inArray(activityLog.actor, [...personIds]), sql`type = 'session.sign_in'`))
    .groupBy(activityLog.actor)
    .all();
  return new Map(rows.flatMap(({ personId, at }) => (at === null ? [] : [[personId, at] as const])));
}

/** How many people are of the body, or named by it, and have not left. */
export function countActivePeople(db: Connection): number {
  return db.select({ found: count() }).from(person).where(eq(person.active, true)).get()?.found ?? 0;
}

export function findPerson(db: Connection, id: string): typeof person.$inferSelect | undefined {
  return db.select().from(person).where(eq(person.id, id)).get();
}

export function personIdByCode(db: Connection, code: string): string | undefined {
  return db.select({ id: person.id }).from(person).where(eq(person.code, code)).get()?.id;
}

export function updatePerson(db: Connection, id: string, change: Partial<PersonFacts & { active: boolean }>): void {
  db.update(person).set(change).where(eq(person.id, id)).run();
}

export function findAppointment(db: Connection, id: string): typeof appointment.$inferSelect | undefined {
  return db.select().from(appointment).where(eq(appointment.id, id)).get();
}

/** Sets the last day of appointments; what their holders let others enter ends with them at the latest. */
export function endAppointmentsOn(db: Connection, ids: readonly string[], until: string): void {
  for (const some of inChunks(ids)) {
    const later = db
      .select({ id: delegation.id })
      .from(delegation)
      .where(and(inArray(delegation.appointmentId, some), sql`${delegation.from} > ${until}`));
    db.delete(delegationChapter).where(inArray(delegationChapter.delegationId, later)).run();
    db.delete(delegation).where(inArray(delegation.id, later)).run();
    db.update(delegation)
      .set({ until })
      .where(and(inArray(delegation.appointmentId, some), sql`${delegation.until} > ${until}`))
      .run();
    db.update(appointment).set({ until }).where(inArray(appointment.id, some)).run();
  }
}

/** Takes back appointments that never began, with what their holders would have let others enter. */
export function deleteAppointments(db: Connection, ids: readonly string[]): void {
  for (const some of inChunks(ids)) {
    const own = db.select({ id: delegation.id }).from(delegation).where(inArray(delegation.appointmentId, some));
    db.delete(delegationChapter).where(inArray(delegationChapter.delegationId, own)).run();
    db.delete(delegation).where(inArray(delegation.appointmentId, some)).run();
    db.delete(appointment).where(inArray(appointment.id, some)).run();
  }
}

/** Lets people be of the body no more: ends their passwords and their sessions, of which it gives back how many. */
export function letGo(db: Connection, personIds: readonly string[], at: string): number {
  let sessions = 0;
  for (const some of inChunks(personIds)) {
    const own = db.select({ id: account.id }).from(account).where(inArray(account.personId, some));
    sessions += db.delete(session).where(inArray(session.accountId, own)).run().changes;
    db.update(credential)
      .set({ replacedAt: at })
      .where(and(inArray(credential.accountId, own), isNull(credential.replacedAt)))
      .run();
    db.update(person).set({ active: false }).where(inArray(person.id, some)).run();
  }
  return sessions;
}

/** Who holds a post on a day and cannot sign in: without an account, or one that has no living credential. */
export function holdersWhoCannotSignIn(db: Connection, day: string): readonly (Post & { id: string; name: string })[] {
  const { role, unitId, systemId } = appointment;
  return db
    .select({ role, unitId, systemId, id: person.id, name: person.name })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(
      and(
        lastsOn(day),
        sql`(${person.active} = 0 OR NOT EXISTS (SELECT 1 FROM ${account} AS o
          JOIN ${credential} AS c ON c.account_id = o.id AND c.replaced_at IS NULL
          WHERE o.person_id = ${person.id} AND o.active = 1))`,
      ),
    )
    .orderBy(sql`${appointment}.rowid`)
    .all();
}

/** The terms of an office of the whole body whose holders can sign in. */
export function termsOfWhoSignsIn(
  db: Connection,
  role: Office,
): { id: string; personId: string; from: string; until: string | null }[] {
  const { id, personId, from, until } = appointment;
  return db
    .select({ id, personId, from, until })
    .from(appointment)
    .innerJoin(person, and(eq(person.id, personId), eq(person.active, true)))
    .innerJoin(account, and(eq(account.personId, person.id), eq(account.active, true)))
    .innerJoin(credential, and(eq(credential.accountId, account.id), isNull(credential.replacedAt)))
    .where(and(isNull(appointment.unitId), isNull(appointment.systemId), eq(appointment.role, role)))
    .all();
}

/** Who holds any of the offices on a day or later, by name. */
export function peopleInOffices(
  db: Connection,
  roles: readonly Office[],
  day: string,
): readonly { readonly id: string; readonly name: string }[] {
  return db
    .selectDistinct({ id: person.id, name: person.name })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(and(inArray(appointment.role, [...roles]), or(isNull(appointment.until), gte(appointment.until, day))))
    .orderBy(asc(person.name), asc(person.id))
    .all();
}
