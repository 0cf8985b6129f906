import { z } from 'zod';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';

/** 所管課の絞り込み. '' for all. */
export const INQUIRY_SHOWN = ['', 'differs', 'unlisted', 'waiting'] as const;

const id = z.string().max(100).catch('').default('');

/** The query string of the 事務局's page of inquiries; `of` names a closed one. */
export const inquirySearch = z.object({
  of: id,
  show: z.enum(INQUIRY_SHOWN).catch('').default(''),
  page: pageNumber,
  done: z.enum(['', 'begun', 'settled', 'dealt', 'closed']).catch('').default(''),
});
export type InquirySearch = z.infer<typeof inquirySearch>;

/** The query string of what a unit is asked; `of` names an inquiry that is not its newest. */
export const unitInquirySearch = z.object({
  of: id,
  done: z.enum(['', 'answered', 'answered_for']).catch('').default(''),
});
