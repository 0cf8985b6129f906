import { and, asc, eq, inArray, min, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Scope } from '#app/domain/access/can.ts';
import type { Connection } from '#db/client.server.ts';
import { questionnaireOfClause } from '#db/queries/score.server.ts';
import type { CitedClause } from '#db/queries/score.server.ts';
import { targetOfSheet, withinScope } from '#db/queries/sheet.server.ts';
import { campaignClause, campaignQuestionnaire, campaignTarget, sheet } from '#db/schema/campaign.ts';
import { frozenItem, frozenItemClause, frozenItemRole, frozenRow } from '#db/schema/score.ts';

/** A frozen item as it is counted; what SQLite has as 0 and 1 is said by `decides`, `critical` and `byGate`. */
type CountedRow = Pick<
  typeof frozenItem.$inferSelect,
  | 'itemId'
  | 'order'
  | 'objectId'
  | 'campaignQuestionId'
  | 'sheetId'
  | 'targetId'
  | 'targetType'
  | 'ownerUnitId'
  | 'bureauId'
  | 'population'
  | 'chapter'
  | 'weight'
  | 'outcome'
  | 'draft'
  | 'unanswered'
> &
  Readonly<Record<'critical' | 'byGate', 0 | 1>>;

const COUNTED_COLUMNS = sql.raw(
  [
    ...['item_id AS itemId', '"order"', 'object_id AS objectId', 'campaign_question_id AS campaignQuestionId'],
    ...['sheet_id AS sheetId', 'target_id AS targetId', 'target_type AS targetType', 'owner_unit_id AS ownerUnitId'],
    ...['bureau_id AS bureauId', 'population', 'chapter', 'weight', 'outcome', 'draft', 'unanswered', 'critical'],
    'by_gate AS byGate',
  ]
    .map((column) => `f.${column}`)
    .join(', '),
);

/** Some of the items of a closing: of these outcomes, so many at most, behind a place among all. */
interface FrozenPage {
  readonly outcomes: readonly Outcome[];
  readonly after: number;
  readonly most: number;
}

/**
 * The frozen items of a closing within the scope and their rows, each in its frozen order. Read as SQLite has them: a
 * city has a hundred thousand, and what a query builder makes of a row costs ten times the reading.
 */
export function frozenItemsWithin(
  db: Connection,
  scope: Scope,
  closingId: string,
  page: FrozenPage | null = null,
): { readonly items: readonly CountedRow[]; readonly rows: readonly CountedRowOfItem[] } {
  const within = scope.everything
    ? sql`1`
    : sql`EXISTS (SELECT 1 FROM ${sheet} JOIN ${campaignTarget} ON ${targetOfSheet}
        WHERE ${sheet.id} = f.sheet_id AND ${withinScope(scope)})`;
  const items = (paged: SQL) =>
    db.all<CountedRow>(sql`SELECT ${COUNTED_COLUMNS} FROM ${frozenItem} AS f
      WHERE f.closing_id = ${closingId} AND ${within} ${paged}`);
  if (page !== null) {
    const found = items(sql`AND f.outcome IN ${page.outcomes} AND f."order" > ${page.after}
      ORDER BY f."order" LIMIT ${page.most}`);
    const ids = JSON.stringify(found.map(({ itemId }) => itemId));
    return {
      items: found,
      rows: db.all<CountedRowOfItem>(sql`SELECT item_id AS itemId, row_id AS rowId, value, excepted FROM ${frozenRow}
        WHERE closing_id = ${closingId} AND item_id IN (SELECT value FROM json_each(${ids}))
        ORDER BY item_id, "order"`),
    };
  }
  return {
    items: items(sql`ORDER BY f."order"`),
    rows: db.all<CountedRowOfItem>(sql`SELECT item_id AS itemId, row_id AS rowId, value, excepted FROM ${frozenRow}
      WHERE closing_id = ${closingId} ORDER BY item_id, "order"`),
  };
}

type CountedRowOfItem = Pick<typeof frozenRow.$inferSelect, 'itemId' | 'rowId' | 'value'> & {
  readonly excepted: 0 | 1 | null;
};

/**
 * For whom the items of each question of a closing count and what they decide: by one item of the question, because a
 * closing stores for every item what its question says.
 */
export function frozenQuestions(
  db: Connection,
  closingId: string,
): {
  readonly itemIds: ReadonlyMap<string, string>;
  readonly roles: readonly (typeof frozenItemRole.$inferSelect)[];
  readonly clauses: readonly CitedClause[];
} {
  const chosen = db
    .select({ questionId: frozenItem.campaignQuestionId, itemId: frozenItem.itemId, first: min(frozenItem.order) })
    .from(frozenItem)
    .where(and(eq(frozenItem.closingId, closingId), eq(frozenItem.decides, true)))
    .groupBy(frozenItem.campaignQuestionId)
    .all();
  const itemIds = chosen.map(({ itemId }) => itemId);
  return {
    itemIds: new Map(chosen.map(({ questionId, itemId }) => [questionId, itemId])),
    roles: db
      .select()
      .from(frozenItemRole)
      .where(and(eq(frozenItemRole.closingId, closingId), inArray(frozenItemRole.itemId, itemIds)))
      .orderBy(asc(frozenItemRole.order))
      .all(),
    clauses: db
      .select({
        closingId: frozenItemClause.closingId,
        itemId: frozenItemClause.itemId,
        rowId: frozenItemClause.rowId,
        order: frozenItemClause.order,
        policyId: campaignQuestionnaire.policyId,
        document: campaignClause.document,
        clauseId: campaignClause.clauseId,
      })
      .from(frozenItemClause)
      .innerJoin(campaignClause, eq(frozenItemClause.campaignClauseId, campaignClause.id))
      .innerJoin(campaignQuestionnaire, questionnaireOfClause)
      .where(and(eq(frozenItemClause.closingId, closingId), inArray(frozenItemClause.itemId, itemIds)))
      .orderBy(asc(frozenItemClause.order))
      .all(),
  };
}
