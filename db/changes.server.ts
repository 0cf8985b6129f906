import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from '#db/client.server.ts';

/** Counts every row that this connection has ever changed, undone changes included. Never waits for a lock. */
export function changeCounter(db: Database): () => number {
  const count = db.$client.prepare('SELECT total_changes()').pluck();
  return () => Number(count.get());
}

const versions = new WeakMap<Database['$client'], BetterSqlite3.Statement>();

/** Another number than before where another program wrote to the database meanwhile. */
export function dataVersionOf({ $client }: Database): number {
  const version = versions.get($client) ?? $client.prepare('PRAGMA data_version').pluck();
  versions.set($client, version);
  return Number(version.get());
}
