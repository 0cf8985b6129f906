import { z } from 'zod';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import { QUESTION_FLAGS, QUESTION_KINDS } from '#app/domain/questionnaire/question.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';

export const editKeySchema: z.ZodType<EditKey> = z.object({
  document: z.enum(POLICY_DOCUMENT_KINDS),
  clause: z.string(),
  part: z.string(),
  role: z.enum(ROLE_IDS),
});

const of = { key: editKeySchema, basis: z.string().nullable() };
const words = z.array(z.string()).readonly();

/** An edit as a draft keeps it. */
export const questionEditSchema: z.ZodType<QuestionEdit> = z.discriminatedUnion('act', [
  z.object({ ...of, act: z.literal('reword'), text: z.string() }),
  z.object({ ...of, act: z.literal('reword_row'), row: z.string(), text: z.string() }),
  z.object({ ...of, act: z.literal('add_row'), row: z.string(), text: z.string() }),
  z.object({ ...of, act: z.literal('drop_row'), row: z.string(), reason: z.string() }),
  z.object({ ...of, act: z.literal('hint'), hint: z.string().nullable() }),
  z.object({
    ...of,
    act: z.literal('criteria'),
    criteria: z.object({ implemented: z.string(), partial: z.string() }),
  }),
  z.object({ ...of, act: z.literal('evidence'), evidence: words }),
  z.object({ ...of, act: z.literal('weigh'), weight: z.union([z.literal(1), z.literal(2)]) }),
  z.object({ ...of, act: z.literal('mark'), criticalReason: z.string().nullable() }),
  z.object({ ...of, act: z.literal('gates'), gates: z.array(z.enum(GATE_IDS)).readonly() }),
  z.object({ ...of, act: z.literal('respond'), roles: z.array(z.enum(ROLE_IDS)).readonly() }),
  z.object({ ...of, act: z.literal('common'), common: z.boolean() }),
  z.object({ ...of, act: z.literal('settle'), flags: z.array(z.enum(QUESTION_FLAGS)).readonly() }),
  z.object({ ...of, act: z.literal('skip'), reason: z.string() }),
  z.object({ ...of, act: z.literal('split'), rows: words.nullable(), text: z.string() }),
  z.object({ ...of, act: z.literal('merge'), into: editKeySchema, text: z.string().nullable() }),
  z.object({
    ...of,
    act: z.literal('add'),
    text: z.string(),
    rows: words,
    chapter: z.string(),
    kind: z.enum(QUESTION_KINDS),
  }),
]);
