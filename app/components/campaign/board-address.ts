import { listPath } from '#app/lib/list-path.ts';

/** What the address of the board says; '' where a name is absent. */
export interface BoardQuery {
  readonly campaign: string;
  readonly state: string;
  readonly bureau: string;
  readonly type: string;
  readonly q: string;
  readonly sort: string;
  readonly dir: string;
  readonly page: string;
}

export const NO_BOARD_QUERY: BoardQuery = {
  campaign: '',
  state: '',
  bureau: '',
  type: '',
  q: '',
  sort: '',
  dir: '',
  page: '',
};

/** The board's address with `change` applied; another filter or order starts at the first page again. */
export function boardPath(query: BoardQuery, change: Partial<BoardQuery> = {}): string {
  return listPath('/board', { ...query, page: '', ...change });
}
