import { z } from 'zod';
import { BODY_KINDS, BODY_NAME_MAX_LENGTH } from '#app/domain/organization/body.ts';

/** 団体名と区分. */
export const bodyForm = z.object({
  intent: z.literal('body'),
  name: z
    .string('団体名を入力してください。')
    .trim()
    .min(1, '団体名を入力してください。')
    .max(BODY_NAME_MAX_LENGTH, `団体名は${BODY_NAME_MAX_LENGTH}文字以内で入力してください。`),
  bodyKind: z.enum(BODY_KINDS, '区分を選んでください。'),
  seenName: z.string().max(1_000),
  seenKind: z.enum(BODY_KINDS).or(z.literal('').transform(() => null)),
});

/** What was typed, to be shown again. */
export const bodyEcho = z.object({ name: z.string().catch(''), bodyKind: z.string().catch('') });

export const BODY_REFUSAL_WORDS = {
  nothing_changed: '団体名も区分も、今の登録と同じです。変えるところがなければ、保存は要りません。',
  changed_meanwhile:
    '画面を開いたあとに、ほかの方が団体名か区分を変えたため、保存していません。今の登録を確かめて、もう一度保存してください。',
} as const;
