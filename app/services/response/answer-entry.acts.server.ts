import type { Actor } from '#app/domain/access/actor.ts';
import {
  COMMENT_MAX_LENGTH,
  EVIDENCE_MAX_COUNT,
  EVIDENCE_TEXT_MAX_LENGTH,
  NOT_APPLICABLE_NOTE_MAX_LENGTH,
  PLAN_MEASURE_MAX_LENGTH,
  PLAN_OWNER_MAX_LENGTH,
} from '#app/domain/response/answer.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { japaneseTime } from '#app/lib/japanese-date.ts';
import type { FieldError } from '#app/lib/http.server.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import type { Conflict, SaveRefusal } from '#app/services/response/answer.acts.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { countsOf } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetCounts } from '#app/services/response/sheet-header.loader.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { answerSchema } from '#app/services/response/stored-json.loader.server.ts';

/** An answer as typed, before anybody looked at it. */
export interface TypedAnswer {
  readonly questionId: string;
  readonly answer: unknown;
  readonly rev: number;
}

/** Texts too long or dates that do not exist: to be corrected by the person, who keeps what was typed. */
export interface WrongFields extends Refusal<'wrong_fields'> {
  readonly errors: readonly FieldError[];
}

const LIMITS: Readonly<Record<string, { readonly label: string; readonly limit: number }>> = {
  comment: { label: 'コメント', limit: COMMENT_MAX_LENGTH },
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
    const isDay = field === 'plan.due' || field.endsWith('.confirmedOn');
    if (code === 'too_big' && part !== 'rows') errors.push({ field, message: tooLong(field) });
    else if (code === 'custom' && isDay) errors.push({ field, message: 'ない日付です。年月日を確かめてください。' });
    else return refuse('unknown_value');
  }
  return { ok: false, reason: 'wrong_fields', errors };
}

function tooLong(field: string): string {
  if (field === 'evidence') return `根拠資料は${EVIDENCE_MAX_COUNT}件までです。`;
  const known = LIMITS[field];
  const label = known?.label ?? '根拠資料の欄';
  const limit = known?.limit ?? EVIDENCE_TEXT_MAX_LENGTH;
  return `${label}は${limit}文字以内で書いてください。入力した文章は消えていませんが、まだ保存していません。`;
}

/** 自動保存の結果. The new revision, and what changes on the page with it. */
export interface Saved extends SheetCounts {
  readonly rev: number;
  readonly savedAt: string;
  /** What this question still lacks. */
  readonly missing: readonly MissingPart[];
}

/** Saves one answer as typed and tells how the sheet stands after it. */
export function saveTypedAnswer(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  typed: TypedAnswer,
): Result<Saved, SaveRefusal | 'unknown_value'> | Conflict | WrongFields {
  const read = readAnswer(typed.answer);
  if (!read.ok) return read;
  const saved = saveAnswer(context, actor, sheetId, { ...typed, answer: read.value });
  if (!saved.ok) return saved;
  const snapshot = loadSheet(context, sheetId);
  const item = snapshot?.items.find(({ question }) => question.id === typed.questionId);
  if (snapshot === null || item === undefined) throw new Error('an answered question stands on its sheet');
  return ok({
    ...countsOf(snapshot),
    rev: saved.value.rev,
    savedAt: japaneseTime(context.clock()),
    missing: item.missing,
  });
}

/** 章の保存の結果. What could not be saved is told by question; everything else is on disk. */
export interface ChapterEntry {
  readonly saved: number;
  readonly conflicts: readonly (Conflict & { readonly questionId: string })[];
  readonly wrong: readonly { readonly questionId: string; readonly errors: readonly FieldError[] }[];
}

/** Saves a chapter sent by a plain form. A question with a field to correct holds up no other. */
export function saveTypedChapter(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  typed: readonly TypedAnswer[],
): Result<ChapterEntry, SaveRefusal | 'unknown_value'> {
  const inputs: { questionId: string; answer: Answer; rev: number }[] = [];
  const wrong: { questionId: string; errors: readonly FieldError[] }[] = [];
  for (const entry of typed) {
    const read = readAnswer(entry.answer);
    if (read.ok) inputs.push({ ...entry, answer: read.value });
    else if (read.reason === 'wrong_fields') wrong.push({ questionId: entry.questionId, errors: read.errors });
    else return read;
  }
  const saved = saveChapter(context, actor, sheetId, inputs);
  return saved.ok ? ok({ ...saved.value, wrong }) : saved;
}
