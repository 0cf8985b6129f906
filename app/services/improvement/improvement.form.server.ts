import { ACTION_OWNER_MAX_LENGTH, ACTION_TEXT_MAX_LENGTH, CAUSES, PRIORITIES } from '#app/domain/improvement/action.ts';
import { IMPROVEMENT_LEVELS } from '#app/domain/improvement/level.ts';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import { z } from 'zod';

const text = z.string().trim().max(ACTION_TEXT_MAX_LENGTH, `${ACTION_TEXT_MAX_LENGTH}文字以内で入力してください。`);

/** The form of one action. */
export const improvementForm = z.object({
  rev: z.coerce.number().int().min(1),
  level: z.enum(IMPROVEMENT_LEVELS, 'どう扱うかを選んでください。'),
  cause: z.enum(CAUSES, '原因を選んでください。'),
  priority: z.enum(PRIORITIES, '優先度を選んでください。'),
  interimMeasure: text,
  permanentMeasure: text,
  owner: z.string().trim().max(ACTION_OWNER_MAX_LENGTH, `${ACTION_OWNER_MAX_LENGTH}文字以内で入力してください。`),
  due: z
    .string()
    .refine((value) => value === '' || isCalendarDate(value), '期限を年月日で入力してください。')
    .transform((value) => (isCalendarDate(value) ? value : null)),
});
