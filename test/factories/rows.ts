import { z } from 'zod';
import type { Database } from '#db/client.server.ts';

/** Signing in and the log change on their own, and refusals are counted by the minute; they are asked for apart. */
const APART = ['session', 'activity_log', 'refusal_count', '__drizzle_migrations'];

const names = z.array(z.string());

/** Every row of every table, as text, by table: what an act that was refused must leave as it was. */
export function rowsOf(db: Database): Readonly<Record<string, readonly string[]>> {
  const tables = names.parse(
    db.$client
      .prepare(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
      )
      .pluck()
      .all(),
  );
  return Object.fromEntries(
    tables
      .filter((table) => !APART.includes(table))
      .map((table) => [
        table,
        db.$client
          .prepare(`SELECT * FROM "${table}"`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
  );
}

/** The types of the activity log's entries, in their order. */
export function loggedActs(db: Database): readonly string[] {
  return names.parse(db.$client.prepare('SELECT type FROM activity_log ORDER BY sequence').pluck().all());
}
