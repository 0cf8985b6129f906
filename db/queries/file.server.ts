import { asc, eq } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { file } from '#db/schema/file.ts';

export type FileRow = typeof file.$inferSelect;

export function findFile(db: Connection, sha256: string): FileRow | undefined {
  return db.select().from(file).where(eq(file.sha256, sha256)).get();
}

export function insertFile(db: Connection, row: typeof file.$inferInsert): void {
  db.insert(file).values(row).run();
}

/** Every file that was ever stored, the erased ones included. */
export function allFiles(db: Connection): FileRow[] {
  return db.select().from(file).orderBy(asc(file.sequence), asc(file.sha256)).all();
}
