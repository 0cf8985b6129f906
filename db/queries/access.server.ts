import { and, eq, lt, sql, sum } from 'drizzle-orm';
import type { RefusalCount, RefusalKind } from '#app/domain/access/refusal-count.ts';
import type { Connection } from '#db/client.server.ts';
import { madeOnce } from '#db/made-once.server.ts';
import { refusalCount, serverSecret } from '#db/schema/access.ts';

const secretRow = madeOnce((db) => db.select({ secret: serverSecret.secret }).from(serverSecret).prepare());

/** What keys of this installation are derived from. */
export function findServerSecret(db: Connection): string | undefined {
  return secretRow(db).get()?.secret;
}

export function insertRefusalCounts(db: Connection, counts: readonly RefusalCount[]): void {
  for (const row of counts) db.insert(refusalCount).values(row).run();
}

/** What was counted before `before` and not yet told of, by kind, with how many accounts and addresses it was. */
export function untoldRefusals(
  db: Connection,
  before: string,
): { kind: RefusalKind; count: number; accounts: number; addresses: number }[] {
  return db
    .select({
      kind: refusalCount.kind,
      count: sum(refusalCount.count).mapWith(Number),
      accounts: sql<number>`count(distinct ${refusalCount.accountId})`,
      addresses: sql<number>`count(distinct nullif(${refusalCount.address}, ''))`,
    })
    .from(refusalCount)
    .where(and(eq(refusalCount.summarized, false), lt(refusalCount.minute, before)))
    .groupBy(refusalCount.kind)
    .orderBy(refusalCount.kind)
    .all();
}

export function markRefusalsTold(db: Connection, before: string): void {
  db.update(refusalCount)
    .set({ summarized: true })
    .where(and(eq(refusalCount.summarized, false), lt(refusalCount.minute, before)))
    .run();
}
