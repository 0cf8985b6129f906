import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { loginKey } from '#app/domain/access/login.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { instant } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { withMark } from '#app/lib/known-browser.server.ts';
import { sessionTokenHash } from '#app/lib/session.server.ts';
import { accessSettings } from '#app/services/access/access-setting.loader.server.ts';
import { memoryOf } from '#app/services/access/memory.loader.server.ts';
import { lookAtPassword, markHolder } from '#app/services/access/password-check.loader.server.ts';
import type { NotLookedAt } from '#app/services/access/password-check.loader.server.ts';
import { serverSecretOf } from '#app/services/access/server-secret.loader.server.ts';
import { authorizeSystem, operatorId } from '#app/services/shared/authorize.server.ts';
import type { Operator } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { findAccountByLogin } from '#db/queries/organization.server.ts';
import { deleteEndedSessions, deleteSession, insertSession, noteSeen } from '#db/queries/session.server.ts';

/** サインインの申出. What is typed, and what the browser and the network tell of whoever types it. */
export interface SignInRequest {
  readonly login: string;
  readonly password: string;
  /** The secret of the session to be opened. */
  readonly token: string;
  readonly address: string;
  /** The marks of those who signed in from this browser before; empty for none. */
  readonly browserMarks: string;
  /** The browser's session until now, which the new one ends. */
  readonly supersedes: string | null;
}

export interface SignedIn {
  readonly personId: string;
  /** The browser's marks from now on. */
  readonly browserMarks: string;
}

export type SignInRefusal = Refusal<'wrong_credentials'> | NotLookedAt;

function minutesFrom(at: Instant, minutes: number): Instant {
  return instant(new Date(Date.parse(at) + minutes * 60_000).toISOString());
}

/**
 * Opens a session for the right login and password under the SHA-256 of the token, which only the browser keeps. What
 * is refused does not tell whether the login exists, nor does the time that it takes. Every attempt counts as failed
 * from its beginning until its password was found right.
 */
export async function signIn(
  context: ServiceContext,
  request: SignInRequest,
): Promise<Result<SignedIn, never> | SignInRefusal> {
  const { db } = context;
  const { password, address, browserMarks } = request;
  const login = loginKey(request.login);
  const account = findAccountByLogin(db, login) ?? null;
  const admitted = account !== null && account.active;
  const looked = await lookAtPassword(context, { login, account, admitted, password, address, browserMarks });
  if (!looked.ok) return looked;
  if (account === null) throw new Error('the password of no account was right');
  const { sessionTerms } = accessSettings(db);
  const { id: accountId, personId } = account;
  return transact<SignedIn, never>(context, personId, 'session.sign_in', ({ tx, at }) => {
    if (request.supersedes !== null) deleteSession(tx, sessionTokenHash(request.supersedes));
    insertSession(tx, {
      tokenHash: sessionTokenHash(request.token),
      accountId,
      createdAt: at,
      expiresAt: minutesFrom(at, sessionTerms.absoluteMinutes),
    });
    const holder = markHolder(accountId, account.credentialId);
    const marksNow = looked.value.known ? browserMarks : withMark(serverSecretOf(db), holder, browserMarks);
    const value = { personId, browserMarks: marksNow };
    return { ok: true, value, subject: `person:${personId}`, detail: {} };
  });
}

export function signOut(context: ServiceContext, actor: Actor, token: string): void {
  transact(context, actor.personId, 'session.sign_out', ({ tx }) => {
    deleteSession(tx, sessionTokenHash(token));
    return { ok: true, value: null, subject: `person:${actor.personId}`, detail: {} };
  });
}

/** Removes sessions that have ended, at most `limit` at a time; refused, and not logged, where there is none. */
export function purgeSessions(
  context: ServiceContext,
  operator: Operator,
  limit: number,
): Result<{ readonly removed: number }, Denial | 'nothing_to_do'> {
  return transact(context, operatorId(operator), 'session.purge', ({ tx, at }) => {
    const permission = authorizeSystem(operator, 'session.purge');
    if (!permission.ok) return permission;
    for (const [tokenHash, seenAt] of memoryOf(context.db).sessionsSeen) noteSeen(tx, tokenHash, seenAt);
    const idleSince = minutesFrom(at, -accessSettings(tx).sessionTerms.idleMinutes);
    const removed = deleteEndedSessions(tx, at, idleSince, limit);
    if (removed === 0) return refuse('nothing_to_do');
    return { ok: true, value: { removed }, subject: 'session:ended', detail: { removed } };
  });
}
