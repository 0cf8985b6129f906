import { z } from 'zod';
import { TRANSFER_VERDICTS } from '#app/domain/access/transfer-plan.ts';

export const transferParams = z.object({ transferId: z.string().min(1).max(100) });

export const TRANSFER_DONE = ['drafted', 'replaced', 'left_out', 'put_back', 'applied', 'finished', 'undone'] as const;
export type TransferDone = (typeof TRANSFER_DONE)[number];

/** 異動の番地. Which group is shown; '' for the first that there is. */
export const transferSearch = z.object({
  show: z
    .enum(['', ...TRANSFER_VERDICTS])
    .catch('')
    .default(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  done: z
    .enum(['', ...TRANSFER_DONE])
    .catch('')
    .default(''),
});
export type TransferSearch = z.infer<typeof transferSearch>;

export const transfersSearch = z.object({ done: z.enum(['', 'discarded']).catch('').default('') });

export function transferAddress(transferId: string, done: TransferDone): string {
  return `/organization/transfers/${transferId}?done=${done}`;
}

/** Where one is led whose draft is gone. */
export const TRANSFER_DISCARDED = '/organization/transfers?done=discarded';
