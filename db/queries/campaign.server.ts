import { and, asc, desc, eq, getTableColumns, inArray, lt, ne, sql } from 'drizzle-orm';
import { FROZEN_STATES } from '#app/domain/campaign/state.ts';
import type { Connection, Database } from '#db/client.server.ts';
import { insertAll } from '#db/queries/all-rows.server.ts';
import { madeOnce } from '#db/made-once.server.ts';
import {
  campaign,
  campaignClause,
  campaignGate,
  campaignLeftOut,
  campaignObject,
  campaignQuestion,
  campaignQuestionnaire,
  campaignTarget,
  campaignUnit,
  closing,
  item,
  sheet,
} from '#db/schema/campaign.ts';
import { itemState } from '#db/schema/item-state.ts';
import { campaignSetting } from '#db/schema/setting.ts';

/** A campaign with what its closing recorded; null while nothing is closed. */
export type CampaignRow = typeof campaign.$inferSelect & {
  readonly closedAt: string | null;
  readonly ruleVersion: string | null;
  readonly frozenHash: string | null;
};
export type CampaignQuestionnaireRow = typeof campaignQuestionnaire.$inferSelect;
/** A clause with the policy that it is of. */
export type CampaignClauseRow = typeof campaignClause.$inferSelect & { readonly policyId: string };
export type CampaignTargetRow = typeof campaignTarget.$inferSelect;

/** What a closing recorded, beside the columns of its campaign. */
export const OF_CLOSING = { closedAt: closing.at, ruleVersion: closing.ruleVersion, frozenHash: closing.hash };

function campaigns(db: Connection) {
  return db
    .select({ ...getTableColumns(campaign), ...OF_CLOSING })
    .from(campaign)
    .leftJoin(closing, eq(campaign.closingId, closing.id));
}

export function insertCampaign(db: Connection, row: typeof campaign.$inferInsert): void {
  db.insert(campaign).values(row).run();
}

export function insertCampaignQuestionnaire(
  db: Connection,
  row: typeof campaignQuestionnaire.$inferInsert,
  units: readonly Pick<typeof campaignUnit.$inferInsert, 'unitId' | 'wholeBody'>[],
  leftOut: readonly string[],
): void {
  db.insert(campaignQuestionnaire).values(row).run();
  const { id: campaignQuestionnaireId, campaignId } = row;
  for (const questionId of leftOut) {
    db.insert(campaignLeftOut).values({ campaignQuestionnaireId, campaignId, questionId }).run();
  }
  for (const unit of units) {
    db.insert(campaignUnit)
      .values({ ...unit, campaignQuestionnaireId, campaignId })
      .run();
  }
}

/** Takes away what a draft chose. */
export function deleteChoice(db: Connection, campaignId: string): void {
  db.delete(campaignUnit).where(eq(campaignUnit.campaignId, campaignId)).run();
  db.delete(campaignLeftOut).where(eq(campaignLeftOut.campaignId, campaignId)).run();
  db.delete(campaignQuestionnaire).where(eq(campaignQuestionnaire.campaignId, campaignId)).run();
}

/** Of a draft, when nothing hangs on it any more. */
export function deleteCampaign(db: Connection, id: string): void {
  db.delete(campaign).where(eq(campaign.id, id)).run();
}

/** Pins a questionnaire of a campaign that opens. */
export function pinQuestionnaire(db: Connection, id: string, hash: string): void {
  db.update(campaignQuestionnaire).set({ hash }).where(eq(campaignQuestionnaire.id, id)).run();
}

/** The questionnaires that a campaign asks, one for each policy, in its order. */
export function questionnairesOfCampaign(db: Connection, campaignId: string): CampaignQuestionnaireRow[] {
  return db
    .select()
    .from(campaignQuestionnaire)
    .where(eq(campaignQuestionnaire.campaignId, campaignId))
    .orderBy(asc(campaignQuestionnaire.order))
    .all();
}

/** The units that a questionnaire of a campaign is put to. */
export function chosenUnitIds(db: Connection, campaignQuestionnaireId: string): ReadonlySet<string> {
  const rows = db
    .select({ unitId: campaignUnit.unitId })
    .from(campaignUnit)
    .where(eq(campaignUnit.campaignQuestionnaireId, campaignQuestionnaireId))
    .all();
  return new Set(rows.map(({ unitId }) => unitId));
}

/** The questions that a campaign leaves out of a questionnaire, by their keys. */
export function leftOutQuestionIds(db: Connection, campaignQuestionnaireId: string): ReadonlySet<string> {
  const rows = db
    .select({ questionId: campaignLeftOut.questionId })
    .from(campaignLeftOut)
    .where(eq(campaignLeftOut.campaignQuestionnaireId, campaignQuestionnaireId))
    .all();
  return new Set(rows.map(({ questionId }) => questionId));
}

