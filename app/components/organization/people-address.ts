import type { PeopleSearch } from '#app/services/organization/people.address.server.ts';

export const ALL_PEOPLE: PeopleSearch = { q: '', unit: '', office: '', login: '', state: '', sort: '', page: 1 };

/** The address of the list with `change` applied; another filter or order starts at the first page again. */
export function peoplePath(query: PeopleSearch, change: Partial<PeopleSearch> = {}): string {
  const next = { ...query, page: 1, ...change };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) {
    if (value !== '' && !(name === 'page' && value === 1)) search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '/organization/people' : `/organization/people?${text}`;
}

/** The address where slips are printed for those of the list who have no password yet. */
export function slipsPath(query: PeopleSearch, page = 1): string {
  const login = query.login === 'unable' ? 'unable' : '';
  return peoplePath(query, { page, login, state: '', sort: query.sort }).replace(
    '/organization/people',
    '/organization/people/slips',
  );
}
