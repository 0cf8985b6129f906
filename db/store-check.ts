import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { columnsOf } from '#db/table-columns.ts';

const tablesSchema = z.array(z.string());
const orphanSchema = z.object({ table: z.string(), rowid: z.number().nullable() });
const keySchema = z.array(z.unknown()).optional();
const countSchema = z.number();

/**
 * Whether SQLite finds its pages, rows and indexes as they have to be. `quick_check` only counts what is in an index:
 * one that was filled with something else has as many entries.
 */
export function isSound(connection: BetterSqlite3.Database): boolean {
  return connection.pragma('integrity_check(1)', { simple: true }) === 'ok';
}

/** 行き先のない行. Rows of a table that name by a foreign key what there is not. */
export interface Orphans {
  readonly table: string;
  readonly count: number;
  /** The keys of the first of them. */
  readonly named: readonly string[];
}

const MOST_NAMED = 10;

export function orphans(connection: BetterSqlite3.Database): readonly Orphans[] {
  const rows = new Map<string, Set<number | null>>();
  for (const found of connection.prepare('PRAGMA foreign_key_check').iterate()) {
    const { table, rowid } = orphanSchema.parse(found);
    rows.set(table, (rows.get(table) ?? new Set()).add(rowid));
  }
  return [...rows].map(([table, rowids]) => {
    const columns = columnsOf(connection, table).filter(({ pk }) => pk > 0);
    const key = connection
      .prepare(`SELECT ${columns.map(({ name }) => `"${name}"`).join(', ') || 'rowid'} FROM "${table}" WHERE rowid = ?`)
      .raw();
    const named = [...rowids].slice(0, MOST_NAMED).map((rowid) => (keySchema.parse(key.get(rowid)) ?? []).join(' '));
    return { table, count: rowids.size, named };
  });
}

/** How many rows of which tables hold bytes, which no column of this program does. */
export function tablesWithBytes(
  connection: BetterSqlite3.Database,
): readonly { readonly table: string; readonly count: number }[] {
  const tables = tablesSchema.parse(
    connection
      .prepare(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
      )
      .pluck()
      .all(),
  );
  return tables.flatMap((table) => {
    const bytes = columnsOf(connection, table).map(({ name }) => `typeof("${name}") = 'blob'`);
    const sql = `SELECT count(*) FROM "${table}" WHERE ${bytes.join(' OR ')}`;
    const count = countSchema.parse(connection.prepare(sql).pluck().get());
    return count === 0 ? [] : [{ table, count }];
  });
}
