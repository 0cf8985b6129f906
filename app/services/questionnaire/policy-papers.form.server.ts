import { z } from 'zod';

export const policyPapersParams = z.object({ policyVersionId: z.string().min(1).max(100) });

/** A number that no questionnaire has is told as one that is not there, and never taken for the newest. */
const version = z.coerce.number().int().min(1).max(1_000_000).nullable().catch(0).default(null);

export const policyPapersSearch = z.object({ version });
