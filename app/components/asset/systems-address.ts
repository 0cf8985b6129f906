import { listPath } from '#app/lib/list-path.ts';

/** What the address of the ledger says; '' where a name is absent. */
export interface SystemsQuery {
  readonly q: string;
  readonly owner: string;
  readonly zone: string;
  readonly life: string;
  readonly ending: string;
  readonly sort: string;
  readonly dir: string;
  readonly page: string;
}

export const SYSTEMS_PATH = '/organization/systems';

export const NO_SYSTEMS_QUERY: SystemsQuery = {
  ...{ q: '', owner: '', zone: '', life: '', ending: '' },
  ...{ sort: '', dir: '', page: '' },
};

/** The ledger's address with `change` applied; another filter or order starts at the first page again. */
export function systemsPath(query: SystemsQuery, change: Partial<SystemsQuery> = {}): string {
  return listPath(SYSTEMS_PATH, { ...query, page: '', ...change });
}
