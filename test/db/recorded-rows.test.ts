import BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { damagedRows } from '#app/services/shared/row-record.loader.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import type { Database } from '#db/client.server.ts';
import { CONTENT_FORMS } from '#db/queries/content.server.ts';
import { RECORDED_TABLES } from '#db/recorded-rows.ts';
import type { RecordedTable } from '#db/recorded-rows.ts';
import { CLOSING_OWNED_TABLES, dropTriggers } from '#db/triggers.ts';
import { testDatabase } from '#test/factories/database.ts';
import { recordedTown } from '#test/factories/recorded-town.ts';

/** Tables of which no row is recorded, and why none has to be. */
const UNRECORDED: Readonly<Record<string, string>> = {
  activity_log: 'is the chain itself',
  answer: 'is held against its revisions',
  gate_answer: 'is held against its revisions',
  item_state: 'is derived from answers and gates, and nothing shown or counted is read from it',
  outbox: 'is a copy on its way, changed by sending and not by acts',
  session: 'ends by itself',
  transfer: 'is a paper until it is applied; then its entry tells day, name, kind and counts',
  transfer_line: 'is hashed as a whole into the entry that stores it and the one that applies it',
  transfer_change: 'is hashed as a whole into the entry that applies it, and nothing is put back from others',
  policy_draft: 'is work that nothing is counted from; what is published of it is recorded with its version',
  policy_draft_step: 'is told word for word by the entry of its act',
  policy_value: 'is told word for word by the entries of its acts, and pinned with the questions of a campaign',
  policy_value_revision: 'is told word for word by the entry of its act, and pinned with the questions of a campaign',
  policy_publication: 'is told word for word by the entry of its act',
  policy_term: 'is told word for word by the entry of its act',
  refusal_count: 'counts strangers; its sums are in the log',
  server_secret: 'is drawn by a migration and keeps browsers apart',
};

/** Columns of recorded tables that are not recorded, and why they need not be. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'campaign.state': 'is where the last act of the log left it',
  'sheet.last_activity_at': 'is the time of the last revision, kept beside it',
  'common_answer.rev': 'is held against its revisions',
  'common_answer.content': 'is held against its revisions',
  'common_answer.given_by': 'is held against its revisions',
  'common_answer.given_at': 'is held against its revisions',
  'improvement.rev': 'is held against its revisions',
};

const columnsSchema = z.array(z.object({ name: z.string(), type: z.string(), pk: z.number() }));
const indexesSchema = z.array(z.object({ name: z.string(), unique: z.number(), origin: z.string() }));
const namesSchema = z.array(z.object({ name: z.string() }));

const columnsOf = (connection: BetterSqlite3.Database, table: string) =>
  columnsSchema.parse(connection.pragma(`table_info("${table}")`));

const tablesOf = (connection: BetterSqlite3.Database) =>
  namesSchema
    .parse(
      connection
        .prepare(
          `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '__*'`,
        )
        .all(),
    )
    .map(({ name }) => name);

test('every table is stored by acts, hashed by closings, recorded, or left out for a reason', () => {
  const { $client } = testDatabase(calendarDate('2026-10-01')).db;
  const stored = [...CONTENT_FORMS.values()].flatMap((tables) => tables.map(({ table }) => table));
  const recorded: readonly string[] = RECORDED_TABLES.map(({ table }) => table);
  const vouched = new Set([...stored, ...recorded, ...CLOSING_OWNED_TABLES, ...Object.keys(UNRECORDED)]);
  expect(tablesOf($client).filter((table) => !vouched.has(table))).toEqual([]);
  expect(Object.keys(UNRECORDED).filter((table) => recorded.includes(table) || stored.includes(table))).toEqual([]);
});

test('every column of a recorded table is recorded, stored by acts, or left out for a reason', () => {
  const { $client } = testDatabase(calendarDate('2026-10-01')).db;
  const stored = [...CONTENT_FORMS.values()].flat();
  for (const { table, columns, key } of RECORDED_TABLES) {
    const byActs = stored.filter((one) => one.table === table).flatMap((one) => one.columns);
    const all = columnsOf($client, table);
    const vouched = [...columns, ...byActs, ...Object.keys(LEFT_OUT).map((name) => name.replace(`${table}.`, ''))];
    expect(all.map(({ name }) => name).filter((name) => !vouched.includes(name))).toEqual([]);
    const primary = all.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    expect(key).toEqual(primary.map(({ name }) => name));
  }
});

/** Another hand at the town's file: nothing stands in its way, and what it does can be undone. */
async function foreignHand(): Promise<{ db: Database; tables: (sql: string) => readonly string[] }> {
  const { town } = await recordedTown();
  const connection = new BetterSqlite3(town.context.file);
  onTestFinished(() => void connection.close());
  const db = drizzle(connection);
  for (const pragma of ['foreign_keys = OFF', 'ignore_check_constraints = ON']) connection.pragma(pragma);
  dropTriggers(connection);
  const tables = (sql: string) => {
    connection.exec(`BEGIN; ${sql}`);
    const found = damagedRows(db, erasuresOf(db)).map(({ table }) => table);
    connection.exec('ROLLBACK');
    return found;
  };
  return { db, tables };
}

