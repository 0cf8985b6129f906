import { z } from 'zod';
import { LEAVABLE_STEPS } from '#app/domain/campaign/first-year.ts';
import { bodyForm } from '#app/services/organization/body.form.server.ts';

const choice = { leavable: z.enum(LEAVABLE_STEPS) };

/** The forms of 「はじめに」: what the body is, この手順は不要 and the way back, the worked example. */
export const startForm = z.discriminatedUnion('intent', [
  bodyForm,
  z.object({ intent: z.literal('leave'), ...choice }),
  z.object({ intent: z.literal('take_in'), ...choice }),
  z.object({ intent: z.literal('load_example') }),
  z.object({ intent: z.literal('remove_example') }),
]);

/** What was just done on the page. */
export const startSearch = z.object({
  done: z.enum(['body', 'example_loaded', 'example_removed']).optional().catch(undefined),
});

/** 見本の操作を断ったときの説明. */
export const EXAMPLE_REFUSAL_WORDS = {
  not_empty: '所属、ネットワーク区分または情報システムがすでに登録されているため、見本は読み込みませんでした。',
  touched:
    '見本の内容が変えられたか、職員の任命や自己点検に使われているため、取り消しませんでした。不要なものは、それぞれの画面で直してください。',
} as const;
