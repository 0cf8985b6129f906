import type { Actor } from '#app/domain/access/actor.ts';
import { loginKey } from '#app/domain/access/login.ts';
import { passwordProblem } from '#app/domain/access/password-rule.ts';
import type { PasswordProblem } from '#app/domain/access/password-rule.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { withMark } from '#app/lib/known-browser.server.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { sessionTokenHash } from '#app/lib/session.server.ts';
import { lookAtPassword, markHolder } from '#app/services/access/password-check.loader.server.ts';
import type { NotLookedAt } from '#app/services/access/password-check.loader.server.ts';
import { serverSecretOf } from '#app/services/access/server-secret.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { deleteSessionsOf, findAccountOf, retireCredential } from '#db/queries/account.server.ts';
import { insertCredential } from '#db/queries/organization.server.ts';
import { findSessionEnd, insertSession } from '#db/queries/session.server.ts';

/** パスワード変更の申出. */
export interface PasswordRequest {
  readonly oldPassword: string;
  readonly newPassword: string;
  /** The secret of the session that the person is in, and of the one that takes its place. */
  readonly token: string;
  readonly newToken: string;
  readonly address: string;
  readonly browserMarks: string;
}

/** `too_soon` and `busy`: as at the sign-in, whose budget this is. `changed_meanwhile`: by somebody else at once. */
export type PasswordRefusal = Refusal<PasswordProblem | 'wrong_current' | 'changed_meanwhile'> | NotLookedAt;

/**
 * Replaces the person's own password, ends all other sessions of the account and goes on in a new one, which lasts no
 * longer than the old one would have. A wrong old password counts as a failed sign-in: whoever sits down at an open
 * session guesses no faster than at the door.
 */
export async function changePassword(
  context: ServiceContext,
  actor: Actor,
  request: PasswordRequest,
): Promise<Result<{ readonly browserMarks: string }, never> | PasswordRefusal> {
  const { db } = context;
  const { address, browserMarks } = request;
  const account = findAccountOf(db, actor.personId);
  if (account === undefined || account.passwordHash === null) return refuse('changed_meanwhile');
  const problem = passwordProblem(request.newPassword, { login: account.login, before: request.oldPassword });
  if (problem !== null) return refuse(problem);
  const looked = await lookAtPassword(context, {
    login: loginKey(account.login),
    account,
    admitted: true,
    password: request.oldPassword,
    address,
    browserMarks,
  });
  if (!looked.ok) return looked.reason === 'wrong_credentials' ? refuse('wrong_current') : looked;
  const passwordHash = await hashPassword(request.newPassword);
  const tokenHash = sessionTokenHash(request.token);
  return transact<{ readonly browserMarks: string }, Refusal<'changed_meanwhile'>>(
    context,
    actor.personId,
    'password.change',
    ({ tx, at }) => {
      const expiresAt = findSessionEnd(tx, tokenHash);
      if (expiresAt === undefined || findAccountOf(tx, actor.personId)?.credentialId !== account.credentialId) {
        return refuse('changed_meanwhile');
      }
      const credentialId = context.newId();
      retireCredential(tx, account.id, at);
      insertCredential(tx, {
        id: credentialId,
        accountId: account.id,
        kind: 'password',
        secret: passwordHash,
        createdAt: at,
      });
      const others = deleteSessionsOf(tx, account.id) - 1;
      insertSession(tx, {
        tokenHash: sessionTokenHash(request.newToken),
        accountId: account.id,
        createdAt: at,
        expiresAt,
      });
      const value = { browserMarks: withMark(serverSecretOf(db), markHolder(account.id, credentialId), browserMarks) };
      return { ok: true, value, subject: `account:${account.id}`, detail: { sessions: others } };
    },
  );
}
