import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from '#db/client.server.ts';

const known = new WeakMap<BetterSqlite3.Database, Map<string, BetterSqlite3.Statement>>();

/** The statement of a SQL that is run again and again: compiled once for each connection. */
export function prepared({ $client }: Pick<Database, '$client'>, sql: string): BetterSqlite3.Statement {
  const statements = known.get($client) ?? new Map<string, BetterSqlite3.Statement>();
  known.set($client, statements);
  const statement = statements.get(sql) ?? $client.prepare(sql);
  statements.set(sql, statement);
  return statement;
}
