import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

const namesSchema = z.array(z.string());

/** For tests of what else refuses a row: it may name any act, which triggers of their own refuse otherwise. */
export function freeNumbers(connection: BetterSqlite3.Database): void {
  const names = namesSchema.parse(
    connection
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_of\\_act\\_%' ESCAPE '\\'`)
      .pluck()
      .all(),
  );
  for (const name of names) connection.exec(`DROP TRIGGER ${name}`);
}
