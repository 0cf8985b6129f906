import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.server.ts';
import { prepared } from '#db/prepared.server.ts';

/**
 * Inserts many rows by one statement that is compiled once: a large body opens and closes with hundreds of thousands of
 * them. For columns of texts, numbers and truths; what a row does not say is null.
 */
export function insertAll<Table extends SQLiteTable>(
  db: Database,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): void {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, { name }]) => `"${name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const statement = prepared(db, `INSERT INTO "${getTableName(table)}" (${names}) VALUES (${places})`);
  for (const row of rows) statement.run(columns.map(([name]) => stored(Reflect.get(row, name))));
}

function stored(value: unknown): string | number | null {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value === null || value === undefined) return null;
  throw new Error(`no column holds ${typeof value}`);
}
