import { and, asc, eq, gt, notInArray, sql } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { activityLog } from '#db/schema/activity.ts';
import { permittedException } from '#db/schema/exception.ts';

/** Before the id of an exception in what the log says was done to it. */
const PERMITTED = 'exception:';

/** `upTo`: none that was permitted after the act of that number; all where it is null. */
export function permittedExceptions(
  db: Connection,
  { upTo = null }: { readonly upTo?: number | null } = {},
): (typeof permittedException.$inferSelect)[] {
  const later = db
    .select({ id: sql<string>`substr(${activityLog.subject}, ${PERMITTED.length + 1})` })
    .from(activityLog)
    .where(and(eq(activityLog.type, 'exception.permit'), gt(activityLog.sequence, upTo ?? 0)));
  return db
    .select()
    .from(permittedException)
    .where(upTo === null ? undefined : notInArray(permittedException.id, later))
    .orderBy(asc(permittedException.from), asc(permittedException.id))
    .all();
}

export function insertPermittedException(db: Connection, row: typeof permittedException.$inferInsert): void {
  db.insert(permittedException).values(row).run();
}
