import type { Database } from '#db/client.server.ts';

/** Counts every row that this connection has ever changed, undone changes included. Never waits for a lock. */
export function changeCounter(db: Database): () => number {
  const count = db.$client.prepare('SELECT total_changes()').pluck();
  return () => Number(count.get());
}