const ofId = madeOnce((db) =>
  campaigns(db)
    .where(eq(campaign.id, sql.placeholder('id')))
    .prepare(),
);

export function findCampaign(db: Connection, id: string): CampaignRow | undefined {
  return ofId(db).get({ id });
}

export function updateCampaign(db: Connection, id: string, change: Partial<typeof campaign.$inferSelect>): void {
  db.update(campaign).set(change).where(eq(campaign.id, id)).run();
}

const inOrder = madeOnce((db) => campaigns(db).orderBy(desc(campaign.fiscalYear), desc(campaign.createdAt)).prepare());

/** Newest fiscal year first; drafts included. */
export function allCampaigns(db: Connection): CampaignRow[] {
  return inOrder(db).all();
}

/** The last frozen campaign of an earlier fiscal year over the same kind of self-assessment; a rehearsal has none. */
export function previousFrozenCampaign(db: Connection, of: CampaignRow): CampaignRow | undefined {
  return campaigns(db)
    .where(
      and(
        lt(campaign.fiscalYear, of.fiscalYear),
        eq(campaign.kind, of.kind),
        ne(campaign.kind, 'rehearsal'),
        inArray(campaign.state, [...FROZEN_STATES]),
      ),
    )
    .orderBy(desc(campaign.fiscalYear), desc(closing.at))
    .limit(1)
    .get();
}

/** The 定期 campaign of a fiscal year that was closed last; undefined where none was. */
export function frozenRegularCampaign(db: Connection, fiscalYear: number): CampaignRow | undefined {
  return campaigns(db)
    .where(
      and(
        eq(campaign.fiscalYear, fiscalYear),
        eq(campaign.kind, 'regular'),
        inArray(campaign.state, [...FROZEN_STATES]),
      ),
    )
    .orderBy(desc(closing.at))
    .limit(1)
    .get();
}

/** What every sheet of a campaign hangs on, as an opening copies it. */
export interface PinnedContents {
  readonly settings: readonly (typeof campaignSetting.$inferInsert)[];
  readonly targets: readonly (typeof campaignTarget.$inferInsert)[];
  readonly clauses: readonly (typeof campaignClause.$inferInsert)[];
  readonly questions: readonly (typeof campaignQuestion.$inferInsert)[];
  readonly objects: readonly (typeof campaignObject.$inferInsert)[];
  readonly gates: readonly (typeof campaignGate.$inferInsert)[];
}

/** A sheet with its items, as an opening makes it. */
export interface MadeSheet {
  readonly sheet: typeof sheet.$inferInsert;
  readonly items: readonly (typeof item.$inferInsert)[];
  readonly states: readonly Pick<typeof itemState.$inferInsert, 'itemId' | 'campaignId' | 'sheetId' | 'gate'>[];
}

export function insertPinnedContents(db: Connection, contents: PinnedContents): void {
  for (const row of contents.settings) db.insert(campaignSetting).values(row).run();
  for (const rows of someAtATime(contents.targets)) db.insert(campaignTarget).values(rows).run();
  for (const rows of someAtATime(contents.objects)) db.insert(campaignObject).values(rows).run();
  for (const rows of someAtATime(contents.clauses)) db.insert(campaignClause).values(rows).run();
  for (const rows of someAtATime(contents.questions)) db.insert(campaignQuestion).values(rows).run();
  for (const row of contents.gates) db.insert(campaignGate).values(row).run();
}

export function insertMadeSheet(db: Database, { sheet: row, items, states }: MadeSheet): void {
  insertAll(db, sheet, [row]);
  insertAll(db, item, items);
  insertAll(db, itemState, states);
}

/** Whether an opening has stored what its sheets hang on. */
export function isPinned(db: Connection, campaignId: string): boolean {
  const found = db
    .select({ id: campaignQuestion.id })
    .from(campaignQuestion)
    .where(eq(campaignQuestion.campaignId, campaignId))
    .limit(1)
    .get();
  return found !== undefined;
}

