import type { Actor } from '#app/domain/access/actor.ts';
import { applyEdits } from '#app/domain/questionnaire/editing/apply-edits.ts';
import { askedQuestions, nameOfKey } from '#app/domain/questionnaire/editing/asked-question.ts';
import type { DraftStep } from '#app/domain/questionnaire/editing/draft-step.ts';
import { isAddedName, nextAddedName } from '#app/domain/questionnaire/editing/edit.ts';
import type { QuestionEdit, WantedEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { sameNotes } from '#app/domain/questionnaire/finishing/question-notes.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { askAsDerived, editPolicyDraft } from '#app/services/policy/draft-step.acts.server.ts';
import { draftDesk } from '#app/services/questionnaire/draft-desk.loader.server.ts';
import type { DeskSearch } from '#app/services/questionnaire/draft-desk.loader.server.ts';
import type { ReadDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import { wantedOfDesk } from '#app/services/questionnaire/wanted-edit.form.server.ts';
import type { QuestionForm } from '#app/services/questionnaire/wanted-edit.form.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 設問への操作. What was sent, and what the page it came from looked for. */
export interface SentToDesk {
  readonly form: QuestionForm;
  readonly search: DeskSearch;
}

/** 設問を直す. What a form of the editor asks for, as one step; nothing where all is so already. */
export function changeDraftQuestions(
  context: ServiceContext,
  actor: Actor,
  found: ReadDraft,
  { form, search }: SentToDesk,
) {
  const { draft, read } = found;
  const seen = { policyDraftId: draft.id, seenStep: form.seenStep };
  const lastStep = draft.steps.at(-1)?.number ?? 0;
  // What was typed is compared with what is asked now: it must be what was seen.
  if (lastStep !== seen.seenStep) return refuse('changed_meanwhile');
  const made = wantedOfDesk(form, draftDesk(found, search));
  if (!made.ok) return { ...refuse('faulty'), errors: made.errors };
  const { deed } = made;
  if (deed.sort === 'as_derived') {
    const back = askAsDerived(context, actor, seen, deed.derivedKey);
    const goesOnAt = isAddedName(deed.derivedKey.clause) ? '' : null;
    return back.ok ? ok({ isChanged: true, isNoted: false, goesOnAt }) : back;
  }
  const [first] = deed.edits;
  if (first === undefined) return ok({ isChanged: false, isNoted: false, goesOnAt: null });
  const base = { questionnaire: read.questionnaire, clauses: read.reading.clauses, lastStep };
  const edited = editPolicyDraft(context, actor, seen, { base, wanted: deed.edits });
  if (!edited.ok) return edited;
  return ok({ isChanged: true, isNoted: isNotedAnew(found, deed.edits), goesOnAt: placeAfter(first, draft.steps) });
}

/** Whether 判断基準 and 根拠資料 that nobody wrote follow from new words, and are others than before. */
function isNotedAnew({ draft, read, edited }: ReadDraft, wanted: readonly WantedEdit[]): boolean {
  const namesOf = (...acts: readonly WantedEdit['act'][]) =>
    new Set(wanted.filter(({ act }) => acts.includes(act)).map(({ key }) => nameOfKey(key)));
  const [reworded, noted] = [namesOf('reword', 'reword_row'), namesOf('criteria', 'evidence')];
  if (reworded.size === 0) return false;
  const edits = [...draft.edits, ...wanted.map((edit): QuestionEdit => ({ ...edit, basis: null }))];
  const after = applyEdits(read.questionnaire, read.reading.clauses, edits);
  const before = new Map(askedQuestions(edited).map(({ name, question }) => [name, question]));
  return askedQuestions(after).some(({ name, question }) => {
    const was = before.get(name);
    return reworded.has(name) && !noted.has(name) && was !== undefined && !sameNotes(was, question);
  });
}

/** Where a question became part of another, the page goes on at that one; and at one that was added. */
function placeAfter(first: WantedEdit, before: readonly DraftStep[]): string | null {
  if (first.act === 'merge') return nameOfKey(first.into);
  if (first.act !== 'add') return null;
  const number = nextAddedName(before.flatMap((step) => (step.act === 'edit' ? step.edits : [])));
  return nameOfKey({ ...first.key, clause: `x${number}` });
}
