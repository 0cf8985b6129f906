import { z } from 'zod';
import type { TableReading } from '#app/services/shared/table-text.form.server.ts';
import { TRANSFER_VERDICTS } from '#app/domain/access/transfer-plan.ts';
import type { TransferVerdict } from '#app/domain/access/transfer-plan.ts';
import type { TransferState } from '#app/domain/organization/transfer.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';

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
  page: pageNumber,
  done: z
    .enum(['', ...TRANSFER_DONE])
    .catch('')
    .default(''),
  /** How the table was read that was just sent. */
  headingLine: z.coerce.number().int().min(1).max(10).catch(1).default(1),
  unread: z
    .string()
    .max(1_000)
    .catch('')
    .default('')
    .transform((told) =>
      told
        .split('\t')
        .filter((name) => name !== '')
        .map((name) => ({ name })),
    ),
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

/** So many columns that are not read are told by their headings, each by so many letters. */
const UNREAD_TOLD = 20;
const UNREAD_LENGTH = 30;

/** Where one is led once a table was read: the page then tells how, of which nothing is kept. */
export function readTableAddress(
  transferId: string,
  done: 'drafted' | 'replaced',
  { headingLine, unread }: TableReading,
): string {
  const names = unread.slice(0, UNREAD_TOLD).map(({ name }) => [...name].slice(0, UNREAD_LENGTH).join(''));
  const told = new URLSearchParams({
    headingLine: String(headingLine),
    unread: names.map((name) => name.replaceAll(/\s+/gu, ' ')).join('\t'),
  });
  return `${transferAddress(transferId, done)}&${told.toString()}`;
}

/** Where one is led whose draft is gone. */
export const TRANSFER_DISCARDED = '/organization/transfers?done=discarded';
