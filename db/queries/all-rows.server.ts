import { getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Connection } from '#db/client.server.ts';

/**
 * Inserts all rows by one statement whose text is the same for however many, so that it is compiled once. For columns
 * that hold what JSON says as it is; what a row does not say is null.
 */
export function insertAll(db: Connection, table: SQLiteTable, rows: readonly object[]): void {
  if (rows.length === 0) return;
  const columns = Object.entries(getTableColumns(table));
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  const values = sql.join(
    columns.map(([key]) => sql`value ->> ${sql.raw(`'${key}'`)}`),
    sql`, `,
  );
  db.run(sql`INSERT INTO ${table} (${names}) SELECT ${values} FROM json_each(${JSON.stringify(rows)})`);
}
