import { z } from 'zod';
import { POLICY_TEXT_REFUSAL_WORDS } from '#app/services/policy/policy-text.form.server.ts';

export const reviseParams = z.object({ policyVersionId: z.string().min(1).max(100) });

/** 公開した版を直し始めるときに送られるもの. */
export const reviseForm = z.object({
  /** Sent by the form that stands beside the drafts that are worked on. */
  besideOpen: z
    .literal('yes')
    .optional()
    .catch(undefined)
    .transform((said) => said !== undefined),
});

/** 公開した版を直し始められないときの説明. */
export const REVISE_REFUSAL_WORDS = {
  draft_open:
    'この規程の下書きが、すでにあるため、新しい下書きは作っていません。下の下書きを開いて続けるか、別の下書きが要るときは、もう一度押してください。',
  not_read: '本文を読み取れていないため、下書きを作っていません。もう一度押してください。',
  no_clause: 'いまの読取りでは、条項が一つも見つからないため、下書きを作っていません。',
  reading_time: POLICY_TEXT_REFUSAL_WORDS.reading_time,
  reading_memory: POLICY_TEXT_REFUSAL_WORDS.reading_memory,
  reading_left: '読取りを途中で止めました。下書きは作っていません。もう一度押してください。',
} as const;
