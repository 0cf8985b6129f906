import { z } from 'zod';
import { LEAVABLE_STEPS } from '#app/domain/campaign/first-year.ts';
import { bodyForm } from '#app/services/organization/body.form.server.ts';

const choice = { leavable: z.enum(LEAVABLE_STEPS) };

/** The forms of 「はじめに」: what the body is, この手順は不要, and the way back. */
export const startForm = z.discriminatedUnion('intent', [
  bodyForm,
  z.object({ intent: z.literal('leave'), ...choice }),
  z.object({ intent: z.literal('take_in'), ...choice }),
]);

/** What was just done on the page. */
export const startSearch = z.object({ done: z.enum(['body']).optional().catch(undefined) });
