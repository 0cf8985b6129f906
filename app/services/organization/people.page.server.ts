import { pagePlace } from '#app/domain/shared/page-place.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { sortableKana } from '#app/domain/organization/person.ts';
import type { PersonFacts } from '#app/domain/organization/person.ts';
import { bureauOf } from '#app/domain/organization/unit.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok } from '#app/domain/shared/result.ts';
import type { PeopleSearch } from '#app/services/organization/people.address.server.ts';
import type { OfficeOfPerson } from '#app/services/organization/office-of-person.loader.server.ts';
import { unableHolders } from '#app/services/campaign/first-year.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { appointmentsOfPeople, countPeople, lastSignIns, peopleOn } from '#db/queries/people.server.ts';
import type { PeopleFilter } from '#db/queries/people.server.ts';

const PAGE_SIZE = 50;

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

/** 職員の一覧. */
export interface PeoplePage {
  readonly lines: readonly PersonLine[];
  readonly count: number;
  readonly page: number;
  readonly pageCount: number;
  /** The units of today in their order; a section says of which bureau it is. */
  readonly unitChoices: readonly { readonly id: string; readonly name: string; readonly bureauName: string | null }[];
  readonly mayEdit: boolean;
}

/** The people that the address selects; a bureau stands for its sections too. */
export function peoplePage(context: ServiceContext, actor: Actor, search: PeopleSearch): Result<PeoplePage, Denial> {
  const permission = authorize(actor, 'people.view', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const today = tokyoDate(context.clock());
  const units = unitsOn(db, today);
  const needed = search.login === 'unable' ? unableHolders(db, today).map(({ id }) => id) : null;
  const filter = { ...filterOf(search, units), ids: needed };
  const count = countPeople(db, filter, today);
  const { page, pageCount, from } = pagePlace(count, search.page, PAGE_SIZE);
  const sort = search.sort === 'kana' ? 'kana' : 'unit';
  const rows = peopleOn(db, filter, today, {
    sort,
    unitOrder: units.map(({ id }) => id),
    limit: PAGE_SIZE,
    offset: from,
  });
  const ids = rows.map(({ id }) => id);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const held = groupBy(
    appointmentsOfPeople(db, ids).filter(({ from, until }) => from <= today && (until === null || until >= today)),
    ({ personId }) => personId,
  );
  const signIns = lastSignIns(db, ids);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return ok({
    lines: rows.map((row) => ({
      ...row,
      accountActive: row.accountActive ?? false,
      offices: (held.get(row.id) ?? []).map(({ role, unitId, systemName }) => ({
        office: role,
        placeName: unitId === null ? systemName : (names.get(unitId) ?? null),
      })),
      lastSignInAt: signIns.get(row.id) ?? null,
    })),
    count,
    page,
    pageCount,
    unitChoices: units
      .filter(({ type }) => type !== 'organization')
      .map((unit) => {
        const bureau = bureauOf(unit, byId);
        return { id: unit.id, name: unit.name, bureauName: bureau?.id === unit.id ? null : (bureau?.name ?? null) };
      }),
    mayEdit: can(actor, 'organization.edit', null).ok,
  });
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
        : units.filter((one) => one.id === unit || bureauOf(one, byId)?.id === unit).map(({ id }) => id),
    role: office === '' ? null : office,
  };
}
