import { z } from 'zod';
import { TABLE_FORMATS } from '#app/lib/table-file.ts';

/** The query string of a table that goes out as a file. */
export const tableSearch = z.object({ as: z.enum(TABLE_FORMATS).catch('csv').default('csv') });
