import { z } from 'zod';

const PAST_RESULTS_PATH = '/campaigns/history';

/** What was just done on the list of what was brought along. */
export const pastResultsSearch = z.object({
  done: z.enum(['', 'imported', 'undone']).catch('').default(''),
  count: z.coerce.number().int().min(0).max(100_000).catch(0).default(0),
  unasked: z.coerce.number().int().min(0).max(100_000).catch(0).default(0),
});

/** Where one is led after an act; of those that came in, no question shows so many. */
export function pastResultsDoneAddress(done: 'imported' | 'undone', count: number, unasked = 0): string {
  return `${PAST_RESULTS_PATH}?done=${done}&count=${count}${unasked === 0 ? '' : `&unasked=${unasked}`}`;
}
