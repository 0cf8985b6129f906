import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { LOGIN_LETTERS } from '#app/domain/access/login.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { bodyOf } from '#app/services/organization/body.loader.server.ts';
import type { PeopleSearch } from '#app/services/organization/people.address.server.ts';
import { selectedPeople } from '#app/services/organization/people.loader.server.ts';
import type { PersonLine } from '#app/services/organization/people.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { findAccountOf } from '#db/queries/account.server.ts';
import { findPerson } from '#db/queries/people.server.ts';

/** 通知書の発行. For whom a slip would be made; the password itself is nowhere. */
export interface SlipPage {
  readonly bodyName: string;
  readonly personId: string;
  readonly personName: string;
  readonly active: boolean;
  /** Null where the person has no account yet. */
  readonly login: string | null;
  readonly accountActive: boolean;
  readonly seenCredentialId: string;
  /** What the login could be: the person's number, where it is made of the letters of a login. */
  readonly suggestedLogin: string;
}

export function slipPage(context: ServiceContext, actor: Actor, personId: string): Result<SlipPage, Denial> {
  const permission = authorize(actor, 'account.manage', null);
  if (!permission.ok) return permission;
  const person = findPerson(context.db, personId);
  if (person === undefined) return refuse('not_permitted');
  const account = findAccountOf(context.db, personId);
  const code = person.code ?? '';
  return ok({
    bodyName: bodyOf(context)?.name ?? '',
    personId,
    personName: person.name,
    active: person.active,
    login: account?.login ?? null,
    accountActive: account?.active ?? false,
    seenCredentialId: account?.credentialId ?? '',
    suggestedLogin: LOGIN_LETTERS.test(code) ? code : '',
  });
}

/** 通知書の一括発行. Whose accounts wait for a first password, of those that the list's address selects. */
export interface SlipsPage {
  readonly bodyName: string;
  readonly lines: readonly PersonLine[];
  readonly count: number;
  readonly page: number;
  readonly pageCount: number;
}

export function slipsPage(
  context: ServiceContext,
  actor: Actor,
  search: PeopleSearch,
  pageSize: number,
): Result<SlipsPage, Denial> {
  const permission = authorize(actor, 'account.manage', null);
  if (!permission.ok) return permission;
  const waiting: PeopleSearch = { ...search, login: 'no_password', state: '' };
  const { lines, count, page, pageCount } = selectedPeople(context, waiting, null, pageSize);
  return ok({ bodyName: bodyOf(context)?.name ?? '', lines, count, page, pageCount });
}

/** 自分のパスワード. */
export interface OwnPasswordPage {
  readonly personName: string;
  readonly login: string;
}

export function ownPasswordPage({ db }: ServiceContext, actor: Actor): OwnPasswordPage {
  return { personName: actor.name, login: findAccountOf(db, actor.personId)?.login ?? '' };
}
