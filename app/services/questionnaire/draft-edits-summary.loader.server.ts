import { isToCheck } from '#app/domain/questionnaire/editing/asked-question.ts';
import { isAddedName } from '#app/domain/questionnaire/editing/edit.ts';
import type { QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { ReadDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';

const SKIPPED_SHOWN = 100;

/** 設問の修正のまとめ. What the edits of a draft come to, before it is published. */
export interface DraftEditsSummary {
  /** Of questions of which something is still to be checked. */
  readonly toCheckCount: number;
  readonly editCount: number;
  /** Those that the newest version has already; null where there is none that a draft became. */
  readonly keptCount: number | null;
  readonly editedCount: number;
  /** How many edits of each kind hold, in the order in which they first came. */
  readonly kinds: readonly { readonly act: QuestionEdit['act']; readonly count: number }[];
  /** Edits that could not be applied: they change nothing of what is published. */
  readonly unappliedCount: number;
  /** Edits that were applied though the words of their clause are others now. */
  readonly changedClauseCount: number;
  /** The first of those that are not asked. */
  readonly skippedQuestions: readonly {
    readonly printedNumber: string;
    readonly words: string;
    readonly reason: string;
  }[];
  readonly skippedCount: number;
}

/** How many of the edits another version has, too, whatever numbers the clauses have there. */
function keptCount(edits: readonly QuestionEdit[], before: readonly QuestionEdit[] | null): number | null {
  if (before === null) return null;
  const nameOf = ({ key: { document, part, role }, basis: _basis, ...said }: QuestionEdit) => {
    const rest = Object.entries(said).filter(([name]) => name !== 'into');
    return JSON.stringify([document, part, role, rest.sort(([one], [other]) => (one < other ? -1 : 1))]);
  };
  const left = groupBy(before, nameOf);
  return edits.filter((edit) => left.get(nameOf(edit))?.pop() !== undefined).length;
}

/** `before` are the edits of the newest version; null where it has none to compare with. */
export function draftEditsSummary(
  { draft, edited }: Pick<ReadDraft, 'draft' | 'edited'>,
  before: readonly QuestionEdit[] | null,
): DraftEditsSummary {
  const { questionnaire, toReview, skipped, origins } = edited;
  const changed = toReview.filter(({ problem }) => problem === 'clause_changed').length;
  return {
    toCheckCount: questionnaire.questions.filter(isToCheck).length,
    editCount: draft.edits.length,
    keptCount: keptCount(draft.edits, before),
    editedCount: [...origins.values()].filter(({ edits }) => edits.length > 0).length,
    kinds: [...groupBy(draft.edits, ({ act }) => act)].map(([act, edits]) => ({ act, count: edits.length })),
    unappliedCount: toReview.length - changed,
    changedClauseCount: changed,
    skippedQuestions: skipped.slice(0, SKIPPED_SHOWN).map(({ key: { clause }, id, text, rows, reason }) => ({
      printedNumber: questionNumber({ id, clauses: isAddedName(clause) ? [] : [clause] }),
      words: rows.length === 0 ? text : rows.join('、'),
      reason,
    })),
    skippedCount: skipped.length,
  };
}
