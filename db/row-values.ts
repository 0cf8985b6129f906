import { z } from 'zod';
import type { RowValue } from '#app/domain/shared/canonical-json.ts';

/**
 * 行の値. What a column of a stored row may hold. No column of this program holds bytes: what somebody put in is read as
 * a text that no row of this program has, so that it is told and not met as an error.
 */
const valueSchema = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.instanceof(Buffer).transform((bytes) => `bytes ${bytes.toString('hex')}`),
]);

export const rowSchema = z.record(z.string(), valueSchema);

/** The values of a row in the order of its columns, for many rows at once. */
export function rowValues(values: readonly unknown[]): readonly RowValue[] {
  return values.map((value) => (isRowValue(value) ? value : valueSchema.parse(value)));
}

function isRowValue(value: unknown): value is RowValue {
  return typeof value === 'string' || typeof value === 'number' || value === null;
}
