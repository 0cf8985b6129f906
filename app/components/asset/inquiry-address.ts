import { contractPath, CONTRACTS_PATH } from '#app/components/asset/contracts-address.ts';
import { SYSTEMS_PATH } from '#app/components/asset/systems-address.ts';
import type { AskedRegister } from '#app/domain/asset/inquiry.ts';
import { listPath } from '#app/lib/list-path.ts';
import type { AskedEntry } from '#app/services/asset/inquiry.loader.server.ts';

export const INQUIRY_PATH = '/organization/inquiry';

/** What the address of the page of inquiries says; '' where a name is absent. */
export interface InquiryQuery {
  readonly of: string;
  readonly show: string;
  readonly page: string;
}

/** The page of inquiries with `change` applied; another filter starts at the first page again. */
export function inquiryPath(query: InquiryQuery, change: Partial<InquiryQuery> = {}): string {
  return listPath(INQUIRY_PATH, { ...query, page: '', ...change });
}

/** What one unit is asked; `of` names the inquiry, '' the one that is open or was the last. */
export function unitInquiryPath(unitId: string, of = ''): string {
  return of === '' ? `/inquiry/${unitId}` : `/inquiry/${unitId}?of=${encodeURIComponent(of)}`;
}

/** Where the 事務局 answers for a unit. */
export function answerForPath(unitId: string): string {
  return `/inquiry/${unitId}/for`;
}

/** Where what a unit names is put into a register, with what is known of it. */
export function registeringPath(
  register: AskedRegister,
  known: { readonly owner: string; readonly name: string },
): string {
  const place =
    register === 'system' ? { path: SYSTEMS_PATH, kind: {} } : { path: CONTRACTS_PATH, kind: { kind: register } };
  return `${place.path}/new?${new URLSearchParams({ ...place.kind, ...known })}`;
}

/** Where the register is corrected. */
export function registerPath({ register, registerId }: Pick<AskedEntry, 'register' | 'registerId'>): string {
  return register === 'system' ? `${SYSTEMS_PATH}/${registerId}` : contractPath(registerId);
}
