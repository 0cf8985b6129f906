import type { Database } from '#db/client.server.ts';
import { prepared } from '#db/prepared.server.ts';

/** Counts every row that this connection has ever changed, undone changes included. Never waits for a lock. */
export function changeCounter(db: Database): () => number {
  const count = db.$client.prepare('SELECT total_changes()').pluck();
  return () => Number(count.get());
}

/** Another number than before where another program wrote to the database meanwhile. */
export function dataVersionOf(db: Database): number {
  return Number(prepared(db, 'PRAGMA data_version').pluck().get());
}
