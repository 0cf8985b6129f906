import type { CampaignQuestion } from '#app/domain/campaign/campaign-question.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { storedQuestion } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import {
  campaignQuestionContents,
  campaignQuestionIds,
  questionnairesOfCampaign,
} from '#db/queries/campaign.server.ts';
import type { CampaignQuestionnaireRow } from '#db/queries/campaign.server.ts';

/** Parsed questionnaires kept at hand: this year's and last year's of a body with a few policies. */
const KEPT_QUESTIONNAIRES = 12;

const parsed = new Map<string, Map<string, Question>>();

/** 対象の設問. By their ids of the campaign, in the order in which it asks them; a draft has pinned none. */
export type CampaignQuestions = ReadonlyMap<CampaignQuestion['campaignQuestionId'], CampaignQuestion>;

export function questionsOf(db: Connection, campaignId: string): CampaignQuestions {
  const questions = questionnairesOfCampaign(db, campaignId).flatMap((questionnaire) => pinnedBy(db, questionnaire));
  return new Map(questions.map((question) => [question.campaignQuestionId, question]));
}

function pinnedBy(db: Connection, { id, policyId, hash }: CampaignQuestionnaireRow): readonly CampaignQuestion[] {
  if (hash === null) return [];
  const known = parsedOf(hash);
  const pinned = campaignQuestionIds(db, id);
  if (pinned.some(({ questionId }) => !known.has(questionId))) {
    for (const { questionId, content } of campaignQuestionContents(db, id)) {
      known.set(questionId, readStored(storedQuestion, content));
    }
  }
  return pinned.map(({ id: campaignQuestionId, questionId }) => {
    const question = known.get(questionId);
    if (question === undefined) throw new Error(`question ${questionId} of ${id} was pinned without its content`);
    return { ...question, policyId, campaignQuestionId };
  });
}

/**
 * The questions of a pinned questionnaire that are at hand. Parsing some hundred of them takes longer than everything
 * else of a save, and what a hash names never changes: each is parsed once for its hash.
 */
function parsedOf(hash: string): Map<string, Question> {
  const kept = parsed.get(hash);
  if (kept !== undefined) return kept;
  const [oldest] = parsed.keys();
  if (parsed.size >= KEPT_QUESTIONNAIRES && oldest !== undefined) parsed.delete(oldest);
  const none = new Map<string, Question>();
  parsed.set(hash, none);
  return none;
}
