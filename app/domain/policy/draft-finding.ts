import type { Span } from '#app/domain/policy/clause.ts';

/**
 * 確かめる箇所の種類. `lost_duty` stands in no clause, `unasked_duty` in one of which nothing is asked, `unknown_name` binds
 * somebody whom no role answers to, `doubt` is where the reader was not sure.
 */
export const DRAFT_FINDING_SORTS = ['lost_duty', 'unasked_duty', 'unknown_name', 'doubt'] as const;
export type DraftFindingSort = (typeof DRAFT_FINDING_SORTS)[number];

/** 確かめる箇所. Words of the source, or what is said of them. */
export interface DraftFinding {
  readonly sort: DraftFindingSort;
  readonly at: Span;
  readonly words: string;
}

/** What a whole reading showed that its own warnings do not say. */
export interface DraftFindings {
  /** Where a clause has words of which nothing is asked, and names that nobody answers to. */
  readonly places: readonly DraftFinding[];
  /** What has to be said first where hardly a duty becomes a question. */
  readonly fewDuties: string | null;
  /** What did not come out of the file as it stands there, or speaks against that it is a policy. */
  readonly notes: readonly string[];
}
