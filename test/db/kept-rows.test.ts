import type BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { APPEND_ONLY_TABLES, CAMPAIGN_OWNED_TABLES, dropTriggers, KEPT_TABLES } from '#db/triggers.ts';
import { attacksOn } from '#test/db/attacks.ts';
import { closedTown } from '#test/db/closed-and-running.ts';

/** What a lawful act may still change of a row that is kept; each has tests of its own. */
const FREE: Readonly<Record<string, readonly string[]>> = {
  campaign: ['reported_at', 'adopted_at', 'report_decision_id', 'adopt_decision_id'],
};

/** The settings of a connection that let a statement go around what keeps a row. */
const SETTINGS = [0, 1].flatMap((recursive) =>
  [0, 1].flatMap((keys) => [0, 1].map((ignore) => ({ recursive, keys, ignore }))),
);

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
