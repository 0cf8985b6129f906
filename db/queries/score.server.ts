import { and, asc, eq, inArray, min, sql } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { AskedObject } from '#app/domain/campaign/asked-object.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Connection } from '#db/client.server.ts';
import { targetOfSheet, withinScope } from '#db/queries/sheet.server.ts';
import {
  campaignClause,
  campaignObject,
  campaignQuestion,
  campaignQuestionnaire,
  campaignTarget,
  sheet,
} from '#db/schema/campaign.ts';
import { answer } from '#db/schema/response.ts';
import { person } from '#db/schema/organization.ts';
import {
  frozenGate,
  frozenItem,
  frozenItemClause,
  frozenItemRole,
  frozenPerson,
  frozenRow,
  frozenSheet,
} from '#db/schema/score.ts';

/** A clause that an item decides, or one of its rows, by its policy, the document of it and its id there. */
type CitedClause = Omit<typeof frozenItemClause.$inferSelect, 'campaignClauseId'> & CitedPlace;
type CitedPlace = Pick<typeof campaignClause.$inferSelect, 'document' | 'clauseId'> &
  Pick<typeof campaignQuestionnaire.$inferSelect, 'policyId'>;

/** Everything that a closing stores of one campaign. */
export interface FrozenContents {
  readonly items: readonly (typeof frozenItem.$inferInsert)[];
  readonly rows: readonly (typeof frozenRow.$inferInsert)[];
  readonly roles: readonly (typeof frozenItemRole.$inferInsert)[];
  readonly clauses: readonly CitedClause[];
  readonly sheets: readonly (typeof frozenSheet.$inferInsert)[];
  readonly gates: readonly (typeof frozenGate.$inferInsert)[];
}

/** The id of a clause that the campaign pinned, by policy, document and clause. */
function pinnedClauseIds(db: Connection, campaignId: string) {
  const keyOf = ({ policyId, document, clauseId }: CitedPlace) => [policyId, document, clauseId].join();
  const rows = db
    .select({
      id: campaignClause.id,
      policyId: campaignQuestionnaire.policyId,
      document: campaignClause.document,
      clauseId: campaignClause.clauseId,
    })
    .from(campaignClause)
    .innerJoin(campaignQuestionnaire, questionnaireOfClause)
    .where(eq(campaignClause.campaignId, campaignId))
    .all();
  const ids = new Map(rows.map((row) => [keyOf(row), row.id]));
  return (cited: CitedPlace) => {
    const id = ids.get(keyOf(cited));
    if (id === undefined) throw new Error(`campaign ${campaignId} pins no clause ${keyOf(cited)}`);
    return id;
  };
}

const questionnaireOfClause = eq(campaignClause.campaignQuestionnaireId, campaignQuestionnaire.id);

/** Keeps the names of everybody who entered, handed in, decided or wrote beside anything of the campaign. */
export function freezeNames(db: Connection, campaignId: string, closingId: string): void {
  db.run(sql`INSERT INTO ${frozenPerson} (closing_id, person_id, name)
    SELECT ${closingId}, ${person.id}, ${person.name} FROM ${person} WHERE ${person.id} IN (
      SELECT answered_by FROM answer_revision WHERE campaign_id = ${campaignId}
      UNION SELECT answered_by FROM gate_answer_revision WHERE campaign_id = ${campaignId}
      UNION SELECT submitted_by FROM sheet_submission WHERE campaign_id = ${campaignId}
      UNION SELECT entered_by FROM proxy_entry WHERE campaign_id = ${campaignId}
      UNION SELECT actor_id FROM sheet_event WHERE campaign_id = ${campaignId}
      UNION SELECT given_by FROM common_answer_revision WHERE campaign_id = ${campaignId}
      UNION SELECT written_by FROM item_comment WHERE campaign_id = ${campaignId}
      UNION SELECT written_by FROM improvement_revision WHERE campaign_id = ${campaignId})`);
}

/** The names of a closing's people as they were then. */
export function frozenNames(db: Connection, closingId: string): ReadonlyMap<string, string> {
  const rows = db.select().from(frozenPerson).where(eq(frozenPerson.closingId, closingId)).all();
  return new Map(rows.map(({ personId, name }) => [personId, name]));
}

