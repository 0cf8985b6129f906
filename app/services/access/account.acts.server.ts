import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { loginKey } from '#app/domain/access/login.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { mayRenameLogin } from '#app/services/organization/login.loader.server.ts';
import { leftVacant } from '#app/services/organization/office-cover.loader.server.ts';
import type { LastHolder } from '#app/services/organization/office-cover.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import {
  deleteSessionsOf,
  findAccountOf,
  retireCredential,
  setAccountActive,
  setLogin,
} from '#db/queries/account.server.ts';
import type { AccountRow } from '#db/queries/account.server.ts';
import { findAccountByLogin, insertAccounts, insertCredential } from '#db/queries/organization.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findPerson } from '#db/queries/people.server.ts';

/** Why no account is given or changed. `changed_meanwhile`: another password was made after the page was opened. */
export type AccountRefusal =
  | Denial
  | LastHolder
  | 'left_person'
  | 'has_account'
  | 'login_taken'
  | 'no_account'
  | 'disabled'
  | 'enabled_already'
  | 'disabled_already'
  | 'changed_meanwhile'
  | 'administrators_login'
  | 'nobody_chosen';

/** 利用者IDの発行. With a drawn password, of which only the hash is here; its holder must choose another. */
export function giveAccount(
  context: ServiceContext,
  actor: Actor,
  personId: string,
  { login, passwordHash: secret }: { readonly login: string; readonly passwordHash: string },
): Result<null, AccountRefusal> {
  return transact(context, actor.personId, 'account.give', ({ tx, at }) => {
    const permission = authorize(actor, 'account.manage', null);
    if (!permission.ok) return permission;
    const person = findPerson(tx, personId);
    if (person === undefined) return refuse('not_permitted');
    if (!person.active) return refuse('left_person');
    if (findAccountOf(tx, personId) !== undefined) return refuse('has_account');
    if (findAccountByLogin(tx, loginKey(login)) !== undefined) return refuse('login_taken');
    const id = context.newId();
    insertAccounts(tx, [{ id, personId, login, createdAt: at }]);
    insertCredential(tx, drawnPassword(context, id, secret, at));
    const detail = { login, personId, mustChange: true };
    return { ok: true, value: null, subject: `account:${id}`, detail };
  });
}

/**
 * 利用者IDの変更. The password stays, every session ends. `seenLogin` is the login that was shown; the same letters in
 * other capitals are still the holder's own.
 */
export function renameLogin(
  context: ServiceContext,
  actor: Actor,
  personId: string,
  { login, seenLogin }: { readonly login: string; readonly seenLogin: string },
): Result<null, AccountRefusal | 'nothing_changed'> {
  return transact(context, actor.personId, 'account.rename', ({ tx, at }) => {
    const permission = mayRenameLogin(tx, actor, personId, tokyoDate(at));
    if (!permission.ok) return permission;
    const person = findPerson(tx, personId);
    if (person === undefined) return refuse('not_permitted');
    if (!person.active) return refuse('left_person');
    const account = findAccountOf(tx, personId);
    if (account === undefined) return refuse('no_account');
    if (account.login !== seenLogin) return refuse('changed_meanwhile');
    if (account.login === login) return refuse('nothing_changed');
    const holder = findAccountByLogin(tx, loginKey(login));
    if (holder !== undefined && holder.id !== account.id) return refuse('login_taken');
    setLogin(tx, account.id, login);
    const sessions = deleteSessionsOf(tx, account.id);
    const detail = { personId, from: account.login, login, sessions };
    return { ok: true, value: null, subject: `account:${account.id}`, detail };
  });
}

/**
 * パスワードの再発行. Ends the password that there is, and every session, with a drawn one in its place. `seenCredentialId`: the
 * password of which the page knew ('' for none), so that the same form sent twice draws one slip.
 */
