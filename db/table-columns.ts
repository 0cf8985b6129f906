import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

const columnsSchema = z.array(z.object({ name: z.string(), pk: z.number() }));

/** The columns of a table in their order; `pk` is the place in the primary key from 1, and 0 outside of it. */
export function columnsOf(connection: BetterSqlite3.Database, table: string): z.infer<typeof columnsSchema> {
  return columnsSchema.parse(connection.pragma(`table_info("${table}")`));
}
