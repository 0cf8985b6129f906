import { z } from 'zod';
import { CONTRACT_KINDS } from '#app/domain/asset/contract.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';

/** 委託台帳の並び. */
export const CONTRACT_SORTS = ['code', 'name', 'contractor', 'owner', 'end'] as const;
export type ContractSort = (typeof CONTRACT_SORTS)[number];

/** 期間の絞り込み. '' for those that are not over. */
export const CONTRACT_TERMS = ['', 'soon', 'over', 'all'] as const;

/** 足りないもの. What nobody has approved. */
export const CONTRACT_LACKS = ['', 'approval', 'subcontracting'] as const;

const text = z.string().trim().max(100).catch('').default('');
const counted = z.coerce.number().int().min(0).max(100_000).catch(0).default(0);

/** The query string of the registers; the first one where it names none that there is. */
export const contractsSearch = z.object({
  kind: z.enum(CONTRACT_KINDS).catch('contract').default('contract'),
  q: text,
  owner: text,
  term: z.enum(CONTRACT_TERMS).catch('').default(''),
  lack: z.enum(CONTRACT_LACKS).catch('').default(''),
  sort: z
    .enum(['', ...CONTRACT_SORTS])
    .catch('')
    .default(''),
  dir: z.enum(['', 'desc']).catch('').default(''),
  page: pageNumber,
  done: z.enum(['', 'added', 'imported']).catch('').default(''),
  added: counted,
  changed: counted,
});
export type ContractsSearch = z.infer<typeof contractsSearch>;

/** Which register a new entry is for, and what is known of it beforehand. */
export const newContractSearch = z.object({
  kind: z.enum(CONTRACT_KINDS).catch('contract').default('contract'),
  owner: text,
  name: text,
});

export const contractSearch = z.object({
  done: z.enum(['', 'changed', 'retired', 'restored']).catch('').default(''),
});
