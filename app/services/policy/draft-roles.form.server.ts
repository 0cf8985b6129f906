import { z } from 'zod';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import { formList, UNKNOWN_FORM_MESSAGE } from '#app/lib/http.server.ts';
import { seenStepField } from '#app/services/policy/policy-draft.form.server.ts';

const NAME_MAX_LENGTH = 200;

/** The name that is chosen, and what was just done. */
export const draftRolesSearch = z.object({
  name: z.string().max(NAME_MAX_LENGTH).catch('').default(''),
  done: z.enum(['', 'step', 'undone', 'redone', 'taken']).catch('').default(''),
});

const name = z.string(UNKNOWN_FORM_MESSAGE).max(NAME_MAX_LENGTH, UNKNOWN_FORM_MESSAGE).min(1, UNKNOWN_FORM_MESSAGE);

/** 役割名の画面から送られるもの. */
export const draftRolesForm = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.literal('name_role'),
      seenStep: seenStepField,
      name,
      meaning: z.enum(['roles', 'none'], '次の役割のことか、役割ではないかを選んでください。'),
      roles: formList(z.enum(ROLE_IDS, UNKNOWN_FORM_MESSAGE)),
    }),
    z.object({ intent: z.literal('undo'), seenStep: seenStepField }),
    z.object({ intent: z.literal('redo'), seenStep: seenStepField }),
    z.object({ intent: z.literal('take_over') }),
  ],
  UNKNOWN_FORM_MESSAGE,
);
export type DraftRolesForm = z.output<typeof draftRolesForm>;
export type NameRoleForm = Extract<DraftRolesForm, { intent: 'name_role' }>;

/** Why a choice makes no sense; null where it does. */
export function meaningProblem({ meaning, roles }: NameRoleForm): string | null {
  if (meaning === 'roles' && roles.length === 0) return 'どの役割のことかを、一つ以上選んでください。';
  if (meaning === 'none' && roles.length > 0)
    return '役割を選んだときは、「次の役割のこと」を選んでください。役割ではないときは、役割の印を外してください。';
  return null;
}

/** What was chosen, to be shown again. */
export const draftRolesEcho = z.object({
  meaning: z.string().catch(''),
  roles: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .catch([])
    .default([]),
});

export const NAME_GONE_WORDS = 'その役割名は、本文にありません。何も変えていません。下の一覧から選び直してください。';
