import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Connection } from '#db/client.server.ts';
import { CAMPAIGN_OWNED_TABLES } from '#db/triggers.ts';

const columnSchema = z.array(z.object({ name: z.string(), pk: z.number().int() }));
const rowSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

/** A row of a campaign as SQLite holds it, with the table it stands in. */
export type OwnedRow = Readonly<Record<string, string | number | null>>;

/** Every row that a campaign owns, table by table, each by its primary key: what its frozen hash is taken over. */
export function* ownedRows(
  db: Connection,
  campaignId: string,
): Generator<{ readonly table: string; readonly row: OwnedRow }> {
  for (const table of CAMPAIGN_OWNED_TABLES) {
    const columns = columnSchema.parse(db.all(sql`SELECT name, pk FROM pragma_table_info(${table})`));
    const key = columns
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map(({ name }) => `"${name}"`)
      .join(', ');
    const rows = db.all(
      sql`SELECT * FROM ${sql.identifier(table)} WHERE campaign_id = ${campaignId} ORDER BY ${sql.raw(key)}`,
    );
    for (const row of rowSchema.parse(rows)) yield { table, row };
  }
}
