import { asc } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { permittedException } from '#db/schema/exception.ts';

export function permittedExceptions(db: Connection): (typeof permittedException.$inferSelect)[] {
  return db.select().from(permittedException).orderBy(asc(permittedException.from)).all();
}

export function insertPermittedException(db: Connection, row: typeof permittedException.$inferInsert): void {
  db.insert(permittedException).values(row).run();
}
