import type BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { APPEND_ONLY_TABLES, CAMPAIGN_OWNED_TABLES, dropTriggers, KEPT_TABLES } from '#db/triggers.ts';
import { attacksOn } from '#test/db/attacks.ts';
import { testDatabase } from '#test/factories/database.ts';
import { fillEveryTable } from '#test/factories/every-table.ts';
import { makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const NO_ACT_YET = `
  INSERT INTO erasure VALUES ('e', 'file', 'file:${A}', '${A}', '総第9号', '誤って登録したため', '2026', 'p', 1);
  INSERT INTO erasure VALUES ('f', 'file', 'file:${B}', '${B}', '総第9号', '誤って登録したため', '2026', 'p', 1);
  INSERT INTO file (sha256, size, media_type, stored_at, sequence) VALUES ('${A}', 3, 'text/plain', '2026', 1);
  INSERT INTO file (sha256, size, media_type, stored_at, sequence) VALUES ('${B}', 3, 'text/plain', '2026', 1);
  UPDATE file SET erased_by = 'f' WHERE sha256 = '${B}';
  INSERT INTO decision SELECT 'd', 'campaign_open', id, NULL, 'own', '2026-10-01', '総第1号', 1 FROM person LIMIT 1;
  INSERT INTO decision SELECT 'c', 'campaign_open', id, NULL, 'own', '2026-10-01', '総第1号', 1 FROM person LIMIT 1;`;

/** What a lawful act may still change of a row that is kept; each has tests of its own. */
const FREE: Readonly<Record<string, readonly string[]>> = {
  campaign: ['reported_at', 'adopted_at', 'report_decision_id', 'adopt_decision_id'],
};

/** The settings of a connection that let a statement go around what keeps a row. */
const SETTINGS = [0, 1].flatMap((recursive) =>
  [0, 1].flatMap((keys) => [0, 1].map((ignore) => ({ recursive, keys, ignore }))),
);

/** A town with a closed year, every table of it filled, and a draft and a running year beside it. */
async function closedTown() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { $client } = town.context.db;
  const closed = openTownCampaign(town);
  const general = sheetId(town, closed, '110', 'security_manager');
  must(saveGates(town.context, town.actor('manager'), general, [{ gateId: 'outsourcing', holds: true, rev: 0 }]));
  fillEveryTable(town, closed);
  must(closeCampaign(town.context, town.actor('supervisor'), closed));
  must(closeCampaign(town.context, town.actor('supervisor'), openTownCampaign(town)));
  $client.exec(NO_ACT_YET);
  $client.pragma('foreign_keys = OFF');
  const beside = openTownCampaign(town);
  const names = new Set(z.array(z.string()).parse($client.prepare('SELECT name FROM sqlite_master').pluck().all()));
  for (const table of CAMPAIGN_OWNED_TABLES.filter((name) => names.has(name))) besides($client, table, closed, beside);
  return { $client, closed };
}

