import { z } from 'zod';
import { WHOLE_BODY_WORD } from '#app/domain/shared/labels.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';

/** The form by which a table that was brought along is taken away again. */
export const undoPastForm = z.object({ intent: z.literal('undo'), importId: z.string().min(1).max(100) });

const WHOLE_BODY = [WHOLE_BODY_WORD, '全課', '全所属'];

/** Whether a cell for a unit means the body itself. */
export function isWholeBody(cell: string): boolean {
  return WHOLE_BODY.includes(sameKey(cell));
}
