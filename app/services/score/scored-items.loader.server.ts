import { itemReader } from '#app/services/response/item-state.loader.server.ts';
import { z } from 'zod';
import type { Scope } from '#app/domain/access/can.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import { clauseKey, parseClauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { ANSWER_VALUES, ROW_VALUES } from '#app/domain/response/answer.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import { OUTCOMES } from '#app/domain/score/outcome.ts';
import type { ScoringPhase } from '#app/domain/score/outcome.ts';
import { scoreItem } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';

import { readStored } from '#app/services/shared/read-stored.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { frozenItemsWithin } from '#db/queries/score.server.ts';
import { gateAnswersOfCampaign, itemsWithinScope } from '#db/queries/sheet.server.ts';
import type { Connection } from '#db/client.server.ts';

export const clauseKeySchema = z.string().transform((text): ClauseKey => {
  const parsed = parseClauseKey(text);
  if (parsed === null) throw new Error(`not a clause key: ${text}`);
  return clauseKey(parsed);
});

export const scoredItemSchema = z.object({
  itemId: z.string(),
  questionId: z.string(),
  sheetId: z.string(),
  targetKind: z.enum(UNIT_TYPES),
  targetId: z.string(),
  ownerUnitId: z.string(),
  bureauId: z.string().nullable(),
  population: z.enum(POPULATIONS),
  chapter: z.string(),
  roles: z.array(z.enum(ROLE_IDS)),
  weight: z.number().int(),
  critical: z.boolean(),
  outcome: z.enum(OUTCOMES),
  byGate: z.boolean(),
  draft: z.enum(ANSWER_VALUES).nullable(),
  clauses: z.array(clauseKeySchema),
  rows: z.array(
    z.object({ rowId: z.string(), clauses: z.array(clauseKeySchema), value: z.enum(ROW_VALUES).nullable() }),
  ),
});

/** The campaign's items within the scope as they count: frozen figures where it is closed, live ones before. */
export function scoredItems(
  db: Connection,
  scope: Scope,
  campaign: CampaignRow,
  today: CalendarDate,
): readonly ScoredItem[] {
  if (isFrozen(campaign.state)) {
    return frozenItemsWithin(db, scope, campaign.id).map((content) => readStored(scoredItemSchema, content));
  }
  return countItems(db, scope, campaign, 'running', today);
}

/** Counts the stored answers; `closing` leaves out what was not submitted. */
export function countItems(
  db: Connection,
  scope: Scope,
  campaign: CampaignRow,
  phase: ScoringPhase,
  today: CalendarDate,
): readonly ScoredItem[] {
  const reader = itemReader(db, campaign.id, today, gateAnswersOfCampaign(db, campaign.id));
  return itemsWithinScope(db, scope, campaign.id).map(({ item, sheet, target, answer: record }) => {
    const { question, applicability, exception, answer } = reader.itemOf(item, target, record);
    return scoreItem(
      {
        itemId: item.id,
        questionId: question.id,
        sheetId: sheet.id,
        targetKind: target.type,
        targetId: target.targetId,
        ownerUnitId: target.ownerUnitId,
        bureauId: target.bureauId,
        chapter: clauseKey({ document: question.document, id: question.chapter.id }),
        roles: question.roles,
        weight: question.weight,
        critical: question.critical,
        clauses: keysOf(question, question.clauses),
        rows: question.rows.map((row) => ({ rowId: row.id, clauses: keysOf(question, row.clauses) })),
        answer,
        gate: applicability.state,
        gateSource: applicability.source,
        sheetSubmitted: isSubmitted(sheet.state),
        excepted: exception !== null,
      },
      phase,
    );
  });
}

function keysOf(question: Question, ids: readonly string[]): readonly ClauseKey[] {
  return ids.map((id) => clauseKey({ document: question.document, id }));
}
