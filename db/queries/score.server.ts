import { and, asc, eq, sql } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { AskedObject } from '#app/domain/campaign/asked-object.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Connection } from '#db/client.server.ts';
import { withinScope } from '#db/queries/sheet.server.ts';
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

const targetOfItem = and(
  eq(campaignTarget.campaignId, sheet.campaignId),
  eq(campaignTarget.targetId, frozenItem.targetId),
);

/** The frozen items of a closing within the scope, in their frozen order, each list below an item in its own order. */
export function frozenItemsWithin(
  db: Connection,
  scope: Scope,
  closingId: string,
): {
  readonly items: (typeof frozenItem.$inferSelect)[];
  readonly rows: (typeof frozenRow.$inferSelect)[];
  readonly roles: (typeof frozenItemRole.$inferSelect)[];
  readonly clauses: CitedClause[];
} {
  const items = db
    .select({ frozen: frozenItem })
    .from(frozenItem)
    .innerJoin(sheet, eq(frozenItem.sheetId, sheet.id))
    .innerJoin(campaignTarget, targetOfItem)
    .where(and(eq(frozenItem.closingId, closingId), withinScope(scope)))
    .orderBy(asc(frozenItem.order))
    .all();
  return {
    items: items.map(({ frozen }) => frozen),
    rows: db.select().from(frozenRow).where(eq(frozenRow.closingId, closingId)).orderBy(asc(frozenRow.order)).all(),
    roles: db
      .select()
      .from(frozenItemRole)
      .where(eq(frozenItemRole.closingId, closingId))
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
      .where(eq(frozenItemClause.closingId, closingId))
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
