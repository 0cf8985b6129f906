import type BetterSqlite3 from 'better-sqlite3';
import { and, asc, count, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { inChunks } from '#db/chunks.ts';
import type { Connection, Database } from '#db/client.server.ts';
import { rowSchema } from '#db/row-values.ts';
import { activityLog } from '#db/schema/activity.ts';
import { appointment } from '#db/schema/appointment.ts';
import { account, credential, person, session } from '#db/schema/organization.ts';
import { transfer, transferChange, transferLine } from '#db/schema/transfer.ts';

export type TransferRecord = typeof transfer.$inferSelect;
export type LineRecord = typeof transferLine.$inferSelect;
export type ChangeRecord = typeof transferChange.$inferSelect;

export function insertTransfer(db: Connection, row: typeof transfer.$inferInsert): void {
  db.insert(transfer).values(row).run();
}

export function findTransfer(db: Connection, id: string): TransferRecord | undefined {
  return db.select().from(transfer).where(eq(transfer.id, id)).get();
}

/** The newest day first. */
export function allTransfers(db: Connection): TransferRecord[] {
  return db.select().from(transfer).orderBy(desc(transfer.on), desc(transfer.draftedAt), asc(transfer.id)).all();
}

/** Those that were applied, and whose day has come. */
export function transfersBegun(db: Connection, today: string): TransferRecord[] {
  return db
    .select()
    .from(transfer)
    .where(and(eq(transfer.state, 'applied'), lte(transfer.on, today)))
    .orderBy(desc(transfer.on), asc(transfer.id))
    .all();
}

export function updateTransfer(db: Connection, id: string, change: Partial<Omit<TransferRecord, 'id'>>): void {
  db.update(transfer).set(change).where(eq(transfer.id, id)).run();
}

export function deleteTransfer(db: Connection, id: string): void {
  deleteLines(db, id);
  db.delete(transfer).where(eq(transfer.id, id)).run();
}

export function insertLines(db: Connection, rows: readonly (typeof transferLine.$inferInsert)[]): void {
  for (const some of inChunks(rows)) db.insert(transferLine).values(some).run();
}

export function deleteLines(db: Connection, transferId: string): void {
  db.delete(transferLine).where(eq(transferLine.transferId, transferId)).run();
}

export function updateLine(db: Connection, transferId: string, number: number, content: string): void {
  db.update(transferLine)
    .set({ content })
    .where(and(eq(transferLine.transferId, transferId), eq(transferLine.number, number)))
    .run();
}

export function deleteLine(db: Connection, transferId: string, number: number): void {
  db.delete(transferLine)
    .where(and(eq(transferLine.transferId, transferId), eq(transferLine.number, number)))
    .run();
}

export function linesOf(db: Connection, transferId: string): LineRecord[] {
  return db
    .select()
    .from(transferLine)
    .where(eq(transferLine.transferId, transferId))
    .orderBy(asc(transferLine.number))
    .all();
}

export function setLeftOut(db: Connection, transferId: string, numbers: readonly number[], leftOut: boolean): void {
  db.update(transferLine)
    .set({ leftOut })
    .where(and(eq(transferLine.transferId, transferId), inArray(transferLine.number, [...numbers])))
    .run();
}

export function insertChanges(db: Connection, rows: readonly (typeof transferChange.$inferInsert)[]): void {
  for (const some of inChunks(rows)) db.insert(transferChange).values(some).run();
}

export function deleteChanges(db: Connection, transferId: string): void {
  db.delete(transferChange).where(eq(transferChange.transferId, transferId)).run();
}

export function changesOf(db: Connection, transferId: string): ChangeRecord[] {
  return db
    .select()
    .from(transferChange)
    .where(eq(transferChange.transferId, transferId))
    .orderBy(asc(transferChange.tableName), asc(transferChange.rowKey))
    .all();
}

/** The applied transfers by which some appointments were given, by name. */
export function transfersThatGave(db: Connection, appointmentIds: readonly string[]): ReadonlyMap<string, string> {
  const rows = [...inChunks([...new Set(appointmentIds)])].flatMap((some) =>
    db
      .select({ id: transferChange.rowKey, name: transfer.name })
      .from(transferChange)
      .innerJoin(transfer, eq(transfer.id, transferChange.transferId))
      .where(
        and(
          eq(transferChange.tableName, 'appointment'),
          inArray(transferChange.rowKey, [...some]),
          isNull(transferChange.before),
          eq(transfer.state, 'applied'),
        ),
      )
      .all(),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The 職員番号 of everybody who has one, by id. */
export function personCodes(db: Connection): ReadonlyMap<string, string> {
  const rows = db.select({ id: person.id, code: person.code }).from(person).all();
  return new Map(rows.flatMap(({ id, code }) => (code === null ? [] : [[id, code]])));
}

/** How many lines the table of each transfer has. */
export function lineCounts(db: Connection): ReadonlyMap<string, number> {
  const rows = db
    .select({ id: transferLine.transferId, lines: count() })
    .from(transferLine)
    .groupBy(transferLine.transferId)
    .all();
  return new Map(rows.map(({ id, lines }) => [id, lines]));
}

/** Everybody, with the account and whether it has a password. */
export function peopleWithAccounts(db: Connection) {
  return db
    .select({
      person,
      login: account.login,
      accountActive: account.active,
      credentialId: credential.id,
    })
    .from(person)
    .leftJoin(account, eq(account.personId, person.id))
    .leftJoin(credential, and(eq(credential.accountId, account.id), isNull(credential.replacedAt)))
    .orderBy(asc(person.kana), asc(person.name), asc(person.id))
    .all();
}

export function allAppointments(db: Connection): (typeof appointment.$inferSelect)[] {
  return db.select().from(appointment).orderBy(asc(appointment.from), asc(appointment.id)).all();
}

/** 異動で変わる表. Where a table comes before those that hang on it; a password's secret is copied nowhere. */
export const TRANSFERRED_TABLES = [
  { table: 'person', key: ['id'], columns: ['id', 'code', 'name', 'kana', 'kind', 'active'] },
  { table: 'account', key: ['id'], columns: ['id', 'person_id', 'login', 'active', 'created_at'] },
  { table: 'credential', key: ['id'], columns: ['id', 'account_id', 'replaced_at'] },
  {
    table: 'appointment',
    key: ['id'],
    columns: ['id', 'person_id', 'role', 'unit_id', 'system_id', 'from_date', 'until_date', 'kind'],
  },
  { table: 'delegation', key: ['id'], columns: ['id', 'appointment_id', 'person_id', 'from_date', 'until_date'] },
  {
    table: 'delegation_chapter',
    key: ['delegation_id', 'policy_id', 'document', 'chapter'],
    columns: ['delegation_id', 'policy_id', 'document', 'chapter'],
  },
] as const;
export type TransferredTable = (typeof TRANSFERRED_TABLES)[number];
export type TransferredRow = z.infer<typeof rowSchema>;

const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** Every row of such a table, with its key as one text. */
export function* transferredRows(
  { $client }: Database,
  { table, key, columns }: TransferredTable,
): Generator<{ readonly rowKey: string; readonly row: TransferredRow }> {
  for (const found of $client.prepare(`SELECT ${list(columns)} FROM ${table}`).iterate()) {
    const row = rowSchema.parse(found);
    yield { rowKey: key.map((column) => String(row[column])).join(' '), row };
  }
}

/** Puts rows back as they were: those that are there are changed, the others stored anew. */
export function putRows(
  { $client }: Database,
  { table, key, columns }: TransferredTable,
  rows: readonly TransferredRow[],
) {
  if (rows.length === 0) return;
  const at = key.map((column) => `"${column}" = @${column}`).join(' AND ');
  const there = $client.prepare(`SELECT 1 FROM ${table} WHERE ${at}`);
  const rest = columns.filter((column) => !key.some((one) => one === column));
  const update = rest.map((column) => `"${column}" = @${column}`).join(', ');
  const updating = update === '' ? null : $client.prepare(`UPDATE ${table} SET ${update} WHERE ${at}`);
  let inserting: BetterSqlite3.Statement | null = null;
  for (const kept of rows) {
    // What was kept before a column was added has none of it, as the row had not.
    const row = { ...Object.fromEntries(columns.map((column) => [column, null])), ...kept };
    if (there.get(row) !== undefined) updating?.run(row);
    else {
      inserting ??= $client.prepare(
        `INSERT INTO ${table} (${list(columns)}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
      );
      inserting.run(row);
    }
  }
}

export function removeRows({ $client }: Database, { table, key }: TransferredTable, rows: readonly TransferredRow[]) {
  if (rows.length === 0) return;
  const removing = $client.prepare(
    `DELETE FROM ${table} WHERE ${key.map((column) => `"${column}" = @${column}`).join(' AND ')}`,
  );
  for (const row of rows) removing.run(row);
}

/** Passwords that were drawn for these people since an act, and what else signs them in. */
export function removeSignInsSince(db: Connection, personIds: readonly string[], sequence: number): void {
  for (const some of inChunks(personIds)) {
    const own = db.select({ id: account.id }).from(account).where(inArray(account.personId, some));
    db.delete(session).where(inArray(session.accountId, own)).run();
    db.delete(credential)
      .where(and(inArray(credential.accountId, own), sql`NOT ${recordedBy('credential', credential.id, sequence)}`))
      .run();
  }
}

/** Whether a row was there when an act was done, by the records of the rows. */
const recordedBy = (table: string, id: typeof credential.id, sequence: number) =>
  sql`EXISTS (SELECT 1 FROM row_record WHERE table_name = ${table} AND group_key = ${id} AND sequence <= ${sequence})`;

const idsSchema = z.array(z.string());

/** Who of some people has done anything since an act: signing in is doing something. */
export function whoActedSince(db: Connection, personIds: readonly string[], sequence: number): readonly string[] {
  return [...inChunks(personIds)].flatMap((some) =>
    db
      .selectDistinct({ actor: activityLog.actor })
      .from(activityLog)
      .where(and(sql`sequence > ${sequence}`, inArray(activityLog.actor, some)))
      .all()
      .map(({ actor }) => actor),
  );
}

/**
 * Whose appointments, what they let others enter, and tasks by name, are not as an act left them. What was changed and
 * put back since, as by the end of a unit that was taken back, is as it was.
 */
export function whoseOfficesChangedSince({ $client }: Database, sequence: number): readonly string[] {
  const newest = (table: string, id: string, until: string) =>
    `(SELECT r.hash FROM row_record AS r WHERE r.table_name = '${table}' AND r.group_key = ${id} ${until}
      ORDER BY r.sequence DESC LIMIT 1)`;
  const since = (table: string, id: string) =>
    `${newest(table, id, '')} IS NOT ${newest(table, id, 'AND r.sequence <= ?')}`;
  return idsSchema.parse(
    $client
      .prepare(
        `SELECT person_id FROM appointment WHERE ${since('appointment', 'appointment.id')}
         UNION SELECT person_id FROM delegation WHERE ${since('delegation', 'delegation.id')}
         UNION SELECT a.person_id FROM delegation AS d JOIN appointment AS a ON a.id = d.appointment_id
           WHERE ${since('delegation', 'd.id')}
         UNION SELECT person_id FROM task WHERE person_id IS NOT NULL AND opened_sequence > ?
         UNION SELECT to_person_id FROM outbox WHERE to_person_id IS NOT NULL AND created_sequence > ?`,
      )
      .pluck()
      .all(...Array.from({ length: 5 }, () => sequence)),
  );
}

/** The campaigns that were opened since an act, by name. */
export function campaignsOpenedSince({ $client }: Database, sequence: number): readonly string[] {
  return idsSchema.parse(
    $client
      .prepare(
        `SELECT campaign.name FROM activity_log AS log JOIN campaign ON log.subject = 'campaign:' || campaign.id
         WHERE log.type = 'campaign.open' AND log.sequence > ? ORDER BY log.sequence`,
      )
      .pluck()
      .all(sequence),
  );
}

/** What the log says was changed by a transfer, newest act first. */
export function entriesOfTransfer(db: Connection, transferId: string, from: number): { detail: string }[] {
  return db
    .select({ detail: activityLog.detail })
    .from(activityLog)
    .where(
      and(
        sql`sequence >= ${from}`,
        eq(activityLog.subject, `transfer:${transferId}`),
        inArray(activityLog.type, ['transfer.apply', 'transfer.finish']),
      ),
    )
    .orderBy(desc(activityLog.sequence))
    .all();
}
