import { covers } from '#app/domain/access/can.ts';
import type { Scope } from '#app/domain/access/can.ts';
import { chapterKeyOf, clauseKeysOf, countedClauses } from '#app/domain/campaign/campaign-question.ts';
import { countedRoles } from '#app/domain/questionnaire/counted-role.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import type { ScoringPhase } from '#app/domain/score/outcome.ts';
import { countedItems, scoreItem } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { itemReader } from '#app/services/response/item-state.loader.server.ts';
import type { ItemReader } from '#app/services/response/item-state.loader.server.ts';
import { closedItems } from '#app/services/score/closed-items.loader.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { targetsOfCampaign } from '#db/queries/result.server.ts';
import { gateAnswersOfCampaign, itemsWithinScope } from '#db/queries/sheet.server.ts';
import type { Connection, Database } from '#db/client.server.ts';

/**
 * The campaign's items within the scope as they count, for the roles that it has: frozen figures where it is closed,
 * live ones before.
 */
export function scoredItems(
  db: Database,
  scope: Scope,
  campaign: CampaignRow,
  today: CalendarDate,
): readonly ScoredItem[] {
  if (campaign.closingId !== null) return within(db, scope, campaign, closedItems(db, campaign, campaign.closingId));
  const { modules } = pinnedSettings(db, campaign.id);
  const rolesOf = onceEach((roles, kind) => countedRoles(roles, kind, modules));
  return countedItems(scoreItems(db, scope, campaign, 'running', today, rolesOf));
}

/** Those of a campaign's items that the scope opens. */
export function within(
  db: Connection,
  scope: Scope,
  campaign: Pick<CampaignRow, 'id'>,
  items: readonly ScoredItem[],
): readonly ScoredItem[] {
  if (scope.everything) return items;
  const open = targetsOfCampaign(db, campaign.id).filter((target) => covers(scope, target));
  const targetIds = new Set(open.map(({ targetId }) => targetId));
  return items.filter(({ targetId }) => targetIds.has(targetId));
}

/** For whom an item counts that is asked of these roles at a target of the kind. */
type RolesOf = (roles: ScoredItem['roles'], kind: UnitType) => ScoredItem['roles'];

/** The same for all items of a question at targets of a kind: told once. */
function onceEach(rolesOf: RolesOf): RolesOf {
  const known = new Map<ScoredItem['roles'], Map<UnitType, ScoredItem['roles']>>();
  return (roles, kind) => {
    const ofKinds = known.get(roles) ?? new Map<UnitType, ScoredItem['roles']>();
    const counted = ofKinds.get(kind) ?? rolesOf(roles, kind);
    known.set(roles, ofKinds.set(kind, counted));
    return counted;
  };
}

/** Scores the stored answers, object by object; `closing` leaves out what was not submitted. */
export function scoreItems(
  db: Connection,
  scope: Scope,
  campaign: CampaignRow,
  phase: ScoringPhase,
  today: CalendarDate,
  rolesOf?: RolesOf,
): readonly ScoredItem[] {
  const reader = itemReader(db, campaign.id, today, gateAnswersOfCampaign(db, campaign.id));
  return itemsWithinScope(db, scope, campaign.id).map(itemScorer(reader, phase, rolesOf));
}

/** Counts stored items one by one. */
export function itemScorer(
  reader: ItemReader,
  phase: ScoringPhase,
  rolesOf: RolesOf = (roles) => roles,
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
        roles: rolesOf(question.roles, target.type),
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
