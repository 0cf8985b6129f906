import { RECORD_KINDS } from '#app/domain/questionnaire/question.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import {
  ANSWER_VALUES,
  COMMENT_MAX_LENGTH,
  CONFIRMATION_METHODS,
  EVIDENCE_MAX_COUNT,
  EVIDENCE_TEXT_MAX_LENGTH,
  NOT_APPLICABLE_NOTE_MAX_LENGTH,
  NOT_APPLICABLE_REASONS,
  PLAN_MEASURE_MAX_LENGTH,
  PLAN_OWNER_MAX_LENGTH,
  ROW_COMMENT_MAX_LENGTH,
  ROW_VALUES,
} from '#app/domain/response/answer.ts';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import { storedKind } from '#app/services/shared/stored-value.server.ts';
import { z } from 'zod';

const day = z.string().refine(isCalendarDate, 'not a day of the calendar');

export const ANSWER_MAX_ROWS = 500;

export const answerRow = z.strictObject({
  rowId: z.string().max(180),
  value: z.enum(ROW_VALUES).nullable(),
  comment: z.string().max(ROW_COMMENT_MAX_LENGTH),
});

/** An answer as it may be stored: known values and keys only, every text within its limit. */
export const answerSchema = z.strictObject({
  value: z.enum(ANSWER_VALUES).nullable(),
  rows: z.array(answerRow).max(ANSWER_MAX_ROWS),
  comment: z.string().max(COMMENT_MAX_LENGTH),
  notApplicableReason: z.enum(NOT_APPLICABLE_REASONS).nullable(),
  notApplicableNote: z.string().max(NOT_APPLICABLE_NOTE_MAX_LENGTH),
  confirmationMethod: z.enum(CONFIRMATION_METHODS).nullable(),
  plan: z.strictObject({
    measure: z.string().max(PLAN_MEASURE_MAX_LENGTH),
    owner: z.string().max(PLAN_OWNER_MAX_LENGTH),
    due: day.nullable(),
  }),
  evidence: z
    .array(
      z.strictObject({
        documentName: z.string().max(EVIDENCE_TEXT_MAX_LENGTH),
        documentNumber: z.string().max(EVIDENCE_TEXT_MAX_LENGTH),
        location: z.string().max(EVIDENCE_TEXT_MAX_LENGTH),
        confirmedBy: z.string().max(EVIDENCE_TEXT_MAX_LENGTH),
        confirmedOn: day.nullable(),
      }),
    )
    .max(EVIDENCE_MAX_COUNT),
}) satisfies z.ZodType<Answer>;

/** What rests on a common answer or on a record says so; nobody can type it. */
const keptAnswer = answerSchema
  .extend({
    common: z.strictObject({ id: z.string(), rev: z.number().int().min(1) }).optional(),
    record: z.strictObject({ kind: z.enum(RECORD_KINDS), seen: z.string() }).optional(),
  })
  .transform(({ common, record, ...answer }): Answer => ({
    ...answer,
    ...(common === undefined ? {} : { common }),
    ...(record === undefined ? {} : { record }),
  }));

const withRows = z.looseObject({ rows: z.array(z.looseObject({})) });

export const storedAnswer = storedKind<Answer>('answer', keptAnswer, [
  // Rows had no comment of their own.
  (value) => {
    const answer = withRows.parse(value);
    return { ...answer, rows: answer.rows.map((row) => ({ ...row, comment: '' })) };
  },
]);
