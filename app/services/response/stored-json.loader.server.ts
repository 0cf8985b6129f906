import { z } from 'zod';
import { SHEET_OFFICES } from '#app/domain/campaign/route.ts';
import type { RouteStep } from '#app/domain/campaign/route.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate.ts';
import { QUESTION_FLAGS, QUESTION_KINDS } from '#app/domain/questionnaire/question.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { UNASKED_REASONS } from '#app/domain/questionnaire/questionnaire.ts';
import { ORGANIZATION_OFFICES, ROLE_IDS } from '#app/domain/questionnaire/role.ts';
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
  ROW_VALUES,
} from '#app/domain/response/answer.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';

/** Schemas of the domain values that the database keeps as canonical JSON. */

const chapter = z.object({ id: z.string(), title: z.string() });

export const questionSchema = z
  .object({
    id: z.string(),
    document: z.enum(POLICY_DOCUMENT_KINDS),
    clauses: z.array(z.string()),
    text: z.string(),
    rows: z.array(
      z
        .object({
          id: z.string(),
          text: z.string(),
          clauses: z.array(z.string()),
          kind: z.enum(QUESTION_KINDS).optional(),
        })
        .transform(({ kind, ...row }) => (kind === undefined ? row : { ...row, kind })),
    ),
    roles: z.array(z.enum(ROLE_IDS)),
    alternatives: z.array(z.enum(ROLE_IDS)),
    unit: z.enum(UNIT_TYPES),
    office: z.enum(ORGANIZATION_OFFICES).nullable(),
    gate: z.enum(GATE_IDS).nullable(),
    weight: z.union([z.literal(1), z.literal(2)]),
    critical: z.boolean(),
    criticalReason: z.string().nullable(),
    kind: z.enum(QUESTION_KINDS),
    chapter,
    criteria: z.object({ implemented: z.string(), partial: z.string() }),
    evidence: z.array(z.string()),
    hint: z.string().nullable(),
    confirmation: z.boolean(),
    flags: z.array(z.enum(QUESTION_FLAGS)),
    absorbed: z.array(z.string()),
    unmapped: z.array(z.string()).optional(),
  })
  .transform(({ unmapped, ...question }) =>
    unmapped === undefined ? question : { ...question, unmapped },
  ) satisfies z.ZodType<Question>;

export const questionnaireSchema = z.object({
  policyId: z.string(),
  documents: z.array(z.enum(POLICY_DOCUMENT_KINDS)),
  chapters: z.array(chapter.extend({ document: z.enum(POLICY_DOCUMENT_KINDS) })),
  questions: z.array(questionSchema),
  gates: z.array(z.enum(GATE_IDS)),
  unasked: z.array(
    z.object({ document: z.enum(POLICY_DOCUMENT_KINDS), clause: z.string(), reason: z.enum(UNASKED_REASONS) }),
  ),
}) satisfies z.ZodType<Questionnaire>;

export const storedGateSchema = z.object({ id: z.enum(GATE_IDS), label: z.string(), question: z.string() });
/** 事前確認（固定済み）. An asked gate with the wording pinned by the campaign. */
export type StoredGate = z.infer<typeof storedGateSchema>;

export const routeSchema = z.array(
  z.object({ role: z.enum(OFFICES), unitId: z.string().nullable() }),
) satisfies z.ZodType<RouteStep[]>;

export const sheetOfficeSchema = z.enum(SHEET_OFFICES);

const day = z.string().refine(isCalendarDate, 'not a day of the calendar');

/** An answer as it may be stored: known values and keys only, every text within its limit. */
export const answerSchema = z.strictObject({
  value: z.enum(ANSWER_VALUES).nullable(),
  rows: z.array(z.strictObject({ rowId: z.string().max(40), value: z.enum(ROW_VALUES) })).max(500),
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

/** Parses JSON text that this program stored; a mismatch is a broken database and throws. */
export function readStored<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  return schema.parse(JSON.parse(text));
}