export function resetPassword(
  context: ServiceContext,
  actor: Actor,
  personId: string,
  { seenCredentialId, passwordHash: secret }: { readonly seenCredentialId: string; readonly passwordHash: string },
): Result<null, AccountRefusal> {
  return transact(context, actor.personId, 'account.reset', ({ tx, at }) => {
    const permission = authorize(actor, 'account.manage', null);
    if (!permission.ok) return permission;
    const found = drawableAccount(tx, personId, seenCredentialId);
    if (!found.ok) return found;
    const { id } = found.value;
    retireCredential(tx, id, at);
    insertCredential(tx, drawnPassword(context, id, secret, at));
    const sessions = deleteSessionsOf(tx, id);
    const detail = { personId, sessions, mustChange: true };
    return { ok: true, value: null, subject: `account:${id}`, detail };
  });
}

/**
 * パスワードの一括発行. First passwords for accounts that have none, all of them or none: a form that is sent again, or comes
 * after somebody else's, draws nothing.
 */
export function drawPasswords(
  context: ServiceContext,
  actor: Actor,
  drawn: readonly { readonly personId: string; readonly passwordHash: string }[],
): Result<null, AccountRefusal> {
  return transact(context, actor.personId, 'account.draw', ({ tx, at }) => {
    const permission = authorize(actor, 'account.manage', null);
    if (!permission.ok) return permission;
    if (drawn.length === 0) return refuse('nobody_chosen');
    const accountIds: string[] = [];
    for (const { personId, passwordHash: secret } of drawn) {
      const found = drawableAccount(tx, personId, '');
      if (!found.ok) return found;
      insertCredential(tx, drawnPassword(context, found.value.id, secret, at));
      accountIds.push(found.value.id);
    }
    return { ok: true, value: null, subject: 'account:many', detail: { accountIds, mustChange: true } };
  });
}

/** The account for which a password can be drawn: one in use, with the password that was seen ('' for none). */
function drawableAccount(
  tx: Connection,
  personId: string,
  seenCredentialId: string,
): Result<AccountRow, AccountRefusal> {
  const person = findPerson(tx, personId);
  if (person === undefined) return refuse('not_permitted');
  const account = findAccountOf(tx, personId);
  if (account === undefined) return refuse('no_account');
  if (!person.active) return refuse('left_person');
  if (!account.active) return refuse('disabled');
  return (account.credentialId ?? '') === seenCredentialId ? ok(account) : refuse('changed_meanwhile');
}

/** A password that its holder did not choose. */
function drawnPassword({ newId }: ServiceContext, accountId: string, secret: string, createdAt: Instant) {
  return { id: newId(), accountId, kind: 'password' as const, secret, createdAt, mustChange: true };
}

/** 利用停止. Ends every session at once; the offices stay. */
export function disableAccount(context: ServiceContext, actor: Actor, personId: string): Result<null, AccountRefusal> {
  return transact(context, actor.personId, 'account.disable', ({ tx, at }) => {
    const permission = authorize(actor, 'account.manage', null);
    if (!permission.ok) return permission;
    if (findPerson(tx, personId) === undefined) return refuse('not_permitted');
    const account = findAccountOf(tx, personId);
    if (account === undefined) return refuse('no_account');
    if (!account.active) return refuse('disabled_already');
    const vacant = leftVacant(tx, tokyoDate(at), (term) => (term.personId === personId ? null : term));
    if (vacant !== null) return refuse(vacant);
    setAccountActive(tx, account.id, false);
    const sessions = deleteSessionsOf(tx, account.id);
    return { ok: true, value: null, subject: `account:${account.id}`, detail: { personId, sessions } };
  });
}

/** 利用再開. With the password that there was. */
export function enableAccount(context: ServiceContext, actor: Actor, personId: string): Result<null, AccountRefusal> {
  return transact(context, actor.personId, 'account.enable', ({ tx }) => {
    const permission = authorize(actor, 'account.manage', null);
    if (!permission.ok) return permission;
    const person = findPerson(tx, personId);
    if (person === undefined) return refuse('not_permitted');
    if (!person.active) return refuse('left_person');
    const account = findAccountOf(tx, personId);
    if (account === undefined) return refuse('no_account');
    if (account.active) return refuse('enabled_already');
    setAccountActive(tx, account.id, true);
    return { ok: true, value: null, subject: `account:${account.id}`, detail: { personId } };
  });
}
