import type { z } from 'zod';

/** Parses JSON text that this program stored; a mismatch is a broken database and throws. */
export function readStored<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  return schema.parse(JSON.parse(text));
}
