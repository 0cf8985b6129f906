import type { AskedSearch } from '#app/services/response/common-answer.form.server.ts';

/** Where the list of who is asked begins on the page of a common question. */
export const ASKED_LIST_ID = 'asked-title';

/** The list of those who are asked, on the page of a common question at `path`; without a page its first. */
export function askedAddress(path: string, standing: AskedSearch['standing'], page = 1): string {
  const search = new URLSearchParams();
  if (standing !== null) search.set('standing', standing);
  if (page !== 1) search.set('page', String(page));
  return `${path}${search.size === 0 ? '' : `?${search.toString()}`}#${ASKED_LIST_ID}`;
}
