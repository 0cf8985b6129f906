import { z } from 'zod';

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
