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
  const next = { ...query, page: '', ...change };
  const text = new URLSearchParams(Object.entries(next).filter(([, value]) => value !== '')).toString();
  return text === '' ? SYSTEMS_PATH : `${SYSTEMS_PATH}?${text}`;
}
