import type { Actor } from '#app/domain/access/actor.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok } from '#app/domain/shared/result.ts';
import type { FieldError } from '#app/lib/http.server.ts';
import { japaneseTime } from '#app/lib/japanese-date.ts';
import type { Conflict, SaveRefusal } from '#app/services/response/answer.acts.server.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import type { TypedAnswer, WrongFields } from '#app/services/response/answer.form.server.ts';
import { readAnswer } from '#app/services/response/answer.form.server.ts';
import type { SheetCounts } from '#app/services/response/sheet-header.loader.server.ts';
import { countsOf } from '#app/services/response/sheet-header.loader.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

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
