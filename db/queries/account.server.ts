import { and, eq, isNull } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { account, credential, session } from '#db/schema/organization.ts';

/** 利用者アカウント with the living password, null where it has none. */
export interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly active: boolean;
  readonly credentialId: string | null;
  readonly passwordHash: string | null;
  readonly mustChange: boolean;
}

export function findAccountOf(db: Connection, personId: string): AccountRow | undefined {
  const found = db
    .select({ id: account.id, login: account.login, active: account.active, credential })
    .from(account)
    .leftJoin(
      credential,
      and(eq(credential.accountId, account.id), eq(credential.kind, 'password'), isNull(credential.replacedAt)),
    )
    .where(eq(account.personId, personId))
    .get();
  if (found === undefined) return undefined;
  const { credential: own, ...row } = found;
  const mustChange = own?.mustChange ?? false;
  return { ...row, credentialId: own?.id ?? null, passwordHash: own?.secret ?? null, mustChange };
}

export function setAccountActive(db: Connection, id: string, active: boolean): void {
  db.update(account).set({ active }).where(eq(account.id, id)).run();
}

export function setLogin(db: Connection, id: string, login: string): void {
  db.update(account).set({ login }).where(eq(account.id, id)).run();
}

/** Ends the living password of an account; it stays as what it was. */
export function retireCredential(db: Connection, accountId: string, at: string): void {
  db.update(credential)
    .set({ replacedAt: at })
    .where(and(eq(credential.accountId, accountId), isNull(credential.replacedAt)))
    .run();
}

export function deleteSessionsOf(db: Connection, accountId: string): number {
  return db.delete(session).where(eq(session.accountId, accountId)).run().changes;
}
