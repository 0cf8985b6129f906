import type BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tableText } from '#app/cli/table-words.ts';
import { rowsOfNoEntry } from '#db/act-numbers.ts';
import { lastActivity } from '#db/queries/activity.server.ts';
import { CONTENT_FORMS } from '#db/queries/content.server.ts';
import { dropTriggers } from '#db/triggers.ts';
import { doAct } from '#test/factories/every-table.ts';
import { recordedTown } from '#test/factories/recorded-town.ts';
import { tamper } from '#test/factories/tamper.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const columnsSchema = z.array(z.object({ name: z.string(), type: z.string(), pk: z.number() }));
const triggersSchema = z.array(z.string());

const HEAD = '(SELECT max(sequence) FROM activity_log)';
const NUMBERS: readonly (readonly [string, string])[] = [
  ...(CONTENT_FORMS.get(3) ?? []).map(({ table }) => [table, 'sequence'] as const),
  ['task', 'opened_sequence'],
  ['task', 'done_sequence'],
  ['outbox', 'created_sequence'],
];
/** What can be no number of an act at all. */
const NONE = ['0', '-1', '1.5', `${HEAD} - 0.5`, `'x'`, `'900.5'`, `x'31'`];
/** What is the number of another act than the one that is being done. */
const ANOTHER = ['1', HEAD, `${HEAD} + 2`];

/** Rows of tables in which a town has none. */
const MORE = `
  INSERT INTO outbox (id, kind, to_address, subject, body, state, message_id, attempts, created_sequence)
    VALUES ('m', 'mail', 'a@example.jp', '件名', '本文', 'waiting', '<m@example.jp>', 0, ${HEAD} + 1);
  INSERT INTO file (sha256, size, media_type, stored_at, sequence)
    VALUES ('${'a'.repeat(64)}', 3, 'text/plain', '2026', ${HEAD} + 1);
  INSERT INTO erasure
    VALUES ('e', 'file', 'file:x', '${'a'.repeat(64)}', '総第9号', '誤り', '2026', 'p', ${HEAD} + 1);
  INSERT INTO decision SELECT 'd', 'campaign_open', id, NULL, 'own', '2026-10-01', '総第1号', ${HEAD} + 1
    FROM person LIMIT 1;`;

async function filledTown() {
  const { town } = await recordedTown();
  doAct(town, MORE);
  return town;
}

/** A copy of a row of the table under keys of its own, with this number. */
function putIn(connection: BetterSqlite3.Database, table: string, column: string, number: string): string {
  const columns = columnsSchema.parse(connection.pragma(`table_info(${table})`));
  const values = columns.map(({ name, type, pk }) => {
    if (name === column) return number;
    if (name === 'superseded_at') return `'2026'`;
    if (pk === 0 && !['message_id', 'subject', 'number'].includes(name)) return `"${name}"`;
    return type.toLowerCase() === 'integer' ? `"${name}" + 100` : `"${name}" || 'y'`;
  });
  return `INSERT INTO ${table} SELECT ${values.join(', ')} FROM ${table} LIMIT 1`;
}

function undone<Value>(connection: BetterSqlite3.Database, fn: () => Value): Value {
  connection.exec('BEGIN');
  try {
    return fn();
  } finally {
    connection.exec('ROLLBACK');
  }
}

test.each(NUMBERS)('a row of %s names by its %s the act that stores it, and no other', async (table, column) => {
  const { $client } = (await filledTown()).context.db;
  const others = triggersSchema.parse(
    $client
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE '%\\_of\\_act\\_%' ESCAPE '\\'`)
      .pluck()
      .all(),
  );
  $client.pragma('foreign_keys = OFF');
  $client.pragma('ignore_check_constraints = ON');
  // With every trigger others refuse some of these rows first.
  for (const number of [...NONE, ...ANOTHER]) {
    expect(() => undone($client, () => $client.exec(putIn($client, table, column, number)))).toThrow(/./u);
  }
  for (const name of others) $client.exec(`DROP TRIGGER ${name}`);
  const message = 'a row names the act that stores it';
  for (const number of [...NONE, ...ANOTHER]) {
    expect(() => undone($client, () => $client.exec(putIn($client, table, column, number))), number).toThrow(message);
  }
  const update = (number: string) => () =>
    undone($client, () =>
      $client.exec(`UPDATE ${table} SET ${column} = ${number} WHERE rowid = (SELECT min(rowid) FROM ${table})`),
    );
  for (const number of NONE) expect(update(number), number).toThrow(message);
  expect(update(`${HEAD} + 1`)).not.toThrow();
});

test.each(NUMBERS)('without triggers a row of %s is told whose %s is of no entry', async (table, column) => {
  const { db } = (await filledTown()).context;
  const head = lastActivity(db).sequence;
  const found = (number: string) =>
    undone(db.$client, () => {
      db.$client.exec(putIn(db.$client, table, column, number));
      return rowsOfNoEntry(db.$client, head);
    });
  db.$client.pragma('foreign_keys = OFF');
  db.$client.pragma('ignore_check_constraints = ON');
  dropTriggers(db.$client);
  expect(rowsOfNoEntry(db.$client, head)).toEqual([]);
  for (const number of NONE) expect(found(number), number).toEqual([{ table, none: 1, beyond: 0 }]);
  expect(found(`${HEAD} + 1`)).toEqual([{ table, none: 0, beyond: 1 }]);
});

test('log verify names every table with such a row, and how many', async () => {
  const town = await filledTown();
  const { $client } = town.context.db;
  const rows = NUMBERS.filter(([, column]) => column !== 'done_sequence');
  tamper(town.context.file, rows.map(([table, column]) => putIn($client, table, column, '900.5')).join(';\n'));
  const { status, err } = await verifyLog(town);
  expect(status).toBe(1);
  for (const [table] of NUMBERS) expect(err).toContain(`${tableText(table)}に、操作の番号になり得ない値`);
});