const another = (name: string, type: string) =>
  type.toLowerCase() === 'integer' ? `coalesce("${name}", 0) + 900001` : `coalesce("${name}", '') || 'x'`;

/** Statements that put a copy of a row of the table beside it, under keys of its own. */
function copyOf(connection: BetterSqlite3.Database, { table, key, group }: RecordedTable): string {
  const unique = indexesSchema.parse(connection.pragma(`index_list("${table}")`)).filter((index) => index.unique === 1);
  const constraints = unique
    .filter(({ origin }) => origin === 'u')
    .flatMap(({ name }) => namesSchema.parse(connection.pragma(`index_info("${name}")`)).map((column) => column.name));
  const changed = [...key.filter((name) => key.length === 1 || name !== group), ...constraints];
  const values = columnsOf(connection, table).map(({ name, type }) =>
    changed.includes(name) ? another(name, type) : `"${name}"`,
  );
  const drops = unique.filter(({ origin }) => origin === 'c').map(({ name }) => `DROP INDEX "${name}";`);
  return `${drops.join(' ')} INSERT INTO ${table} SELECT ${values.join(', ')} FROM ${table} LIMIT 1`;
}

test('a change of any recorded column, a row taken away and a row put in are named, in every recorded table', async () => {
  const { db, tables } = await foreignHand();
  expect(tables('')).toEqual([]);
  const unnamed = RECORDED_TABLES.flatMap((table: RecordedTable) => {
    const name = table.table;
    expect({ name, rows: db.$client.prepare(`SELECT count(*) FROM ${name}`).pluck().get() }).not.toEqual({
      name,
      rows: 0,
    });
    const types = new Map(columnsOf(db.$client, name).map((column) => [column.name, column.type]));
    const one = `rowid = (SELECT max(rowid) FROM ${name})`;
    return [
      ...table.columns.map(
        (column) => `UPDATE ${name} SET "${column}" = ${another(column, types.get(column) ?? '')} WHERE ${one}`,
      ),
      `DELETE FROM ${name} WHERE ${one}`,
      copyOf(db.$client, table),
    ].filter((sql) => !tables(sql).includes(name));
  });
  expect(unnamed).toEqual([]);
}, 120_000);

test('no row moves from one campaign into another, nor into one that was erased, unnamed', async () => {
  const { tables } = await foreignHand();
  const other = `(SELECT id FROM campaign WHERE campaign.id <> campaign_id LIMIT 1)`;
  for (const table of ['sheet', 'item', 'campaign_question']) {
    expect(tables(`UPDATE ${table} SET campaign_id = ${other} WHERE rowid = 1`)).toContain(table);
  }
});
