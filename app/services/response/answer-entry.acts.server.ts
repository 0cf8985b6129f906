import { formRevision, readAnswer } from '#app/services/response/answer.form.server.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import type { ChapterSaved } from '#app/services/response/answer.acts.server.ts';
import type { AnswerInput } from '#app/services/response/store-answer.acts.server.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import type { TypedAnswer, TypedChapter } from '#app/services/response/answer.form.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** Saves one answer as typed and tells how the sheet stands after it. */
export function saveTypedAnswer(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  typed: TypedAnswer,
): ReturnType<typeof saveAnswer> | Exclude<ReturnType<typeof readAnswer>, { ok: true }> {
  const read = readAnswer(typed.answer);
  return read.ok ? saveAnswer(context, actor, sheetId, { ...typed, answer: read.value }) : read;
}

/** 章の保存の結果. What could not be saved is told by item; everything else is on disk. */
export interface ChapterEntry extends ChapterSaved {
  readonly wrong: readonly { readonly itemKey: string; readonly errors: readonly FieldError[] }[];
}

/** Saves a chapter sent by a plain form. An item with a field to correct holds up no other. */
export function saveTypedChapter(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  { chapter, same, confirms = null, answers: typed }: TypedChapter,
) {
  // No page asks about one item twice: which of two answers was meant cannot be told.
  if (new Set(typed.map(({ itemKey }) => itemKey)).size < typed.length) return refuse('item_twice');
  const answers: AnswerInput[] = [];
  const wrong: { itemKey: string; errors: readonly FieldError[] }[] = [];
  for (const entry of typed) {
    const rev = formRevision.safeParse(entry.rev);
    if (!rev.success) return refuse('unknown_value');
    const read = readAnswer(entry.answer);
    if (read.ok) answers.push({ itemKey: entry.itemKey, rev: rev.data, answer: read.value });
    else if (read.reason === 'wrong_fields') wrong.push({ itemKey: entry.itemKey, errors: read.errors });
    else return read;
  }
  const isWrong = wrong.some(({ itemKey }) => itemKey === confirms?.itemKey);
  const saved = saveChapter(context, actor, sheetId, { chapter, same, answers, confirms: isWrong ? null : confirms });
  return saved.ok ? ok({ ...saved.value, wrong }) : saved;
}
