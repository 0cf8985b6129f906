import { lastsOn } from '#app/domain/access/office-cover.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import { sortableKana } from '#app/domain/organization/person.ts';
import type { PersonFacts } from '#app/domain/organization/person.ts';
import { bureausOf } from '#app/domain/organization/unit.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { PeopleSearch } from '#app/services/organization/people.address.server.ts';
import type { OfficeOfPerson } from '#app/services/organization/office-of-person.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { appointmentsOfPeople, countPeople, lastSignIns, peopleOn } from '#db/queries/people.server.ts';
import type { PeopleFilter } from '#db/queries/people.server.ts';

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

/**
 * One page of the people that the address selects, of `onlyIds` where it is not null, and the units of today; a bureau
 * stands for its sections too.
 */
export function selectedPeople(
  { db, clock }: ServiceContext,
  search: PeopleSearch,
  onlyIds: readonly string[] | null,
  pageSize: number,
) {
  const today = tokyoDate(clock());
  const units = unitsOn(db, today);
  const filter = { ...filterOf(search, units), ids: onlyIds };
  const count = countPeople(db, filter, today);
  const { page, pageCount, from } = pagePlace(count, search.page, pageSize);
  const sort = search.sort === 'kana' ? 'kana' : 'unit';
  const rows = peopleOn(db, filter, today, {
    sort,
    unitOrder: units.map(({ id }) => id),
    limit: pageSize,
    offset: from,
  });
  const ids = rows.map(({ id }) => id);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const held = groupBy(
    appointmentsOfPeople(db, ids).filter((row) => lastsOn(row, today)),
    ({ personId }) => personId,
  );
  const signIns = lastSignIns(db, ids);
  const lines = rows.map((row): PersonLine => ({
    ...row,
    accountActive: row.accountActive ?? false,
    offices: (held.get(row.id) ?? []).map(({ role, unitId, systemName, kind: heldAs }) => ({
      office: role,
      heldAs,
      placeName: unitId === null ? systemName : (names.get(unitId) ?? null),
    })),
    lastSignInAt: signIns.get(row.id) ?? null,
  }));
  return { lines, count, page, pageCount, units };
}

function filterOf({ q, unit, office, login, state }: PeopleSearch, units: readonly Unit[]): Omit<PeopleFilter, 'ids'> {
  const byId = new Map(units.map((one) => [one.id, one]));
  return {
    text: sortableKana(q).toLowerCase().replaceAll(' ', ''),
    active: state === 'all' ? null : state !== 'left',
    login: login === '' || login === 'unable' ? null : login !== 'no',
    withoutPassword: login === 'no_password',
    unitIds:
      unit === ''
        ? null
        : units.filter((one) => [one, ...bureausOf(one, byId)].some(({ id }) => id === unit)).map(({ id }) => id),
    role: office === '' ? null : office,
  };
}
