import type { Actor } from '#app/domain/access/actor.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { instant } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { verifyNoPassword, verifyPassword } from '#app/lib/password.server.ts';
import { sessionTokenHash } from '#app/lib/session.server.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { authorizeSystem, operatorId } from '#app/services/shared/authorize.server.ts';
import type { Operator } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  findAccountByLogin,
  insertSession,
} from '#db/queries/organization.server.ts';

/** A working day; the cookie ends with the browser in any case. */
const SESSION_HOURS = 12;

function hoursAfter(at: Instant, hours: number): Instant {
  return instant(new Date(Date.parse(at) + hours * 3_600_000).toISOString());
}

/**
 * Opens a session for the right login and password under the SHA-256 of `token`, which only the
 * browser keeps. One refusal for every failure: it does not tell whether the login exists.
 */
export async function signIn(
  context: ServiceContext,
  input: { readonly login: string; readonly password: string; readonly token: string },
): Promise<Result<{ readonly personId: string }, 'wrong_credentials'>> {
  const account = findAccountByLogin(context.db, input.login);
  const passwordHash = account?.passwordHash ?? null;
  const right =
    passwordHash === null ? await verifyNoPassword(input.password) : await verifyPassword(passwordHash, input.password);
  if (account === undefined || !right || !account.active) return refuse('wrong_credentials');
  const { id: accountId, personId } = account;
  return transact<{ readonly personId: string }, never>(context, personId, 'session.sign_in', ({ tx, at }) => {
    insertSession(tx, {
      tokenHash: sessionTokenHash(input.token),
      accountId,
      createdAt: at,
      expiresAt: hoursAfter(at, SESSION_HOURS),
    });
    return { ok: true, value: { personId }, subject: `person:${personId}`, detail: {} };
  });
}

export function signOut(context: ServiceContext, actor: Actor, token: string): void {
  transact(context, actor.personId, 'session.sign_out', ({ tx }) => {
    deleteSession(tx, sessionTokenHash(token));
    return { ok: true, value: null, subject: `person:${actor.personId}`, detail: {} };
  });
}

/** Removes sessions that have expired, at most `limit` at a time; refused, and not logged, where there is none. */
export function purgeSessions(
  context: ServiceContext,
  operator: Operator,
  limit: number,
): Result<{ readonly removed: number }, Denial | 'nothing_to_do'> {
  return transact(context, operatorId(operator), 'session.purge', ({ tx, at }) => {
    const permission = authorizeSystem(operator, 'session.purge');
    if (!permission.ok) return permission;
    const removed = deleteExpiredSessions(tx, at, limit);
    if (removed === 0) return refuse('nothing_to_do');
    return { ok: true, value: { removed }, subject: 'session:expired', detail: { removed } };
  });
}
