import { z } from 'zod';
import { ITEM_KEY_MAX_LENGTH } from '#app/domain/response/item-key.ts';

const itemKey = z.string().min(1).max(ITEM_KEY_MAX_LENGTH);

/** What the address of the measures of a sheet asks for; what it does not know is left out. */
export const measuresSearch = z.object({
  /** A question that is to be included in a measure. */
  item: itemKey.optional().catch(undefined),
  /** A question of which the measure within its answer is to answer others, too. */
  from: itemKey.optional().catch(undefined),
  /** A measure that is to be changed. */
  edit: z.string().min(1).max(100).optional().catch(undefined),
  /** A new one is to be written. */
  write: z.enum(['new']).optional().catch(undefined),
  done: z.enum(['saved', 'included', 'withdrawn']).optional().catch(undefined),
});
export type MeasuresSearch = Readonly<z.infer<typeof measuresSearch>>;

export function measuresAddress(sheetId: string, asks: MeasuresSearch = {}): string {
  const query = new URLSearchParams(Object.entries(asks).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return `/sheets/${sheetId}/measures${query.size === 0 ? '' : `?${query.toString()}`}`;
}
