import { contactLine } from '#app/domain/access/access-setting.ts';
import { accessSettings } from '#app/services/access/access-setting.loader.server.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { LOGIN_LETTERS } from '#app/domain/access/login.ts';
import { lastsOn } from '#app/domain/access/office-cover.ts';
import { pageMarking } from '#app/domain/organization/document-marking.ts';
import type { DocumentMarking } from '#app/domain/organization/document-marking.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { unableIds } from '#app/services/campaign/first-year.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { bodyOf } from '#app/services/organization/body.loader.server.ts';
import { mayRenameLogin } from '#app/services/organization/login.loader.server.ts';
import { namesOfUnits } from '#app/services/organization/office-of-person.loader.server.ts';
import type { OfficeOfPerson } from '#app/services/organization/office-of-person.loader.server.ts';
import type { PeopleSearch } from '#app/services/organization/people.address.server.ts';
import { selectedPeople } from '#app/services/organization/people.loader.server.ts';
import type { PersonLine } from '#app/services/organization/people.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { findAccountOf } from '#db/queries/account.server.ts';
import { appointmentsOfPeople, findPerson } from '#db/queries/people.server.ts';

/** 通知書の記載. What every slip of a body says besides its person. */
export interface SlipFacts {
  readonly bodyName: string;
  readonly marking: DocumentMarking;
  /** Whom to ask, as a form of slips begins; '' where the body told nothing. */
  readonly usualContact: string;
  /** What the body says that one types to come to the site; '' where it says nothing. */
  readonly site: string;
}

/** 通知書の職. An office of the day, or one that begins later for who has none yet. */
export interface SlipPost extends OfficeOfPerson {
  readonly beginsOn: CalendarDate | null;
}

function slipFacts(context: ServiceContext): SlipFacts {
  const { documentMarking } = bodySettings(context.db);
  const contact = accessSettings(context.db).secretariatContact;
  return {
    bodyName: bodyOf(context)?.name ?? '',
    marking: pageMarking(documentMarking),
    usualContact: contactLine(contact),
    site: contact.site,
  };
}

/** By person, what a slip says the person is: whoever comes on 1 April has the slip before it. */
function slipPosts({ db, clock }: ServiceContext, personIds: readonly string[]): ReadonlyMap<string, SlipPost[]> {
  const today = tokyoDate(clock());
  const unitNames = namesOfUnits(db);
  const held = groupBy(appointmentsOfPeople(db, personIds), ({ personId }) => personId);
  return new Map(
    [...held].map(([personId, rows]) => {
      const now = rows.filter((row) => lastsOn(row, today));
      const first = rows
        .map(({ from }) => calendarDate(from))
        .sort()
        .find((day) => day > today);
      const shown = now.length > 0 || first === undefined ? now : rows.filter(({ from }) => from === first);
      const posts = shown.map(({ role, unitId, systemName, kind: heldAs, from }) => {
        const beginsOn = from > today ? calendarDate(from) : null;
        return {
          office: role,
          heldAs,
          placeName: unitId === null ? systemName : unitNames(beginsOn ?? today, unitId),
          beginsOn,
        };
      });
      return [personId, posts];
    }),
  );
}

/** 通知書の発行. For whom a slip would be made; the password itself is nowhere. */
export interface SlipPage {
  readonly paper: SlipFacts;
  readonly posts: readonly SlipPost[];
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
    paper: slipFacts(context),
    posts: slipPosts(context, [personId]).get(personId) ?? [],
    personId,
    personName: person.name,
    active: person.active,
    login: account?.login ?? null,
    accountActive: account?.active ?? false,
    seenCredentialId: account?.credentialId ?? '',
    suggestedLogin: LOGIN_LETTERS.test(code) ? code : '',
  });
}

/** 通知書を待つ人. */
export interface SlipLine extends PersonLine {
  readonly posts: readonly SlipPost[];
}

/** 通知書の一括発行. Whose accounts wait for a first password, of those that the list's address selects. */
export interface SlipsPage {
  readonly paper: SlipFacts;
  readonly lines: readonly SlipLine[];
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
  const onlyIds = search.login === 'unable' ? unableIds(context.db, tokyoDate(context.clock())) : null;
  const { lines, count, page, pageCount } = selectedPeople(context, waiting, onlyIds, pageSize);
  const posts = slipPosts(
    context,
    lines.map(({ id }) => id),
  );
  const withPosts = lines.map((line): SlipLine => ({ ...line, posts: posts.get(line.id) ?? [] }));
  return ok({ paper: slipFacts(context), lines: withPosts, count, page, pageCount });
}

/** 自分のパスワード. */
export interface OwnPasswordPage {
  readonly personName: string;
  readonly login: string;
}

export function ownPasswordPage({ db }: ServiceContext, actor: Actor): OwnPasswordPage {
  return { personName: actor.name, login: findAccountOf(db, actor.personId)?.login ?? '' };
}

/** 利用者IDの変更. */
export interface LoginPage {
  readonly personId: string;
  readonly personName: string;
  readonly login: string;
  /** Whether it is one that the actor must leave to an administrator. */
  readonly administratorsOnly: boolean;
}

export function loginPage(context: ServiceContext, actor: Actor, personId: string): Result<LoginPage, Denial> {
  const permission = authorize(actor, 'account.rename', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const person = findPerson(db, personId);
  const account = person === undefined ? undefined : findAccountOf(db, personId);
  if (person === undefined || account === undefined) return refuse('not_permitted');
  if (!person.active) return refuse('wrong_state');
  const administratorsOnly = !mayRenameLogin(db, actor, personId, tokyoDate(context.clock())).ok;
  return ok({ personId, personName: person.name, login: account.login, administratorsOnly });
}
