import type { Answer } from '#app/domain/response/answer.ts';
import {
  COMMENT_MAX_LENGTH,
  EVIDENCE_MAX_COUNT,
  EVIDENCE_TEXT_MAX_LENGTH,
  NOT_APPLICABLE_NOTE_MAX_LENGTH,
  PLAN_MEASURE_MAX_LENGTH,
  PLAN_OWNER_MAX_LENGTH,
  ROW_COMMENT_MAX_LENGTH,
} from '#app/domain/response/answer.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import { z } from 'zod';
import { answerSchema } from '#app/services/response/stored-answer.loader.server.ts';

/** The body of 自動保存: an answer as typed, before anybody looked at it. */
export const answerBody = z.strictObject({
  questionId: z.string().min(1).max(200),
  answer: z.unknown(),
  rev: z.number().int().min(0),
  /** How often the sheet had been handed in when it was typed; absent from who does not ask to have that looked at. */
  handIns: z.number().int().min(0).optional(),
});
export type TypedAnswer = Readonly<z.infer<typeof answerBody>>;

/** The revision that a field of a form names. */
export const formRevision = z.coerce.number().int().min(0);

/** The fields of a chapter's form by name; what they spell is read by the page that wrote them. */
export const chapterForm = z.record(z.string().max(200), z.string());

/** 章の回答. A chapter as its fields spell it, before anybody looked at it. */
export interface TypedChapter {
  readonly chapter: string;
  readonly answers: readonly { readonly questionId: string; readonly rev: unknown; readonly answer: unknown }[];
  /** The question for which 「前年度と同じ」 was pressed. */
  readonly same: string | null;
}

/** Texts too long or dates that do not exist: to be corrected by the person, who keeps what was typed. */
export interface WrongFields extends Refusal<'wrong_fields'> {
  readonly errors: readonly FieldError[];
}

const LIMITS: Readonly<Record<string, { readonly label: string; readonly limit: number }>> = {
  comment: { label: 'コメント', limit: COMMENT_MAX_LENGTH },
  rowComment: { label: '細目のコメント', limit: ROW_COMMENT_MAX_LENGTH },
  notApplicableNote: { label: '該当なしの理由の内容', limit: NOT_APPLICABLE_NOTE_MAX_LENGTH },
  'plan.measure': { label: '改善策', limit: PLAN_MEASURE_MAX_LENGTH },
  'plan.owner': { label: '改善策の担当', limit: PLAN_OWNER_MAX_LENGTH },
};

/** Reads what was typed into one question: known values and keys only. */
export function readAnswer(typed: unknown): Result<Answer, 'unknown_value'> | WrongFields {
  const read = answerSchema.safeParse(typed);
  if (read.success) return ok(read.data);
  const errors: FieldError[] = [];
  for (const { code, path } of read.error.issues) {
    const [part = '', index, name] = path.map(String);
    const field =
      part === 'plan'
        ? `plan.${index ?? ''}`
        : part === 'evidence'
          ? ['evidence', index, name].filter((step) => step !== undefined).join('.')
          : part;
    const rowId = part === 'rows' && name === 'comment' ? rowIdAt(typed, index) : undefined;
    const isDay = field === 'plan.due' || field.endsWith('.confirmedOn');
    if (code === 'too_big' && rowId !== undefined)
      errors.push({ field: `rowComment.${rowId}`, message: tooLong('rowComment') });
    else if (code === 'too_big' && part !== 'rows') errors.push({ field, message: tooLong(field) });
    else if (code === 'custom' && isDay) errors.push({ field, message: 'ない日付です。年月日を確かめてください。' });
    else return refuse('unknown_value');
  }
  return { ok: false, reason: 'wrong_fields', errors };
}

const rowsTyped = z.object({ rows: z.array(z.object({ rowId: z.string() })) });

function rowIdAt(typed: unknown, index: string | undefined): string | undefined {
  return rowsTyped.safeParse(typed).data?.rows[Number(index)]?.rowId;
}

function tooLong(field: string): string {
  if (field === 'evidence') return `根拠資料は${EVIDENCE_MAX_COUNT}件までです。`;
  const known = LIMITS[field];
  const label = known?.label ?? '根拠資料の欄';
  const limit = known?.limit ?? EVIDENCE_TEXT_MAX_LENGTH;
  return `${label}は${limit}文字以内で書いてください。入力した文章は消えていませんが、まだ保存していません。`;
}
