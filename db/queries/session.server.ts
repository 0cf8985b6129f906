import { and, asc, eq, exists, gt, gte, inArray, isNull, lt, not, or, sql } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { madeOnce } from '#db/made-once.server.ts';
import { account, credential, person, session } from '#db/schema/organization.ts';
import { bodySetting } from '#db/schema/setting.ts';

export function insertSession(db: Connection, row: typeof session.$inferInsert): void {
  db.insert(session).values(row).run();
}

export function deleteSession(db: Connection, tokenHash: string): void {
  db.delete(session).where(eq(session.tokenHash, tokenHash)).run();
}

/** When a session was last seen, as far as it was noted. */
const seenAt = sql<string>`coalesce(${session.lastSeenAt}, ${session.createdAt})`;

/**
 * Removes sessions that had expired before `at` or were last seen before `idleSince`, the oldest first and no more than
 * `limit`; tells how many.
 */
export function deleteEndedSessions(db: Connection, at: string, idleSince: string, limit: number): number {
  const ended = db
    .select({ tokenHash: session.tokenHash })
    .from(session)
    .where(or(lt(session.expiresAt, at), lt(seenAt, idleSince)))
    .orderBy(asc(session.expiresAt))
    .limit(limit);
  return db.delete(session).where(inArray(session.tokenHash, ended)).run().changes;
}

/** Notes that a session was in use at `at`; never earlier than it was noted before. */
export function noteSeen(db: Connection, tokenHash: string, at: string): void {
  db.update(session)
    .set({ lastSeenAt: at })
    .where(and(eq(session.tokenHash, tokenHash), lt(seenAt, at)))
    .run();
}

/** When a session ends by its term; undefined where there is none. */
export function findSessionEnd(db: Connection, tokenHash: string): string | undefined {
  return db.select({ at: session.expiresAt }).from(session).where(eq(session.tokenHash, tokenHash)).get()?.at;
}

/** Whose session it is, whether or not it has ended. */
export function findSessionAccount(db: Connection, tokenHash: string): string | undefined {
  return db.select({ id: session.accountId }).from(session).where(eq(session.tokenHash, tokenHash)).get()?.id;
}

/** What the body decided on how long a session lasts; null where it decided nothing. */
const terms = sql<string | null>`(SELECT ${bodySetting.content} FROM ${bodySetting}
  WHERE ${eq(bodySetting.key, sql`'session_terms'`)})`;

const sessionPerson = madeOnce((db) => {
  const later = db
    .select({ id: credential.id })
    .from(credential)
    .where(
      and(
        eq(credential.accountId, account.id),
        isNull(credential.replacedAt),
        gt(credential.createdAt, session.createdAt),
      ),
    );
  const drawn = db
    .select({ id: credential.id })
    .from(credential)
    .where(and(eq(credential.accountId, account.id), isNull(credential.replacedAt), eq(credential.mustChange, true)));
  return db
    .select({ id: person.id, name: person.name, seenAt, mustChange: sql<number>`${exists(drawn)}`, terms })
    .from(session)
    .innerJoin(account, eq(session.accountId, account.id))
    .innerJoin(person, eq(account.personId, person.id))
    .where(
      and(
        eq(session.tokenHash, sql.placeholder('tokenHash')),
        gte(session.expiresAt, sql.placeholder('at')),
        eq(account.active, true),
        eq(person.active, true),
        not(exists(later)),
      ),
    )
    .prepare();
});

/**
 * The person of a session that has not expired at `at`, where the account and the person are active; a password made
 * after the session has ended it. `mustChange`: the password was drawn for the person, who has not chosen one yet.
 * `terms`: the stored terms of a session, where the body has decided on any.
 */
export function findSessionPerson(
  db: Connection,
  tokenHash: string,
  at: string,
): { id: string; name: string; seenAt: string; mustChange: boolean; terms: string | null } | undefined {
  const found = sessionPerson(db).get({ tokenHash, at });
  return found === undefined ? undefined : { ...found, mustChange: found.mustChange === 1 };
}
