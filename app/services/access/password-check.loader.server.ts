import type { LoginKey } from '#app/domain/access/login.ts';
import type { RefusalKind } from '#app/domain/access/refusal-count.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { knownMark } from '#app/lib/known-browser.server.ts';
import { checkPassword } from '#app/lib/password.server.ts';
import { accessSettings } from '#app/services/access/access-setting.loader.server.ts';
import { memoryOf } from '#app/services/access/memory.loader.server.ts';
import { serverSecretOf } from '#app/services/access/server-secret.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 照合する利用者. What an account is checked by. */
export interface CheckedAccount {
  readonly id: string;
  /** Null where it has no living password. */
  readonly credentialId: string | null;
  readonly passwordHash: string | null;
}

/** パスワードの照合. One password as it was typed for a login, and from where. */
export interface PasswordAttempt {
  readonly login: LoginKey;
  /** Null where nobody has the login; it is looked at for as long, and counted apart. */
  readonly account: CheckedAccount | null;
  /** False where even the right password is none. */
  readonly admitted: boolean;
  readonly password: string;
  readonly address: string;
  readonly browserMarks: string;
}

/** `too_soon`: after failures, and `busy`: with more attempts at once than can be looked at; both say for how long. */
export type NotLookedAt = Refusal<'too_soon' | 'busy'> & { readonly waitSeconds: number };

/** By then what waits has been looked at. */
const BUSY_SECONDS = 5;

/** By whom a browser is known: an account with the password that it has now. */
export function markHolder(accountId: string, credentialId: string | null): string {
  return `${accountId} ${credentialId ?? ''}`;
}

/**
 * The one place where a password is looked at. Every attempt counts as failed from its beginning until its password was
 * found right, at the door and for whoever changes a password alike. Gives whether the person is known in this browser.
 */
export async function lookAtPassword(
  { db, clock }: ServiceContext,
  { login, account, admitted, password, address, browserMarks }: PasswordAttempt,
): Promise<Result<{ readonly known: boolean }, 'wrong_credentials'> | NotLookedAt> {
  const { signInLimits } = accessSettings(db);
  const holder = account === null ? markHolder('', null) : markHolder(account.id, account.credentialId);
  const known = knownMark(serverSecretOf(db), holder, browserMarks);
  const attempt = { login, exists: account !== null, address, known };
  const { guard, refusals } = memoryOf(db);
  const now = () => Date.parse(clock());
  const count = (kind: RefusalKind) => refusals.add({ kind, accountId: account?.id ?? null, address }, clock());

  const wait = guard.begin(attempt, signInLimits, now());
  if (wait > 0) {
    count('too_soon');
    return { ok: false, reason: 'too_soon', waitSeconds: Math.ceil(wait / 1_000) };
  }
  const looked = checkPassword(account?.passwordHash ?? null, password, known ?? address);
  if (looked === null) {
    guard.takeBack(attempt, signInLimits, now(), 'not_checked');
    return { ok: false, reason: 'busy', waitSeconds: BUSY_SECONDS };
  }
  const right = await looked;
  if (!right || !admitted) {
    count('wrong_credentials');
    return refuse('wrong_credentials');
  }
  guard.takeBack(attempt, signInLimits, now(), 'right');
  return ok({ known: known !== null });
}
