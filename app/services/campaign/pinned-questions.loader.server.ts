import type { CampaignQuestion } from '#app/domain/campaign/campaign-question.ts';
import { storedQuestion } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { campaignQuestions, firstCampaignQuestionId, questionnairesOfCampaign } from '#db/queries/campaign.server.ts';
import type { CampaignQuestionnaireRow } from '#db/queries/campaign.server.ts';

/** Parsed questionnaires kept at hand: this year's and last year's of a body with a few policies. */
const KEPT_QUESTIONNAIRES = 12;

const pinned = new Map<string, readonly CampaignQuestion[]>();

/** 対象の設問. By their ids of the campaign, in the order in which it asks them; a draft has pinned none. */
export type CampaignQuestions = ReadonlyMap<CampaignQuestion['campaignQuestionId'], CampaignQuestion>;

export function questionsOf(db: Connection, campaignId: string): CampaignQuestions {
  const questions = questionnairesOfCampaign(db, campaignId).flatMap((questionnaire) => pinnedBy(db, questionnaire));
  return new Map(questions.map((question) => [question.campaignQuestionId, question]));
}

/**
 * Parsing some hundred questions takes longer than everything else of a save, and what a campaign pinned never changes:
 * it is parsed once.
 */
function pinnedBy(db: Connection, { id, policyId, hash }: CampaignQuestionnaireRow): readonly CampaignQuestion[] {
  if (hash === null) return [];
  // The opening gives every question a new id: copies of one draft, opened each by itself, are told apart by the first.
  const opening = firstCampaignQuestionId(db, id);
  if (opening === undefined) return [];
  const kept = pinned.get(opening);
  if (kept !== undefined) return kept;
  const questions = campaignQuestions(db, id).map(({ id: campaignQuestionId, content }) => ({
    ...readStored(storedQuestion, content),
    policyId,
    campaignQuestionId,
  }));
  const [oldest] = pinned.keys();
  if (pinned.size >= KEPT_QUESTIONNAIRES && oldest !== undefined) pinned.delete(oldest);
  pinned.set(opening, questions);
  return questions;
}
