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

export function draftEditsSummary({ draft, edited }: Pick<ReadDraft, 'draft' | 'edited'>): DraftEditsSummary {
  const { questionnaire, toReview, skipped, origins } = edited;
  const changed = toReview.filter(({ problem }) => problem === 'clause_changed').length;
  return {
    toCheckCount: questionnaire.questions.filter(isToCheck).length,
    editCount: draft.edits.length,
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
