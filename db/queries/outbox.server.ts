import type { Connection } from '#db/client.server.ts';
import { outbox } from '#db/schema/outbox.ts';

export function insertOutgoing(db: Connection, row: typeof outbox.$inferInsert): void {
  db.insert(outbox).values(row).run();
}
