import { listPath } from '#app/lib/list-path.ts';

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
  return listPath(CONTRACTS_PATH, { ...query, page: '', ...change });
}

export function contractPath(id: string): string {
  return `${CONTRACTS_PATH}/${id}`;
}
