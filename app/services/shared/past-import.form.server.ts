import { z } from 'zod';
import { sameKey } from '#app/domain/shared/same-key.ts';

/** The form by which a table that was brought along is taken away again. */
export const undoPastForm = z.object({ intent: z.literal('undo'), importId: z.string().min(1).max(100) });

const WHOLE_BODY = ['全庁', '全課', '全所属'];

/** Whether a cell for a unit means the body itself. */
export function isWholeBody(cell: string): boolean {
  return WHOLE_BODY.includes(sameKey(cell));
}

/** Why a table that names one column by two of its names is refused; null where none does. */
export function twiceNamed<Column extends string>(
  columns: readonly (Column | null)[],
  names: Readonly<Record<Column, readonly string[]>>,
): string | null {
  const named = columns.filter((column) => column !== null);
  const twice = named.find((column, at) => named.indexOf(column) !== at);
  if (twice === undefined) return null;
  return `列「${names[twice][0] ?? ''}」に当たる列が二つ以上あります。一つにしてください。`;
}
