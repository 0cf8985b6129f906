import type BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CAMPAIGN_OWNED_TABLES, CLOSING_OWNED_TABLES, dropTriggers, installTriggers } from '#db/triggers.ts';
import { closedTown } from '#test/db/closed-and-running.ts';

const columnsSchema = z.array(z.object({ name: z.string(), type: z.string(), pk: z.number() }));
const pairsSchema = z.array(z.object({ id: z.number(), parent: z.string(), from: z.string(), to: z.string() }));
const valuesSchema = z.array(z.record(z.string(), z.union([z.string(), z.number()])));

const q = (name: string) => `"${name}"`;
/** Of the frozen year so many rows are tried: some have a row of the kind already. */
const MOST_PARENTS = 40;

/** A foreign key by which a row says what it hangs on, without the campaign itself. */
interface Name {
  readonly child: string;
  readonly parent: string;
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
}

const columnsOf = (connection: BetterSqlite3.Database, table: string) =>
  columnsSchema.parse(connection.pragma(`table_info(${q(table)})`));

/** Every foreign key to a row of a campaign that other columns tell than the campaign: whole, and its core alone. */
function namesOf(connection: BetterSqlite3.Database, child: string): readonly Name[] {
  const all = pairsSchema.parse(
    connection
      .prepare('SELECT id, "table" AS parent, "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq')
      .all(child),
  );
  return [...new Set(all.map(({ id }) => id))].flatMap((id) => {
    const pairs = all.filter((pair) => pair.id === id);
    const parent = pairs[0]?.parent ?? '';
    const primary = columnsOf(connection, parent).flatMap(({ name, pk }) => (pk > 0 ? [name] : []));
    const owned: readonly string[] = CAMPAIGN_OWNED_TABLES;
    if (!owned.includes(parent) || primary.includes('campaign_id')) return [];
    const whole = pairs.filter(({ from }) => from !== 'campaign_id');
    const core = whole.filter(({ to }) => primary.includes(to));
    return [whole, ...(core.length < whole.length ? [core] : [])].map((of) => ({ child, parent, pairs: of }));
  });
}

const labelOf = ({ child, pairs }: Name) => `${child} (${pairs.map(({ from }) => from).join(', ')})`;

/** How many rows of the running year hang on one of the frozen year by the name. */
function hanging(connection: BetterSqlite3.Database, { child, parent, pairs }: Name, closed: string, beside: string) {
  const primary = columnsOf(connection, parent).flatMap(({ name, pk }) => (pk > 0 ? [name] : []));
  const on = pairs.filter(({ to }) => primary.includes(to)).map(({ from, to }) => `c.${q(from)} = p.${q(to)}`);
  const owner = columnsOf(connection, child).some(({ name }) => name === 'campaign_id')
    ? `c.campaign_id = '${beside}'`
    : `c.closing_id = 'begun'`;
  return connection
    .prepare(
      `SELECT count(*) FROM ${child} AS c JOIN ${parent} AS p ON ${on.join(' AND ')}
       WHERE ${owner} AND p.campaign_id = '${closed}'`,
    )
    .pluck()
    .get();
}

/** Statements that hang a row of the running year on one row of the frozen one, all else as it is or named anew. */
function attacks(
  connection: BetterSqlite3.Database,
  { child, pairs }: Name,
  named: Readonly<Record<string, string | number>>,
  beside: string,
) {
  const literal = (to: string) => (typeof named[to] === 'number' ? String(named[to]) : `'${named[to] ?? ''}'`);
  const columns = columnsOf(connection, child);
  const values = columns.map(({ name, type, pk }) => {
    if (name === 'campaign_id') return `'${beside}'`;
    if (name === 'closing_id') return `'begun'`;
    const pair = pairs.find(({ from }) => from === name);
    if (pair !== undefined) return literal(pair.to);
    if (name === 'number' || name === 'order' || (pk > 0 && type.toLowerCase() === 'integer'))
      return `${q(name)} + 900001`;
    return pk > 0 || name.endsWith('_id') ? `${q(name)} || 'z'` : q(name);
  });
  const list = columns.map(({ name }) => q(name)).join(', ');
  const insert = `INSERT INTO ${child} (${list}) SELECT ${values.join(', ')} FROM ${child} LIMIT 1`;
  if (!columns.some(({ name }) => name === 'campaign_id')) return { insert };
  const set = columns
    .map(({ name }, index) => `${q(name)} = ${values[index] ?? ''}`)
    .filter((one) => !one.startsWith('"campaign_id"'))
    .join(', ');
  const row = `(SELECT max(rowid) FROM ${child} WHERE campaign_id = '${beside}')`;
  return { insert, update: `UPDATE ${child} SET ${set} WHERE rowid = ${row}` };
}

