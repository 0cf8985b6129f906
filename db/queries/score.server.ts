import { and, asc, eq, sql } from 'drizzle-orm';
import type { AskedObject } from '#app/domain/campaign/asked-object.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Connection, Database } from '#db/client.server.ts';
import { insertAll } from '#db/queries/all-rows.server.ts';
import { campaignClause, campaignObject, campaignQuestion, campaignQuestionnaire } from '#db/schema/campaign.ts';
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
export type CitedClause = Omit<typeof frozenItemClause.$inferSelect, 'campaignClauseId'> & CitedPlace;
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
export function pinnedClauseIds(db: Connection, campaignId: string) {
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

export const questionnaireOfClause = eq(campaignClause.campaignQuestionnaireId, campaignQuestionnaire.id);

/** Where people are named who entered, handed in, decided or wrote beside anything of a campaign. */
const NAMED = [
  ['answer_revision', 'answered_by'],
  ['gate_answer_revision', 'answered_by'],
  ['sheet_submission', 'submitted_by'],
  ['proxy_entry', 'entered_by'],
  ['sheet_event', 'actor_id'],
  ['common_answer_revision', 'given_by'],
  ['item_comment', 'written_by'],
  ['improvement_revision', 'written_by'],
] as const;

/** How many steps `freezeNames` has. */
export const NAMING_STEPS = NAMED.length;

/** Keeps the names of everybody whom one of the tables names, and who is not kept yet. */
export function freezeNames(
  db: Connection,
  { campaignId, id }: { readonly campaignId: string; readonly id: string },
  step: number,
): void {
  const named = NAMED[step];
  if (named === undefined) return;
  const [table, column] = named;
  db.run(sql`INSERT INTO ${frozenPerson} (closing_id, person_id, name)
    SELECT ${id}, ${person.id}, ${person.name} FROM ${person}
    WHERE ${person.id} IN (SELECT ${sql.identifier(column)} FROM ${sql.identifier(table)}
      WHERE campaign_id = ${campaignId})
    AND ${person.id} NOT IN (SELECT person_id FROM ${frozenPerson} WHERE closing_id = ${id})`);
}

/** The names of a closing's people as they were then. */
export function frozenNames(db: Connection, closingId: string): ReadonlyMap<string, string> {
  const rows = db.select().from(frozenPerson).where(eq(frozenPerson.closingId, closingId)).all();
  return new Map(rows.map(({ personId, name }) => [personId, name]));
}

/** How sheets stood, and what their items came to. */
export function insertFrozenItems(db: Database, { items, rows, sheets, gates }: FrozenContents): void {
  insertAll(db, frozenItem, items);
  insertAll(db, frozenRow, rows);
  insertAll(db, frozenSheet, sheets);
  insertAll(db, frozenGate, gates);
}

/** For whom those items count, and of which clauses; called when they are stored. */
export function insertFrozenNaming(
  db: Database,
  { roles, clauses }: FrozenContents,
  clauseIdOf: (cited: CitedPlace) => string,
): void {
  insertAll(db, frozenItemRole, roles);
  const named = clauses.map((cited) => {
    const { closingId, itemId, rowId, order } = cited;
    return { closingId, itemId, rowId, order, campaignClauseId: clauseIdOf(cited) };
  });
  insertAll(db, frozenItemClause, named);
}

/** Takes away so many rows of what a closing has counted, first what hangs on nothing; false where none is left. */
export function deleteCounted(db: Connection, closingId: string, most: number): boolean {
  return COUNTED.some((table) => {
    const { changes } = db.run(sql`DELETE FROM ${table} WHERE rowid IN (
      SELECT rowid FROM ${table} WHERE closing_id = ${closingId} LIMIT ${most})`);
    return changes > 0;
  });
}

/** Whether a closing that is not complete has counted anything. */
export function hasCounted(db: Connection, closingId: string): boolean {
  return COUNTED.some(
    (table) => db.all(sql`SELECT 1 FROM ${table} WHERE closing_id = ${closingId} LIMIT 1`).length > 0,
  );
}

const COUNTED = [frozenPerson, frozenGate, frozenSheet, frozenItemClause, frozenItemRole, frozenRow, frozenItem];

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
