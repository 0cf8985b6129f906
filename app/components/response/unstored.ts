import type { FormAnswer, TypedFields } from '#app/components/response/answer-fields.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import type { AnswerConflict } from '#app/services/response/store-answer.acts.server.ts';
import type { ChapterEntry } from '#app/services/response/answer-entry.acts.server.ts';

/** What a plain form could not store: the page shows it again with what was typed. */
export interface Unstored {
  readonly typed: TypedFields;
  readonly conflict: AnswerConflict | null;
  readonly errors: readonly FieldError[];
}

/** By item, what of a chapter's form was not stored; null where all of it was. */
export function unstoredOf(
  { conflicts, wrong }: Pick<ChapterEntry, 'conflicts' | 'wrong'>,
  answers: readonly FormAnswer[],
): Readonly<Record<string, Unstored>> | null {
  if (conflicts.length + wrong.length === 0) return null;
  const unstored: Record<string, Unstored> = Object.create(null);
  for (const { itemKey, typed, ...conflict } of conflicts) unstored[itemKey] = { typed, conflict, errors: [] };
  for (const { itemKey, errors } of wrong) {
    const typed = answers.find((answer) => answer.itemKey === itemKey)?.answer;
    if (typed !== undefined) unstored[itemKey] = { typed, conflict: null, errors };
  }
  return unstored;
}

/** The items of a chapter's form that have a field to correct, with what is to be said beside it. */
export function heldUp(answers: readonly FormAnswer[], errors: readonly FieldError[]): ChapterEntry['wrong'] {
  return answers.flatMap(({ key, itemKey }) => {
    const own = errors.flatMap(({ field, message }) =>
      field.startsWith(`${key}.`) ? [{ field: field.slice(key.length + 1), message }] : [],
    );
    return own.length === 0 ? [] : [{ itemKey, errors: own }];
  });
}