/** Copies a row of the closed year into the running one under keys of its own, where there is none of that yet. */
function besides(connection: BetterSqlite3.Database, table: string, closed: string, beside: string): void {
  const there = connection.prepare(`SELECT count(*) FROM ${table} WHERE campaign_id = ?`).pluck().get(beside);
  if (there !== 0) return;
  const columns = z
    .array(z.object({ name: z.string(), pk: z.number() }))
    .parse(connection.pragma(`table_info(${table})`));
  const values = columns.map(({ name, pk }) => {
    if (name === 'campaign_id') return `'${beside}'`;
    if (pk > 0 || name.endsWith('_id')) return name === 'rev' ? '"rev"' : `"${name}" || 'y'`;
    return `"${name}"`;
  });
  const triggers = z
    .array(z.object({ name: z.string(), sql: z.string() }))
    .parse(
      connection.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?`).all(table),
    );
  for (const { name } of triggers) connection.exec(`DROP TRIGGER ${name}`);
  connection.pragma('ignore_check_constraints = ON');
  connection.exec(
    `INSERT INTO ${table} SELECT ${values.join(', ')} FROM ${table} WHERE campaign_id = '${closed}' LIMIT 1`,
  );
  connection.pragma('ignore_check_constraints = OFF');
  for (const { sql } of triggers) connection.exec(sql);
}

/** Which rows of a table are kept, as SQL. */
function keptOf(table: string, closed: string): string {
  const appended: readonly string[] = APPEND_ONLY_TABLES;
  const owned: readonly string[] = CAMPAIGN_OWNED_TABLES;
  if (table === 'campaign') return `id = '${closed}'`;
  return owned.includes(table) && !appended.includes(table) ? `campaign_id = '${closed}'` : '1';
}

/** Of these each has to do harm where no trigger stands in its way, or the attack is none. */
const FORMS = [
  'INSERT OR REPLACE of the same keys',
  'REPLACE of the same keys',
  'INSERT OR REPLACE of another key under the same rowid',
  'UPSERT',
  'UPDATE of',
  'UPDATE OR REPLACE of another row',
  'DELETE by rowid',
  'DELETE of all',
];

interface Tried {
  readonly tried: number;
  /** Statements after which a row that is kept was gone, another one, or no longer alone. */
  readonly got: readonly string[];
}

function tryAll({ $client }: { readonly $client: BetterSqlite3.Database }, table: string, closed: string): Tried {
  const kept = keptOf(table, closed);
  const number = z.number().nullable();
  const row = z.number().parse($client.prepare(`SELECT max(rowid) FROM ${table} WHERE ${kept}`).pluck().get());
  const other = number.parse(
    $client
      .prepare(`SELECT max(rowid) FROM ${table} WHERE rowid <> ${row} ${kept === '1' ? '' : `AND NOT (${kept})`}`)
      .pluck()
      .get(),
  );
  // Of a table that only grows more rows may come; of a frozen year none.
  const whole = kept === '1' ? `rowid <= ${row}` : kept;
  const read = $client.prepare(`SELECT rowid, * FROM ${table} WHERE ${whole} ORDER BY rowid`).raw();
  const before = JSON.stringify(read.all());
  const got: string[] = [];
  let tried = 0;
  for (const { recursive, keys, ignore } of SETTINGS) {
    $client.pragma(`recursive_triggers = ${recursive}`);
    $client.pragma(`foreign_keys = ${keys}`);
    $client.pragma(`ignore_check_constraints = ${ignore}`);
    for (const { form, sql } of attacksOn($client, table, { row, other, free: FREE[table] ?? [] })) {
      $client.exec('BEGIN');
      try {
        $client.exec(sql);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'SqliteError' || /syntax|no such/u.test(error.message))
          throw error;
      }
      tried += 1;
      if (JSON.stringify(read.all()) !== before) got.push(`${form} (${JSON.stringify({ recursive, keys, ignore })})`);
      if ($client.inTransaction) $client.exec('ROLLBACK');
    }
  }
  $client.pragma('foreign_keys = OFF');
  $client.pragma('ignore_check_constraints = OFF');
  return { tried, got };
}

describe('a row that is kept is neither changed, replaced nor taken away', () => {
  test('by any form of statement, with any settings of the connection, in any table', async () => {
    const { $client, closed } = await closedTown();
    const results = KEPT_TABLES.map((table) => ({ table, ...tryAll({ $client }, table, closed) }));
    expect(results.flatMap(({ table, got }) => got.map((form) => `${table}: ${form}`))).toEqual([]);
    expect(results.reduce((sum, { tried }) => sum + tried, 0)).toBeGreaterThan(30_000);
    expect(results.filter(({ tried }) => tried < 400)).toEqual([]);
  });

  test('and each of them would be without its triggers', async () => {
    const { $client, closed } = await closedTown();
    dropTriggers($client);
    const harmed = KEPT_TABLES.map((table) => [table, tryAll({ $client }, table, closed).got] as const);
    const unharmed = harmed.flatMap(([table, got]) =>
      FORMS.filter((form) => !got.some((one) => one.startsWith(form))).map((form) => `${table}: ${form}`),
    );
    // Its key is the number of the row itself.
    expect(unharmed).toEqual(['activity_log: INSERT OR REPLACE of another key under the same rowid']);
  });
});
