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
import type { Confirmation } from '#app/domain/response/answer-basis.ts';
import { ITEM_KEY_MAX_LENGTH } from '#app/domain/response/item-key.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import { z } from 'zod';
import { ANSWER_MAX_ROWS, answerRow, answerSchema } from '#app/services/response/stored-answer.loader.server.ts';

/** A page of the release before calls an item by its question; the browser may have kept bodies of such a page. */
function namedByItem(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('questionId' in body) || 'itemKey' in body) return body;
  const { questionId, ...rest } = body;
  return { ...rest, itemKey: questionId };
}

const answerFields = z.strictObject({
  itemKey: z.string().min(1).max(ITEM_KEY_MAX_LENGTH),
  answer: z.unknown(),
  rev: z.number().int().min(0),
  /** How often the sheet had been handed in when it was typed; absent from who does not ask to have that looked at. */
  handIns: z.number().int().min(0).optional(),
});

/** The body of 自動保存: an answer as typed, before anybody looked at it. */
export const answerBody = z.preprocess(namedByItem, answerFields);
export type TypedAnswer = Readonly<z.infer<typeof answerFields>>;

/** The revision that a field of a form names. */
export const formRevision = z.coerce.number().int().min(0);

/** The fields of a chapter's form by name; what they spell is read by the page that wrote them. */
export const chapterForm = z.record(z.string().max(200), z.string());

/** 章の回答. A chapter as its fields spell it, before anybody looked at it. */
export interface TypedChapter {
  readonly chapter: string;
  readonly answers: readonly { readonly itemKey: string; readonly rev: unknown; readonly answer: unknown }[];
  /** The item for which 「前年度と同じ」 was pressed. */
  readonly same: string | null;
  /** The item for which 「共通回答のとおり」 or 「記録のとおり」 was pressed, with what the page showed of it. */
  readonly confirms?: Confirmation | null;
}

/** Texts too long or dates that do not exist: to be corrected by the person, who keeps what was typed. */
export interface WrongFields extends Refusal<'wrong_fields'> {
  readonly errors: readonly FieldError[];
}

const LIMITS: Readonly<Record<string, { readonly label: string; readonly limit: number }>> = {
  comment: { label: 'コメント', limit: COMMENT_MAX_LENGTH },
  rowComment: { label: 'この細目のコメント', limit: ROW_COMMENT_MAX_LENGTH },
  notApplicableNote: { label: '該当なしの理由の内容', limit: NOT_APPLICABLE_NOTE_MAX_LENGTH },
  'plan.measure': { label: '改善策', limit: PLAN_MEASURE_MAX_LENGTH },
  'plan.owner': { label: '改善策の担当', limit: PLAN_OWNER_MAX_LENGTH },
};

/** A page of the release before sends rows without a comment, and the browser may have kept some. */
const typedAnswer = answerSchema.extend({
  rows: z.array(answerRow.extend({ comment: answerRow.shape.comment.default('') })).max(ANSWER_MAX_ROWS),
});

/** Reads what was typed into one question: known values and keys only. */
export function readAnswer(typed: unknown): Result<Answer, 'unknown_value'> | WrongFields {
  const read = typedAnswer.safeParse(typed);
  if (read.success) return ok(read.data);
  const errors: FieldError[] = [];
  for (const { code, path } of read.error.issues) {
    const field = fieldAt(typed, path.map(String));
    const isDay = field === 'plan.due' || field.endsWith('.confirmedOn');
    if (code === 'too_big' && field !== '') errors.push({ field, message: tooLong(field) });
    else if (code === 'custom' && isDay) errors.push({ field, message: 'ない日付です。年月日を確かめてください。' });
    else return refuse('unknown_value');
  }
  return { ok: false, reason: 'wrong_fields', errors };
}

/** What is wrong with the body of 自動保存, by the fields of the question that the page shows; '' for the question. */
export function errorsAtFields(body: unknown, errors: readonly FieldError[]): readonly FieldError[] {
  const typed = z.object({ answer: z.unknown() }).safeParse(body).data?.answer;
  return errors.map(({ field, message }) => {
    const [part, ...path] = field.split('.');
    return { field: part === 'answer' ? fieldAt(typed, path) : '', message };
  });
}

/** The field of the page that shows this part of a typed answer; '' where none does. */
function fieldAt(typed: unknown, path: readonly string[]): string {
  const [part = '', index = '', name = ''] = path;
  if (part === 'rows') {
    const rowId = name === 'comment' ? rowIdAt(typed, index) : undefined;
    return rowId === undefined ? '' : `rowComment.${rowId}`;
  }
  if (part === 'plan') return `plan.${index}`;
  if (part === 'evidence') return path.join('.');
  return Object.hasOwn(LIMITS, part) ? part : '';
}

const rowsTyped = z.object({ rows: z.array(z.object({ rowId: z.string() })) });

function rowIdAt(typed: unknown, index: string): string | undefined {
  return rowsTyped.safeParse(typed).data?.rows[Number(index)]?.rowId;
}

function tooLong(field: string): string {
  if (field === 'evidence') return `根拠資料は${EVIDENCE_MAX_COUNT}件までです。`;
  const known = LIMITS[field.startsWith('rowComment.') ? 'rowComment' : field];
  const label = known?.label ?? '根拠資料の欄';
  const limit = known?.limit ?? EVIDENCE_TEXT_MAX_LENGTH;
  return `${label}は${limit}文字以内で書いてください。入力した文章は消えていませんが、まだ保存していません。`;
}
