import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

const columnsSchema = z.array(z.object({ name: z.string(), type: z.string(), pk: z.number() }));
const indexesSchema = z.array(z.object({ name: z.string(), unique: z.number(), partial: z.number() }));
const namesSchema = z.array(z.object({ name: z.string() }));

/** A way of writing to a table that may meet a row which is kept. */
export interface Attack {
  readonly form: string;
  readonly sql: string;
}

const q = (name: string) => `"${name}"`;
const list = (columns: readonly string[]) => columns.map(q).join(', ');

/** What inserts when a row is in its way, with every answer that SQLite knows to a conflict. */
const INSERTS = ['INSERT', 'INSERT OR REPLACE', 'REPLACE', 'INSERT OR IGNORE', 'INSERT OR FAIL', 'INSERT OR ABORT'];
const UPDATES = ['UPDATE', 'UPDATE OR REPLACE', 'UPDATE OR IGNORE', 'UPDATE OR FAIL'];

/**
 * Every form of statement against the row numbered `row` of `table`; `other` is a row that may be changed, which is
 * moved over it. `free` are columns that a lawful act may still change.
 */
export function attacksOn(
  connection: BetterSqlite3.Database,
  table: string,
  { row, other, free }: { readonly row: number; readonly other: number | null; readonly free: readonly string[] },
): readonly Attack[] {
  const columns = columnsSchema.parse(connection.pragma(`table_info(${q(table)})`));
  const names = columns.map(({ name }) => name);
  const indexed = indexesSchema
    .parse(connection.pragma(`index_list(${q(table)})`))
    .filter(({ unique }) => unique === 1)
    .map(({ name, partial }) => ({
      partial: partial === 1,
      columns: namesSchema.parse(connection.pragma(`index_info(${q(name)})`)).map((column) => column.name),
    }));
  // An integer that is the rowid itself has no index of its own.
  const primary = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const known = indexed.some((key) => key.columns.join() === primary.join());
  const keys = known ? indexed : [...indexed, { partial: false, columns: primary }];
  const inKeys = new Set(keys.flatMap((key) => key.columns));
  const types = new Map(columns.map(({ name, type }) => [name, type.toLowerCase()]));
  const another = (name: string) => (types.get(name) === 'integer' ? `${q(name)} + 900001` : `${q(name)} || 'x'`);
  const source = (kept: readonly string[], changed: readonly string[]) =>
    names.map((name) => (kept.includes(name) || !changed.includes(name) ? q(name) : another(name))).join(', ');
  const from = `FROM ${table} WHERE rowid = ${row}`;
  const plain = names.filter((name) => !inKeys.has(name));
  const owners = names.filter((name) => name === 'campaign_id' || name === 'closing_id');

  const inserts = INSERTS.flatMap((verb) => [
    { form: `${verb} of the same row`, sql: `${verb} INTO ${table} (${list(names)}) SELECT ${list(names)} ${from}` },
    {
      form: `${verb} of the same keys with other words`,
      sql: `${verb} INTO ${table} (${list(names)}) SELECT ${source(owners, plain)} ${from}`,
    },
    {
      form: `${verb} of another key under the same rowid`,
      sql: `${verb} INTO ${table} (rowid, ${list(names)}) SELECT rowid, ${source(owners, [...inKeys])} ${from}`,
    },
    {
      form: `${verb} of another key`,
      sql: `${verb} INTO ${table} (${list(names)}) SELECT ${source(owners, [...inKeys])} ${from}`,
    },
    ...keys.map((key) => ({
      form: `${verb} of the same (${key.columns.join(', ')})`,
      sql: `${verb} INTO ${table} (${list(names)}) SELECT ${source(key.columns, [...inKeys])} ${from}`,
    })),
  ]);
  const upserts = [
    `INSERT INTO ${table} (${list(names)}) SELECT ${list(names)} ${from} ON CONFLICT DO NOTHING`,
    ...keys
      .filter(({ partial }) => !partial)
      .flatMap((key) =>
        names
          .filter((name) => !free.includes(name))
          .map(
            (name) => `INSERT INTO ${table} (${list(names)}) SELECT ${list(names)} ${from}
              ON CONFLICT (${list(key.columns)}) DO UPDATE SET ${q(name)} = ${table}.${another(name)}`,
          ),
      ),
  ].map((sql) => ({ form: 'UPSERT', sql }));
  const updates = UPDATES.flatMap((verb) => [
    ...['rowid', ...names]
      .filter((name) => !free.includes(name))
      .map((name) => ({
        form: `${verb} of ${name}`,
        sql: `${verb} ${table} SET ${q(name)} = ${name === 'rowid' ? 'rowid + 900001' : another(name)} WHERE rowid = ${row}`,
      })),
    ...(other === null
      ? []
      : [['rowid'], ...keys.map((key) => key.columns)].map((key) => ({
          form: `${verb} of another row to the same (${key.join(', ')})`,
          sql: `${verb} ${table} SET ${key.map((name) => `${q(name)} = (SELECT ${q(name)} ${from})`).join(', ')} WHERE rowid = ${other}`,
        }))),
  ]);
  const deletes = [
    { form: 'DELETE by rowid', sql: `DELETE FROM ${table} WHERE rowid = ${row}` },
    { form: 'DELETE of all', sql: `DELETE FROM ${table}` },
    { form: 'DELETE with a limit', sql: `DELETE FROM ${table} WHERE rowid = ${row} LIMIT 1` },
  ];
  return [...inserts, ...upserts, ...updates, ...deletes];
}
