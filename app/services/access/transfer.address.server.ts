import { z } from 'zod';
import { TRANSFER_VERDICTS } from '#app/domain/access/transfer-plan.ts';
import type { TransferVerdict } from '#app/domain/access/transfer-plan.ts';
import type { TransferState } from '#app/domain/organization/transfer.ts';

export const transferParams = z.object({ transferId: z.string().min(1).max(100) });

/** What leaves a draft a draft. */
const DRAFT_DONE = [
  'drafted',
  'replaced',
  'left_out',
  'put_back',
  'line_changed',
  'line_added',
  'line_taken_out',
  'settled',
] as const;

export const TRANSFER_DONE = [...DRAFT_DONE, 'applied', 'finished', 'undone'] as const;
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

export function transferAddress(transferId: string, done: TransferDone, show: TransferVerdict | '' = ''): string {
  return `/organization/transfers/${transferId}?${show === '' ? '' : `show=${show}&`}done=${done}`;
}

/** 古い番地. True where the address says what was done before the transfer came to stand where it stands now. */
export function isStaleDone(done: TransferDone | '', state: TransferState): boolean {
  if (done === '') return false;
  const ofDraft = DRAFT_DONE.some((one) => one === done);
  return state === 'draft' ? !ofDraft : ofDraft || (done === 'undone') !== (state === 'undone');
}

/** Where one is led whose draft is gone. */
export const TRANSFER_DISCARDED = '/organization/transfers?done=discarded';
