import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { PinnedQuestion } from '#app/domain/questionnaire/open-value/pinned-question.ts';

/**
 * 対象の設問. A question as a campaign asks it. `id` is unique in its questionnaire alone: two policies of one campaign
 * may both have a question of that name.
 */
export interface CampaignQuestion extends PinnedQuestion {
  /** Unique; of this campaign and no other. */
  readonly campaignQuestionId: string;
  readonly policyId: string;
}

/** 章の鍵. Which chapter of which document of which policy a question belongs to. */
export function chapterKeyOf({
  policyId,
  document,
  chapter,
}: Pick<CampaignQuestion, 'policyId' | 'document' | 'chapter'>): ClauseKey {
  return clauseKey({ policyId, document, id: chapter.id });
}

/**
 * 数える条項. The clauses whose result a question decides. One that stands for no clause counts for its chapter as a
 * whole, so that it is listed and planned for among the clauses.
 */
export function countedClauses({ clauses, chapter }: Pick<CampaignQuestion, 'clauses' | 'chapter'>): readonly string[] {
  return clauses.length === 0 ? [chapter.id] : clauses;
}

/** The keys of clauses that a question, or one of its rows, names by their ids. */
export function clauseKeysOf(
  { policyId, document }: Pick<CampaignQuestion, 'policyId' | 'document'>,
  ids: readonly string[],
): readonly ClauseKey[] {
  return ids.map((id) => clauseKey({ policyId, document, id }));
}
