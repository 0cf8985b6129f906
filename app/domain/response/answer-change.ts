import type { Answer } from '#app/domain/response/answer.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';

/** 回答の部分. The parts of an answer that one revision may change beside another. */
export const ANSWER_PARTS = [
  'value',
  'rows',
  'comment',
  'reason',
  'method',
  'plan',
  'evidence',
  'common',
  'record',
] as const;
export type AnswerPart = (typeof ANSWER_PARTS)[number];

const CONTENT: Readonly<Record<AnswerPart, (answer: Answer) => JsonValue>> = {
  value: ({ value }) => value,
  rows: ({ rows }) => rows.map(({ rowId, value, comment }) => ({ rowId, value, comment })),
  comment: ({ comment }) => comment,
  reason: ({ notApplicableReason, notApplicableNote }) => [notApplicableReason, notApplicableNote],
  method: ({ confirmationMethod }) => confirmationMethod,
  plan: ({ plan: { measure, owner, due } }) => [measure, owner, due],
  evidence: ({ evidence }) => evidence.map((entry) => ({ ...entry })),
  common: ({ common }) => (common === undefined ? null : [common.id, common.rev]),
  record: ({ record }) => (record === undefined ? null : [record.kind, record.seen]),
};

/** What one revision changed of the one before it. */
export function changedParts(before: Answer, after: Answer): readonly AnswerPart[] {
  return ANSWER_PARTS.filter((part) => canonicalJson(CONTENT[part](before)) !== canonicalJson(CONTENT[part](after)));
}
