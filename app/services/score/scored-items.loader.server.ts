import type { Scope } from '#app/domain/access/can.ts';
import { chapterKeyOf, clauseKeysOf, countedClauses } from '#app/domain/campaign/campaign-question.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import type { ScoringPhase } from '#app/domain/score/outcome.ts';
import { countedItems, scoreItem } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { itemReader } from '#app/services/response/item-state.loader.server.ts';
import type { ItemReader } from '#app/services/response/item-state.loader.server.ts';
import { frozenItems } from '#app/services/score/frozen-items.loader.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { gateAnswersOfCampaign, itemsWithinScope } from '#db/queries/sheet.server.ts';
import type { Connection } from '#db/client.server.ts';

/** The campaign's items within the scope as they count: frozen figures where it is closed, live ones before. */
export function scoredItems(
  db: Connection,
  scope: Scope,
  campaign: CampaignRow,
  today: CalendarDate,
): readonly ScoredItem[] {
  if (campaign.closingId !== null) return countedItems(frozenItems(db, scope, campaign.closingId));
  return countedItems(scoreItems(db, scope, campaign, 'running', today));
}

/** Scores the stored answers, object by object; `closing` leaves out what was not submitted. */
export function scoreItems(
  db: Connection,
  scope: Scope,
  campaign: CampaignRow,
  phase: ScoringPhase,
  today: CalendarDate,
): readonly ScoredItem[] {
  const reader = itemReader(db, campaign.id, today, gateAnswersOfCampaign(db, campaign.id));
  return itemsWithinScope(db, scope, campaign.id).map(itemScorer(reader, phase));
}

/** Counts stored items one by one. */
export function itemScorer(
  reader: ItemReader,
  phase: ScoringPhase,
): (stored: ReturnType<typeof itemsWithinScope>[number]) => ScoredItem {
  return ({ item, sheet, target, answer: record }) => {
    const { question, applicability, coverage, answer } = reader.itemOf(item, target, record);
    return scoreItem(
      {
        itemId: item.id,
        objectId: item.objectId,
        campaignQuestionId: question.campaignQuestionId,
        sheetId: sheet.id,
        targetKind: target.type,
        targetId: target.targetId,
        ownerUnitId: target.ownerUnitId,
        bureauId: target.bureauId,
        chapter: chapterKeyOf(question),
        roles: question.roles,
        weight: question.weight,
        critical: question.critical,
        clauses: clauseKeysOf(question, countedClauses(question)),
        rows: question.rows.map((row) => ({
          rowId: row.id,
          clauses: clauseKeysOf(question, row.clauses),
          excepted: coverage.rows.has(row.id),
        })),
        answer,
        gate: applicability.state,
        gateSource: applicability.source,
        sheetSubmitted: isSubmitted(sheet.state),
        excepted: coverage.whole !== null,
      },
      phase,
    );
  };
}
