import { z } from 'zod';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';

/** 台帳の並び. */
export const SYSTEM_SORTS = ['code', 'name', 'owner', 'zone'] as const;
export type SystemSort = (typeof SYSTEM_SORTS)[number];

/** 廃止の絞り込み. '' for those in use. */
export const SYSTEM_LIVES = ['', 'retired', 'all'] as const;
export type SystemLife = (typeof SYSTEM_LIVES)[number];

const text = z.string().trim().max(100).catch('').default('');
const counted = z.coerce.number().int().min(0).max(100_000).catch(0).default(0);

/** The query string of the ledger; '' where a name is absent or says nothing that the ledger knows. */
export const systemsSearch = z.object({
  q: text,
  owner: text,
  zone: text,
  ending: z.enum(['', 'soon']).catch('').default(''),
  life: z.enum(SYSTEM_LIVES).catch('').default(''),
  sort: z
    .enum(['', ...SYSTEM_SORTS])
    .catch('')
    .default(''),
  dir: z.enum(['', 'desc']).catch('').default(''),
  page: pageNumber,
  done: z.enum(['', 'added', 'imported']).catch('').default(''),
  added: counted,
  changed: counted,
});
export type SystemsSearch = z.infer<typeof systemsSearch>;

/** What is known beforehand of a system that is to be registered. */
export const newSystemSearch = z.object({ owner: text, name: text });

export const systemSearch = z.object({
  done: z.enum(['', 'changed', 'retired', 'restored']).catch('').default(''),
});

export const zonesSearch = z.object({ done: z.enum(['', 'added', 'changed', 'removed']).catch('').default('') });