/** The ids that an opening gave to questions and objects. */
export function pinnedIds(
  db: Connection,
  campaignId: string,
): {
  readonly questions: Pick<typeof campaignQuestion.$inferSelect, 'id' | 'campaignQuestionnaireId' | 'questionId'>[];
  readonly objects: Pick<typeof campaignObject.$inferSelect, 'id' | 'targetId' | 'kind' | 'code'>[];
} {
  return {
    questions: db
      .select({
        id: campaignQuestion.id,
        campaignQuestionnaireId: campaignQuestion.campaignQuestionnaireId,
        questionId: campaignQuestion.questionId,
      })
      .from(campaignQuestion)
      .where(eq(campaignQuestion.campaignId, campaignId))
      .all(),
    objects: db
      .select({
        id: campaignObject.id,
        targetId: campaignObject.targetId,
        kind: campaignObject.kind,
        code: campaignObject.code,
      })
      .from(campaignObject)
      .where(eq(campaignObject.campaignId, campaignId))
      .all(),
  };
}

/** Where in the planned order sheets of a campaign stand already. */
export function madeSheetOrders(db: Connection, campaignId: string): ReadonlySet<number> {
  const rows = db.select({ order: sheet.order }).from(sheet).where(eq(sheet.campaignId, campaignId)).all();
  return new Set(rows.map(({ order }) => order));
}

/** Takes away a sheet that an opening made, with its items; false where none is left. */
export function deleteMadeSheet(db: Connection, campaignId: string): boolean {
  const found = db
    .select({ id: sheet.id })
    .from(sheet)
    .where(eq(sheet.campaignId, campaignId))
    .orderBy(asc(sheet.id))
    .limit(1)
    .get();
  if (found === undefined) return false;
  db.run(sql`DELETE FROM ${itemState} WHERE item_id IN (SELECT id FROM ${item} WHERE sheet_id = ${found.id})`);
  db.delete(item).where(eq(item.sheetId, found.id)).run();
  db.delete(sheet).where(eq(sheet.id, found.id)).run();
  return true;
}

/** Takes away what an opening pinned, when no sheet hangs on it any more. */
export function deletePinned(db: Connection, campaignId: string): void {
  for (const table of [
    campaignObject,
    campaignTarget,
    campaignQuestion,
    campaignClause,
    campaignGate,
    campaignSetting,
  ]) {
    db.delete(table).where(eq(table.campaignId, campaignId)).run();
  }
  db.update(campaignQuestionnaire).set({ hash: null }).where(eq(campaignQuestionnaire.campaignId, campaignId)).run();
}

/** A statement is compiled with all triggers of its table each time: what one stores many of goes in together. */
function* someAtATime<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) yield rows.slice(from, from + ROWS_AT_A_TIME);
}

const ROWS_AT_A_TIME = 100;

/** The stored questions that a campaign pinned of one of its questionnaires, in their order. */
export function campaignQuestions(db: Connection, campaignQuestionnaireId: string): { id: string; content: string }[] {
  return db
    .select({ id: campaignQuestion.id, content: campaignQuestion.content })
    .from(campaignQuestion)
    .where(eq(campaignQuestion.campaignQuestionnaireId, campaignQuestionnaireId))
    .orderBy(asc(campaignQuestion.order))
    .all();
}

/** Undefined where none is pinned. */
export function firstCampaignQuestionId(db: Connection, campaignQuestionnaireId: string): string | undefined {
  return db
    .select({ id: campaignQuestion.id })
    .from(campaignQuestion)
    .where(and(eq(campaignQuestion.campaignQuestionnaireId, campaignQuestionnaireId), eq(campaignQuestion.order, 0)))
    .get()?.id;
}

export function campaignGates(db: Connection, campaignId: string): { gateId: string; content: string }[] {
  return db
    .select({ gateId: campaignGate.gateId, content: campaignGate.content })
    .from(campaignGate)
    .where(eq(campaignGate.campaignId, campaignId))
    .orderBy(asc(campaignGate.order))
    .all();
}

/** The clauses of the pinned policies; confidential, so callers must have asked the door for the campaign. */
export function campaignClauses(db: Connection, campaignId: string): CampaignClauseRow[] {
  return db
    .select({ ...getTableColumns(campaignClause), policyId: campaignQuestionnaire.policyId })
    .from(campaignClause)
    .innerJoin(campaignQuestionnaire, eq(campaignClause.campaignQuestionnaireId, campaignQuestionnaire.id))
    .where(eq(campaignClause.campaignId, campaignId))
    .orderBy(asc(campaignQuestionnaire.order), asc(campaignClause.order))
    .all();
}

/** All attributes that any system of the campaign has: they answer asset gates asked of other targets. */
export function campaignAttributes(db: Connection, campaignId: string): ReadonlySet<string> {
  const rows = db
    .select({ attributes: campaignTarget.attributes })
    .from(campaignTarget)
    .where(and(eq(campaignTarget.campaignId, campaignId), eq(campaignTarget.type, 'system')))
    .all();
  return new Set(rows.flatMap((row) => row.attributes ?? []));
}
