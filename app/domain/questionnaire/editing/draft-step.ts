import type { Correction } from '#app/domain/policy/correction.ts';
import { isSameKey } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** 下書きの操作. One step of the work on a draft, numbered from 1; none is ever taken away. */
export type DraftStep = { readonly number: number } & (
  | { readonly act: 'correct'; readonly correction: Correction }
  /** Somebody looked at a place of the source that was to be checked, and left it as it was read. */
  | { readonly act: 'confirm'; readonly place: number }
  /** What a name of the text means that nobody knows: those roles, or nobody's where there is none. */
  | { readonly act: 'name_role'; readonly name: string; readonly roles: readonly RoleId[] }
  /** Edits of questions that were made at once. */
  | { readonly act: 'edit'; readonly edits: readonly QuestionEdit[] }
  /** A question asks again as it was derived: no edit of it before this one holds. */
  | { readonly act: 'as_derived'; readonly key: EditKey }
  /** What was said for its publication when the text was handed in; null for a day that nobody gave. */
  | { readonly act: 'publish_words'; readonly validFrom: string | null; readonly revisionSummary: string }
  /** Takes back the step of that number, which may itself have taken one back. */
  | { readonly act: 'undo'; readonly of: number }
);

/** A step that does something by itself. */
export type DraftDeed = Exclude<DraftStep, { act: 'undo' }>;

function isDeed(step: DraftStep): step is DraftDeed {
  return step.act !== 'undo';
}

/** The steps that nothing took back, in their order. */
export function stepsInForce(steps: readonly DraftStep[]): DraftStep[] {
  const undone = new Set<number>();
  // A step is taken back only by a later one: from the end on it is known which of those hold.
  for (const step of steps.toReversed()) if (step.act === 'undo' && !undone.has(step.number)) undone.add(step.of);
  return steps.filter(({ number }) => !undone.has(number));
}

/** What was done and holds. */
export function deedsInForce(steps: readonly DraftStep[]): DraftDeed[] {
  return stepsInForce(steps).filter(isDeed);
}

/** The corrections that hold, each with the number of its step. */
export function correctionsInForce(
  steps: readonly DraftStep[],
): { readonly number: number; readonly correction: Correction }[] {
  return deedsInForce(steps).flatMap((step) =>
    step.act === 'correct' ? [{ number: step.number, correction: step.correction }] : [],
  );
}

/** What was done to the draft and holds: not what was said of its publication before there was one. */
export function workInForce(steps: readonly DraftStep[]): DraftDeed[] {
  return deedsInForce(steps).filter(({ act }) => act !== 'publish_words');
}

/** The step that 「元に戻す」 takes back next: the last one that did something and holds; null where none does. */
export function nextUndone(steps: readonly DraftStep[]): number | null {
  return workInForce(steps).at(-1)?.number ?? null;
}

/** The step that 「やり直す」 takes back: the last undo that holds and after which nothing else was done. */
export function nextRedone(steps: readonly DraftStep[]): number | null {
  const held = stepsInForce(steps);
  const lastDeed = deedsInForce(steps).at(-1)?.number ?? 0;
  const deeds = new Set(steps.filter(isDeed).map(({ number }) => number));
  const undos = held.filter((step) => step.act === 'undo' && deeds.has(step.of) && step.number > lastDeed);
  return undos.at(-1)?.number ?? null;
}

/** 役割名の読み替え. What each name means that was given a meaning, as said last. */
export function roleNamesInForce(steps: readonly DraftStep[]): ReadonlyMap<string, readonly RoleId[]> {
  return new Map(deedsInForce(steps).flatMap((deed) => (deed.act === 'name_role' ? [[deed.name, deed.roles]] : [])));
}

/** What one edit says as a whole: a later one leaves nothing of it. */
const SAID_ANEW: ReadonlySet<QuestionEdit['act']> = new Set([
  'reword',
  'reword_row',
  'hint',
  'criteria',
  'evidence',
  'weigh',
  'mark',
  'gates',
  'common',
]);

/**
 * The edits without those that a later one of the same question, act and row replaces. A row that is dropped is
 * remembered in its words at that time, and questions are found otherwise after it: what was said before stays. Who
 * answers is left as it was said, too, for a later answer may be refused.
 */
export function withoutReplaced(edits: readonly QuestionEdit[]): QuestionEdit[] {
  const saidLater = new Set<string>();
  const kept: QuestionEdit[] = [];
  for (const edit of edits.toReversed()) {
    if (edit.act === 'drop_row') saidLater.clear();
    if (SAID_ANEW.has(edit.act)) {
      const { document, clause, part, role } = edit.key;
      const row = edit.act === 'reword_row' ? edit.row : '';
      const name = JSON.stringify([edit.act, document, clause, part, role, row]);
      if (saidLater.has(name)) continue;
      saidLater.add(name);
    }
    kept.push(edit);
  }
  return kept.reverse();
}

/** The edits of questions that hold and that no later one replaces, in their order. */
export function editsInForce(steps: readonly DraftStep[]): QuestionEdit[] {
  let edits: QuestionEdit[] = [];
  for (const deed of deedsInForce(steps)) {
    if (deed.act === 'edit') for (const edit of deed.edits) edits.push(edit);
    if (deed.act === 'as_derived') edits = edits.filter(({ key }) => !isSameKey(key, deed.key));
  }
  return withoutReplaced(edits);
}
