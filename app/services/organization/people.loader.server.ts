import { lastsOn } from '#app/domain/access/office-cover.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import { sortableKana } from '#app/domain/organization/person.ts';
import type { PersonFacts } from '#app/domain/organization/person.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { PeopleSearch } from '#app/services/organization/people.address.server.ts';
import type { OfficeOfPerson } from '#app/services/organization/office-of-person.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import { unitNamesOn } from '#db/queries/organization.server.ts';
import { peopleByUnit } from '#db/queries/people-order.server.ts';
import { appointmentsOfPeople, countPeople, lastSignIns, peopleByKana } from '#db/queries/people.server.ts';
import type { PeopleFilter } from '#db/queries/people.server.ts';
import { idsBelow } from '#db/queries/unit-order.server.ts';

export interface PersonLine extends PersonFacts {
  readonly id: string;
  readonly active: boolean;
  /** Of today. */
  readonly offices: readonly OfficeOfPerson[];
  /** Null for who has no account. */
  readonly login: string | null;
  readonly accountActive: boolean;
  readonly lastSignInAt: string | null;
}

/** 通知書を待つ人数. Who of a list may have a slip drawn, and who lacks the account for it. */
export interface SlipCounts {
  readonly waiting: number;
  readonly withoutLogin: number;
}

/** Null for a list that does not ask who cannot sign in; of `onlyIds` where not null. */
export function slipCounts(
  { db, clock }: ServiceContext,
  search: PeopleSearch,
  onlyIds: readonly string[] | null,
): SlipCounts | null {
  const { login, state } = search;
  if ((login !== 'unable' && login !== 'no_password') || state !== '') return null;
  const today = tokyoDate(clock());
  const countOf = (asked: 'no' | 'no_password') =>
    countPeople(db, { ...filterOf(db, { ...search, login: asked }, today), ids: onlyIds }, today);
  return { waiting: countOf('no_password'), withoutLogin: login === 'unable' ? countOf('no') : 0 };
}

/** One page of the people that the address selects, of `onlyIds` where not null; a bureau stands for its sections. */
export function selectedPeople(
  { db, clock }: ServiceContext,
  search: PeopleSearch,
  onlyIds: readonly string[] | null,
  pageSize: number,
) {
  const today = tokyoDate(clock());
  const filter = { ...filterOf(db, search, today), ids: onlyIds };
  const count = countPeople(db, filter, today);
  const { page, pageCount, from } = pagePlace(count, search.page, pageSize);
  const peopleOn = search.sort === 'kana' ? peopleByKana : peopleByUnit;
  const rows = peopleOn(db, filter, today, { limit: pageSize, offset: from });
  const ids = rows.map(({ id }) => id);
  const held = appointmentsOfPeople(db, ids).filter((row) => lastsOn(row, today));
  const names = unitNamesOn(
    db,
    held.flatMap(({ unitId }) => unitId ?? []),
    today,
  );
  const heldBy = groupBy(held, ({ personId }) => personId);
  const signIns = lastSignIns(db, ids);
  const lines = rows.map((row): PersonLine => ({
    ...row,
    accountActive: row.accountActive ?? false,
    offices: (heldBy.get(row.id) ?? []).map(({ role, unitId, systemName, kind: heldAs }) => ({
      office: role,
      heldAs,
      placeName: unitId === null ? systemName : (names.get(unitId) ?? null),
    })),
    lastSignInAt: signIns.get(row.id) ?? null,
  }));
  return { lines, count, page, pageCount };
}

function filterOf(
  db: Connection,
  { q, unit, office, login, state }: PeopleSearch,
  today: CalendarDate,
): Omit<PeopleFilter, 'ids'> {
  return {
    text: sortableKana(q).toLowerCase().replaceAll(' ', ''),
    active: state === 'all' ? null : state !== 'left',
    login: login === '' || login === 'unable' ? null : login !== 'no',
    withoutPassword: login === 'no_password',
    unitIds: unit === '' ? null : idsBelow(db, today, unit),
    role: office === '' ? null : office,
  };
}
