import { sql } from 'drizzle-orm';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { Connection } from '#db/client.server.ts';
import type { SheetRow } from '#db/queries/sheet.server.ts';

/** 尋ねる先の関係. How one who is asked stands to the common answer, as the database tells it. */
export const ASKED_STANDINGS = ['stale', 'open', 'confirmed', 'own'] as const;
export type AskedStanding = (typeof ASKED_STANDINGS)[number];

/** Of an item's state `s` and the common answer `c`. */
const STANDING = sql`CASE
  WHEN s.basis IS 'common' AND s.common_rev = c.rev THEN 'confirmed'
  WHEN s.basis IS 'common' AND s.common_rev < c.rev THEN 'stale'
  WHEN s.basis IN ('own', 'record') AND s.value IS NOT NULL THEN 'own'
  ELSE 'open'
END`;

/** How those who are asked stand to the common answer of one question. */
export interface CommonCount {
  readonly campaignQuestionId: string;
  /** Who is asked, those apart whom a gate lets go. */
  readonly askedCount: number;
  readonly confirmedCount: number;
  readonly staleCount: number;
  readonly ownCount: number;
}

/** The counts of these questions, grouped by the database; a question that nobody is asked is not in them. */
export function commonCounts(db: Connection, campaignQuestionIds: readonly string[]): readonly CommonCount[] {
  return db.all<CommonCount>(sql`
    SELECT i.campaign_question_id AS "campaignQuestionId",
      sum(s.gate <> 'closed') AS "askedCount",
      sum(s.gate <> 'closed' AND ${STANDING} = 'confirmed') AS "confirmedCount",
      sum(s.gate <> 'closed' AND ${STANDING} = 'stale') AS "staleCount",
      sum(s.gate <> 'closed' AND ${STANDING} = 'own') AS "ownCount"
    FROM item AS i
    JOIN item_state AS s ON s.item_id = i.id
    LEFT JOIN common_answer AS c ON c.id = s.common_answer_id
    WHERE i.campaign_question_id IN (SELECT value FROM json_each(${JSON.stringify(campaignQuestionIds)}))
    GROUP BY i.campaign_question_id`);
}

/** 共通事項の尋ねる先. Who is asked on which sheet, and how the answer stands to the common one. */
export interface CommonAsked {
  readonly itemId: string;
  readonly sheetId: string;
  readonly standing: AskedStanding;
  readonly state: SheetRow['state'];
  readonly targetType: UnitType;
  readonly targetName: string;
  readonly ownerUnitName: string;
}

/**
 * One page of who is asked the question, in the order of the sheets: those apart whom a gate lets go, as
 * {@link commonCounts} counts them, and of one standing alone where it is not null.
 */
export function askedOfCommon(
  db: Connection,
  campaignQuestionId: string,
  standing: AskedStanding | null,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): readonly CommonAsked[] {
  const chosen = standing === null ? sql`` : sql`AND ${STANDING} = ${standing}`;
  return db.all<CommonAsked>(sql`
    SELECT i.id AS "itemId", i.sheet_id AS "sheetId", ${STANDING} AS standing, h.state AS state,
      t.type AS "targetType", t.name AS "targetName", t.owner_unit_name AS "ownerUnitName"
    FROM item AS i
    JOIN item_state AS s ON s.item_id = i.id
    JOIN sheet AS h ON h.id = i.sheet_id
    JOIN campaign_target AS t ON t.campaign_id = h.campaign_id AND t.target_id = h.target_id
    LEFT JOIN common_answer AS c ON c.id = s.common_answer_id
    WHERE i.campaign_question_id = ${campaignQuestionId} AND s.gate <> 'closed' ${chosen}
    ORDER BY h."order", i."order"
    LIMIT ${limit} OFFSET ${offset}`);
}

/** On how many sheets of these states the question rests on the common answer, as it stands or as it stood before. */
export function sheetsOnCommon(
  db: Connection,
  campaignQuestionId: string,
  states: readonly SheetRow['state'][],
): number {
  const found = db.get<{ count: number }>(sql`
    SELECT count(DISTINCT i.sheet_id) AS count
    FROM item AS i
    JOIN item_state AS s ON s.item_id = i.id
    JOIN sheet AS h ON h.id = i.sheet_id
    WHERE i.campaign_question_id = ${campaignQuestionId} AND s.gate <> 'closed' AND s.basis = 'common'
      AND h.state IN (SELECT value FROM json_each(${JSON.stringify(states)}))`);
  return found.count;
}

/**
 * Of these items, how many rest on a common answer as it stands, how many on one that has changed since, and how many
 * on what was entered for them alone.
 */
export function basisCounts(
  db: Connection,
  itemIds: readonly string[],
): { readonly commonCount: number; readonly staleCount: number; readonly ownCount: number } {
  return db.get(sql`
    SELECT coalesce(sum(${STANDING} = 'confirmed'), 0) AS "commonCount",
      coalesce(sum(${STANDING} = 'stale'), 0) AS "staleCount",
      coalesce(sum(${STANDING} = 'own'), 0) AS "ownCount"
    FROM item_state AS s
    LEFT JOIN common_answer AS c ON c.id = s.common_answer_id
    WHERE s.gate <> 'closed' AND s.item_id IN (SELECT value FROM json_each(${JSON.stringify(itemIds)}))`);
}