/** The names by which an insert or an update hung a row on the frozen year. */
function hung({ $client, closed, beside }: Awaited<ReturnType<typeof closedTown>>, name: Name): readonly string[] {
  const { parent, pairs } = name;
  const to = [...new Set(pairs.map((pair) => q(pair.to)))].join(', ');
  const rows = valuesSchema.parse(
    $client.prepare(`SELECT ${to} FROM ${parent} WHERE campaign_id = '${closed}' LIMIT ${MOST_PARENTS}`).all(),
  );
  const before = hanging($client, name, closed, beside);
  const got = rows.flatMap((named) =>
    Object.entries(attacks($client, name, named, beside)).flatMap(([form, sql]) => {
      $client.exec('BEGIN');
      try {
        // What a closing counts is stored while its campaign is being closed; all else before.
        if (CLOSING_OWNED_TABLES.some((table) => table === name.child))
          $client.exec(`UPDATE campaign SET state = 'closing' WHERE id = '${beside}'`);
        $client.exec(sql);
        return hanging($client, name, closed, beside) === before ? [] : [form];
      } catch (error) {
        if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('SQLITE_CONSTRAINT'))
          throw error;
        return [];
      } finally {
        $client.exec('ROLLBACK');
      }
    }),
  );
  return [...new Set(got)].sort();
}

/** A running year beside the closed one, with a closing begun, on a connection that looks at no key and no CHECK. */
async function mixable() {
  const town = await closedTown();
  town.$client.pragma('ignore_check_constraints = ON');
  dropTriggers(town.$client);
  town.$client.exec(`INSERT INTO closing SELECT 'begun', '${town.beside}', 1, at, sequence + 900001, rule_version,
    '', '', NULL, NULL, NULL, NULL FROM closing LIMIT 1`);
  // Every item of a frozen year has its state: one that had none would be free to be hung on.
  town.$client.exec(`DELETE FROM item_state WHERE campaign_id = '${town.closed}'`);
  installTriggers(town.$client);
  const names = [...CAMPAIGN_OWNED_TABLES, ...CLOSING_OWNED_TABLES].flatMap((child) => namesOf(town.$client, child));
  return { ...town, names };
}

describe('a row of a running year is hung on nothing of a frozen one', () => {
  test('by whatever foreign key, though foreign keys are off', async () => {
    const town = await mixable();
    expect(town.names.length).toBeGreaterThan(50);
    expect(
      town.names.map((name) => [labelOf(name), hung(town, name)] as const).filter(([, got]) => got.length > 0),
    ).toEqual([]);
  });

  test('and each would be without the triggers', async () => {
    const town = await mixable();
    dropTriggers(town.$client);
    const stored: readonly string[] = CLOSING_OWNED_TABLES;
    const unharmed = town.names.filter((name) => {
      const forms = stored.includes(name.child) ? ['insert'] : ['insert', 'update'];
      return hung(town, name).join() !== forms.join();
    });
    expect(unharmed.map(labelOf)).toEqual([]);
  });

  test('by no way round: a year in which another has rows is not closed', async () => {
    const { $client, beside } = await closedTown();
    $client.exec(`
      CREATE TEMP TABLE copy AS SELECT * FROM campaign WHERE id = '${beside}';
      UPDATE copy SET id = 'next', state = 'draft', opened_at = NULL;
      INSERT INTO campaign SELECT * FROM copy;
      UPDATE campaign SET state = 'opening' WHERE id = 'next';
      UPDATE campaign SET state = 'open', opened_at = created_at WHERE id = 'next';
      CREATE TEMP TABLE event AS SELECT * FROM sheet_event LIMIT 1;
      UPDATE event SET id = 'mixed', campaign_id = '${beside}', sheet_id = 'later', submission_id = 'none';
      INSERT INTO sheet_event SELECT * FROM event;
      CREATE TEMP TABLE late AS SELECT * FROM sheet WHERE campaign_id = '${beside}' LIMIT 1;
      UPDATE late SET id = 'later', campaign_id = 'next', campaign_questionnaire_id = 'none';
      INSERT INTO sheet SELECT * FROM late;
      UPDATE campaign SET state = 'closing' WHERE id = 'next';`);
    $client.pragma('ignore_check_constraints = ON');
    const close = (id: string) => $client.exec(`UPDATE campaign SET state = 'closed' WHERE id = '${id}'`);
    expect(() => close('next')).toThrow('a row names what is of another campaign');
  });
});

describe('a campaign', () => {
  test('begins as a draft and is frozen step by step, whatever the connection looks at', async () => {
    const { $client, beside } = await closedTown();
    $client.pragma('ignore_check_constraints = ON');
    const made = (state: string) =>
      $client.exec(`INSERT INTO campaign (id, fiscal_year, kind, name, state, period_from, period_to, due_on, created_at)
        SELECT 'made ${state}', fiscal_year, kind, name, '${state}', period_from, period_to, due_on, created_at
        FROM campaign WHERE id = '${beside}'`);
    for (const state of ['opening', 'open', 'closing', 'closed', 'reported', 'adopted', 'unknown'])
      expect(() => made(state), state).toThrow('a campaign begins as a draft');
    made('draft');
    const go = (id: string, state: string) => $client.exec(`UPDATE campaign SET state = '${state}' WHERE id = '${id}'`);
    for (const state of ['open', 'closing', 'closed', 'reported', 'adopted', 'unknown'])
      expect(() => go('made draft', state), state).toThrow('campaign goes one way');
    for (const state of ['draft', 'opening', 'closed', 'reported', 'adopted'])
      expect(() => go(beside, state), state).toThrow('campaign goes one way');
  });
});
