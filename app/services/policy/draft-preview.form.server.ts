import { z } from 'zod';

/** Whose sheet is shown: a kind of respondent, or `unit:` or `system:` with an id. */
export const draftPreviewSearch = z.object({
  as: z.string().max(150).catch('').default(''),
});
