/** What the address of the registers of contracts says; '' where a name is absent. */
export interface ContractsQuery {
  readonly kind: string;
  readonly q: string;
  readonly owner: string;
  readonly term: string;
  readonly lack: string;
  readonly sort: string;
  readonly dir: string;
  readonly page: string;
}

export const CONTRACTS_PATH = '/organization/contracts';

export const NO_CONTRACTS_QUERY: ContractsQuery = {
  ...{ kind: '', q: '', owner: '', term: '', lack: '' },
  ...{ sort: '', dir: '', page: '' },
};

/** The registers' address with `change` applied; another filter or order starts at the first page again. */
export function contractsPath(query: ContractsQuery, change: Partial<ContractsQuery> = {}): string {
  const next = { ...query, page: '', ...change };
  const text = new URLSearchParams(Object.entries(next).filter(([, value]) => value !== '')).toString();
  return text === '' ? CONTRACTS_PATH : `${CONTRACTS_PATH}?${text}`;
}

export function contractPath(id: string): string {
  return `${CONTRACTS_PATH}/${id}`;
}
