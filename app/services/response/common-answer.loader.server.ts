import type { CommonAnswer } from '#app/domain/response/common-answer.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { commonAnswersOf } from '#db/queries/common-answer.server.ts';
import type { CommonAnswerRow } from '#db/queries/common-answer.server.ts';

export function commonAnswerOf({ id, rev, content }: CommonAnswerRow): CommonAnswer {
  return { id, rev, answer: readStored(storedAnswer, content) };
}

/** What a campaign's common answers say now, by the question that they answer. */
export function commonAnswersByQuestion(db: Connection, campaignId: string): ReadonlyMap<string, CommonAnswer> {
  return new Map(commonAnswersOf(db, campaignId).map((row) => [row.campaignQuestionId, commonAnswerOf(row)]));
}