export function insertFrozenContents(db: Connection, campaignId: string, contents: FrozenContents): void {
  const clauseIdOf = pinnedClauseIds(db, campaignId);
  for (const row of contents.items) db.insert(frozenItem).values(row).run();
  for (const row of contents.rows) db.insert(frozenRow).values(row).run();
  for (const row of contents.roles) db.insert(frozenItemRole).values(row).run();
  for (const cited of contents.clauses) {
    const { closingId, itemId, rowId, order } = cited;
    db.insert(frozenItemClause)
      .values({ closingId, itemId, rowId, order, campaignClauseId: clauseIdOf(cited) })
      .run();
  }
  for (const row of contents.sheets) db.insert(frozenSheet).values(row).run();
  for (const row of contents.gates) db.insert(frozenGate).values(row).run();
}

/** A frozen item as it is counted; what SQLite has as 0 and 1 is said by `decides`, `critical` and `byGate`. */
type CountedRow = Pick<
  typeof frozenItem.$inferSelect,
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
    ...['item_id AS itemId', 'object_id AS objectId', 'campaign_question_id AS campaignQuestionId'],
    ...['sheet_id AS sheetId', 'target_id AS targetId', 'target_type AS targetType', 'owner_unit_id AS ownerUnitId'],
    ...['bureau_id AS bureauId', 'population', 'chapter', 'weight', 'outcome', 'draft', 'unanswered', 'critical'],
    'by_gate AS byGate',
  ]
    .map((column) => `f.${column}`)
    .join(', '),
);

/**
 * The frozen items of a closing within the scope and their rows, each in its frozen order. Read as SQLite has them: a
 * city has a hundred thousand, and what a query builder makes of a row costs ten times the reading.
 */
export function frozenItemsWithin(
  db: Connection,
  scope: Scope,
  closingId: string,
): { readonly items: readonly CountedRow[]; readonly rows: readonly CountedRowOfItem[] } {
  const within = scope.everything
    ? sql`1`
    : sql`EXISTS (SELECT 1 FROM ${sheet} JOIN ${campaignTarget} ON ${targetOfSheet}
        WHERE ${sheet.id} = f.sheet_id AND ${withinScope(scope)})`;
  return {
    items: db.all<CountedRow>(sql`SELECT ${COUNTED_COLUMNS} FROM ${frozenItem} AS f
      WHERE f.closing_id = ${closingId} AND ${within} ORDER BY f."order"`),
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

/** What one target's items of a question were counted as at a closing, and about what; none where it was not asked. */
export function frozenItemsOfTarget(
  db: Connection,
  of: { readonly closingId: string; readonly targetId: string; readonly policyId: string; readonly questionId: string },
): { itemId: string; outcome: Outcome; decides: boolean; object: AskedObject | null }[] {
  return db
    .select({
      itemId: frozenItem.itemId,
      outcome: frozenItem.outcome,
      decides: frozenItem.decides,
      object: { kind: campaignObject.kind, code: campaignObject.code, name: campaignObject.name },
    })
    .from(frozenItem)
    .leftJoin(campaignObject, eq(frozenItem.objectId, campaignObject.id))
    .innerJoin(campaignQuestion, eq(frozenItem.campaignQuestionId, campaignQuestion.id))
    .innerJoin(campaignQuestionnaire, eq(campaignQuestion.campaignQuestionnaireId, campaignQuestionnaire.id))
    .where(
      and(
        eq(frozenItem.closingId, of.closingId),
        eq(frozenItem.targetId, of.targetId),
        eq(campaignQuestionnaire.policyId, of.policyId),
        eq(campaignQuestion.questionId, of.questionId),
      ),
    )
    .orderBy(asc(frozenItem.order))
    .all();
}

/** The revision of each answered item. */
export function answerRevsOf(db: Connection, campaignId: string): ReadonlyMap<string, number> {
  const rows = db
    .select({ itemId: answer.itemId, rev: answer.rev })
    .from(answer)
    .where(eq(answer.campaignId, campaignId))
    .all();
  return new Map(rows.map(({ itemId, rev }) => [itemId, rev]));
}
