import { chapterKeyOf, clauseKeysOf, countedClauses } from '#app/domain/campaign/campaign-question.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import type { ScoringPhase } from '#app/domain/score/outcome.ts';
import { scoreItem } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { ItemReader } from '#app/services/response/item-state.loader.server.ts';
import type { itemsOfSheets } from '#db/queries/sheet.server.ts';

/** Counts stored items one by one. */
export function itemScorer(
  reader: ItemReader,
  phase: ScoringPhase,
): (stored: ReturnType<typeof itemsOfSheets>[number]) => ScoredItem {
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
