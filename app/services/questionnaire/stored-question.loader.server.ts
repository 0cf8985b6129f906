import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import { OPEN_VALUE_KINDS } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { PinnedQuestion } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import { QUESTION_FLAGS, QUESTION_KINDS, RECORD_KINDS } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { UNASKED_REASONS } from '#app/domain/questionnaire/questionnaire.ts';
import { ORGANIZATION_OFFICES, ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import { storedKind } from '#app/services/shared/stored-value.server.ts';
import { z } from 'zod';

const chapter = z.object({ id: z.string(), title: z.string() });

const openValue = z.object({
  clause: z.string(),
  row: z.string().nullable(),
  kind: z.enum(OPEN_VALUE_KINDS),
  printed: z.string(),
});

const pinnedValue = openValue.extend({
  body: z
    .object({
      value: z.string(),
      source: z.string().nullable(),
      article: z.string().nullable(),
      decidedOn: z.string().nullable(),
    })
    .nullable(),
});

const questionSchema = z
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
          criteria: z.string().optional(),
          evidence: z.array(z.string()).optional(),
        })
        .transform(({ kind, criteria, evidence, ...row }) => ({
          ...row,
          ...(kind === undefined ? {} : { kind }),
          ...(criteria === undefined ? {} : { criteria }),
          ...(evidence === undefined ? {} : { evidence }),
        })),
    ),
    roles: z.array(z.enum(ROLE_IDS)),
    alternatives: z.array(z.enum(ROLE_IDS)),
    unit: z.enum(UNIT_TYPES),
    office: z.enum(ORGANIZATION_OFFICES).nullable(),
    gates: z.array(z.enum(GATE_IDS)),
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
    record: z.enum(RECORD_KINDS).optional(),
    handling: z.array(z.string()).optional(),
    misprints: z
      .array(
        z.object({
          document: z.enum(POLICY_DOCUMENT_KINDS),
          clause: z.string(),
          printed: z.string(),
          likely: z.string(),
        }),
      )
      .optional(),
    means: z.array(z.string()).optional(),
    common: z.literal(true).optional(),
    openValues: z.array(openValue).optional(),
    values: z.array(pinnedValue).optional(),
  })
  .transform(({ unmapped, record, handling, misprints, means, common, openValues, values, ...question }) => ({
    ...question,
    ...(unmapped === undefined ? {} : { unmapped }),
    ...(record === undefined ? {} : { record }),
    ...(handling === undefined ? {} : { handling }),
    ...(misprints === undefined ? {} : { misprints }),
    ...(means === undefined ? {} : { means }),
    ...(common === undefined ? {} : { common }),
    ...(openValues === undefined ? {} : { openValues }),
    ...(values === undefined ? {} : { values }),
  })) satisfies z.ZodType<PinnedQuestion>;

const unaskedClause = z
  .object({
    document: z.enum(POLICY_DOCUMENT_KINDS),
    clause: z.string(),
    reason: z.enum(UNASKED_REASONS),
    note: z.string().optional(),
  })
  .transform(({ note, ...one }) => ({ ...one, ...(note === undefined ? {} : { note }) }));

const skippedPart = z.object({
  document: z.enum(POLICY_DOCUMENT_KINDS),
  clauses: z.array(z.string()),
  roles: z.array(z.enum(ROLE_IDS)),
  text: z.string(),
  rows: z.array(z.string()),
  note: z.string(),
});

const questionnaireSchema = z
  .object({
    policyId: z.string(),
    documents: z.array(z.enum(POLICY_DOCUMENT_KINDS)),
    chapters: z.array(chapter.extend({ document: z.enum(POLICY_DOCUMENT_KINDS) })),
    questions: z.array(questionSchema),
    gates: z.array(z.enum(GATE_IDS)),
    unasked: z.array(unaskedClause),
    skipped: z.array(skippedPart).optional(),
  })
  .transform(({ skipped, ...questionnaire }) => ({
    ...questionnaire,
    ...(skipped === undefined ? {} : { skipped }),
  })) satisfies z.ZodType<Questionnaire>;

/** A question as a campaign pins it. */
export const storedQuestion = storedKind<PinnedQuestion>('question', questionSchema);
export const storedQuestionnaire = storedKind<Questionnaire>('questionnaire', questionnaireSchema);
