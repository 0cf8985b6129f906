import { and, asc, count, desc, eq, gt, sql } from 'drizzle-orm';
import { FIRST_PREVIOUS_HASH } from '#app/domain/shared/activity.ts';
import type { ActivityType } from '#app/domain/shared/activity.ts';
import type { Connection } from '#db/client.server.ts';
import { madeOnce, valuesOf } from '#db/made-once.server.ts';
import { activityLog } from '#db/schema/activity.ts';

const PAGE = 1000;

const last = madeOnce((db) =>
  db
    .select({ sequence: activityLog.sequence, hash: activityLog.hash, form: activityLog.form })
    .from(activityLog)
    .orderBy(desc(activityLog.sequence))
    .limit(1)
    .prepare(),
);

/** Sequence and hash of the last entry; zero and the first previous hash for an empty log. */
export function lastActivity(db: Connection): { sequence: number; hash: string; form: number | null } {
  return last(db).get() ?? { sequence: 0, hash: FIRST_PREVIOUS_HASH, form: null };
}

const append = madeOnce((db) => db.insert(activityLog).values(valuesOf(activityLog)).prepare());

export function appendActivity(db: Connection, entry: typeof activityLog.$inferSelect): void {
  append(db).run(entry);
}

export function findActivity(db: Connection, sequence: number): typeof activityLog.$inferSelect | undefined {
  return db.select().from(activityLog).where(eq(activityLog.sequence, sequence)).get();
}

/** The last changes of one setting, newest first. */
export function lastSettingChanges(
  db: Connection,
  subject: string,
  most: number,
): readonly (typeof activityLog.$inferSelect)[] {
  return db
    .select()
    .from(activityLog)
    .where(and(eq(activityLog.subject, subject), sql`type = 'setting.change'`))
    .orderBy(desc(activityLog.sequence))
    .limit(most)
    .all();
}

const since = madeOnce((db) =>
  db
    .select({ type: activityLog.type, subject: activityLog.subject })
    .from(activityLog)
    .where(gt(activityLog.sequence, sql.placeholder('sequence')))
    .orderBy(asc(activityLog.sequence))
    .limit(sql.placeholder('most'))
    .prepare(),
);

/** What was done to what after the entry of that number, in its order, and no more than `most` of it. */
export function actsSince(
  db: Connection,
  sequence: number,
  most: number,
): readonly Pick<typeof activityLog.$inferSelect, 'type' | 'subject'>[] {
  return since(db).all({ sequence, most });
}

/** The last entry of a kind about a subject; found from the end. */
export function lastActivityOf(
  db: Connection,
  subject: string,
  type: ActivityType,
): typeof activityLog.$inferSelect | undefined {
  return db
    .select()
    .from(activityLog)
    .where(and(eq(activityLog.subject, subject), eq(activityLog.type, type)))
    .orderBy(desc(activityLog.sequence))
    .limit(1)
    .get();
}

/** How many entries of a kind about a subject came after an entry. */
export function countActivity(
  db: Connection,
  of: { readonly subject: string; readonly type: ActivityType; readonly after: number },
): number {
  const found = db
    .select({ n: count() })
    .from(activityLog)
    .where(and(gt(activityLog.sequence, of.after), eq(activityLog.subject, of.subject), eq(activityLog.type, of.type)))
    .get();
  return found?.n ?? 0;
}

/**
 * All entries in order, those with a number that none can have as well; read in pages so that a log of many years does
 * not fill the memory.
 */
export function* activityEntries(db: Connection): Generator<typeof activityLog.$inferSelect> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = db
      .select()
      .from(activityLog)
      .where(gt(activityLog.sequence, after))
      .orderBy(asc(activityLog.sequence))
      .limit(PAGE)
      .all();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.sequence;
  }
}
