import type { ClauseDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import type { RowDraft } from '#app/domain/questionnaire/draft/row-draft.ts';

/** 設問の下書き. One question before it gets its final form; grouping works on these. */
export interface QuestionDraft {
  /** The clauses' demands it asks, the one that names its id first. */
  readonly drafts: readonly ClauseDraft[];
  readonly text: string;
  /** Empty when it is answered directly. */
  readonly rows: readonly RowDraft[];
  /** Items that are only to be kept in mind; named in the hint. */
  readonly options: readonly string[];
  /** Ways to what is asked, of which one may suffice. */
  readonly means: readonly string[];
  /** Clauses it decides beyond those of its drafts and rows. */
  readonly further: readonly string[];
  /** The rows are the clause's own list. */
  readonly listed: boolean;
  readonly grouped: boolean;
  /** The clause that names the id, where the first draft's clause names another question. */
  readonly name: string | null;
}
