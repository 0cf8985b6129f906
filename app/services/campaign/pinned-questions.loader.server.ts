import type { Question } from '#app/domain/questionnaire/question.ts';
import { storedQuestion } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { campaignQuestions, questionnaireOfCampaign } from '#db/queries/campaign.server.ts';

/** Parsed questionnaires kept at hand; a body works with two or three. */
const KEPT_QUESTIONNAIRES = 8;

const parsed = new Map<string, ReadonlyMap<string, Question>>();

/**
 * The questions of a campaign by id, in their order. Parsing some hundred questions takes longer than
 * everything else of a save, and a pinned questionnaire never changes: it is parsed once for each hash.
 */
export function questionsOf(db: Connection, campaignId: string): ReadonlyMap<string, Question> {
  const hash = questionnaireOfCampaign(db, campaignId)?.hash ?? null;
  if (hash === null) return new Map();
  const kept = parsed.get(hash);
  if (kept !== undefined) return kept;
  const questions = new Map(
    campaignQuestions(db, campaignId).map((row) => [row.questionId, readStored(storedQuestion, row.content)]),
  );
  const [oldest] = parsed.keys();
  if (parsed.size >= KEPT_QUESTIONNAIRES && oldest !== undefined) parsed.delete(oldest);
  parsed.set(hash, questions);
  return questions;
}
