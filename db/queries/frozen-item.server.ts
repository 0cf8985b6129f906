import { and, asc, eq, inArray, min, sql } from 'drizzle-orm';
import type { RecordedOutcome } from '#app/domain/score/outcome.ts';
import type { Connection } from '#db/client.server.ts';
import { questionnaireOfClause } from '#db/queries/score.server.ts';
import type { CitedClause } from '#db/queries/score.server.ts';
import { campaignClause, campaignQuestionnaire } from '#db/schema/campaign.ts';
import { frozenItem, frozenItemClause, frozenItemRole, frozenRow } from '#db/schema/score.ts';

/** A frozen item as it is counted; what SQLite has as 0 and 1 is said by `decides`, `critical` and `byGate`. */
export type CountedRow = Pick<
  typeof frozenItem.$inferSelect,
  | 'order'
  | 'itemId'
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
    ...['"order"', 'item_id AS itemId', 'object_id AS objectId', 'campaign_question_id AS campaignQuestionId'],
    ...['sheet_id AS sheetId', 'target_id AS targetId', 'target_type AS targetType', 'owner_unit_id AS ownerUnitId'],
    ...['bureau_id AS bureauId', 'population', 'chapter', 'weight', 'outcome', 'draft', 'unanswered', 'critical'],
    'by_gate AS byGate',
  ]
    .map((column) => `f.${column}`)
    .join(', '),
);

/** Some of the items of a closing: from one place of its order, no more than `most`. */
interface FrozenPage {
  readonly from: number;
  readonly most: number;
  /** Those alone that were written down as one of these; null for all. */
  readonly outcomes: readonly RecordedOutcome[] | null;
}

/**
 * The frozen items of a closing, a page of them, and their rows, each in its frozen order. Read as SQLite has them: a
 * city has a hundred thousand, and what a query builder makes of a row costs ten times the reading.
 */
export function frozenItemsFrom(
  db: Connection,
  closingId: string,
  { from, most, outcomes }: FrozenPage,
): { readonly items: readonly CountedRow[]; readonly rows: readonly CountedRowOfItem[] } {
  const wanted = outcomes === null ? sql`1` : sql`f.outcome IN ${outcomes}`;
  const items = db.all<CountedRow>(sql`SELECT ${COUNTED_COLUMNS} FROM ${frozenItem} AS f
    WHERE f.closing_id = ${closingId} AND ${wanted} AND f."order" >= ${from} ORDER BY f."order" LIMIT ${most}`);
  const last = items.at(-1)?.order ?? from;
  const rows = db.all<CountedRowOfItem>(sql`SELECT r.item_id AS itemId, r.row_id AS rowId, r.value, r.excepted
    FROM ${frozenItem} AS f JOIN ${frozenRow} AS r ON r.closing_id = f.closing_id AND r.item_id = f.item_id
    WHERE f.closing_id = ${closingId} AND ${wanted} AND f."order" BETWEEN ${from} AND ${last}
    ORDER BY f."order", r."order"`);
  return { items, rows };
}

/** A row of a frozen item; its `excepted` is null where the closing did not tell rows apart. */
export type CountedRowOfItem = Pick<typeof frozenRow.$inferSelect, 'itemId' | 'rowId' | 'value'> & {
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
