import { getTableColumns, sql } from 'drizzle-orm';
import type { Placeholder, SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Connection } from '#db/client.server.ts';

/**
 * A query that is asked for with every page or save, made once for a connection: to write its text takes longer than
 * SQLite takes for its answer. It names its columns, because whoever else has its statement may have asked for bare
 * values.
 */
export function madeOnce<Query extends object>(make: (db: Connection) => Query): (db: Connection) => Query {
  const made = new WeakMap<Connection, Query>();
  return (db) => {
    const known = made.get(db) ?? make(db);
    made.set(db, known);
    return known;
  };
}

/** A place for the value of every column of a table, by the names that its rows have. */
export function valuesOf<Table extends SQLiteTable>(
  table: Table,
): { readonly [Name in keyof Table['_']['columns'] & string]: Placeholder<Name> };
export function valuesOf(table: SQLiteTable): Readonly<Record<string, Placeholder>> {
  return Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)]));
}

/** A place for the value that an UPDATE writes, under this name; taken as it is given. */
export function newValue(name: string): SQL {
  return sql`${sql.placeholder(name)}`;
}
