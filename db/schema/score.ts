import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import { ANSWER_VALUES, ROW_VALUES } from '#app/domain/response/answer.ts';
import { SHEET_STATES } from '#app/domain/response/sheet.ts';
import { RECORDED_OUTCOMES, UNANSWERED_CAUSES } from '#app/domain/score/outcome.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import { isDay, isFlag, isNullOr, oneOf } from '#db/schema/columns.ts';
import { person } from '#db/schema/organization.ts';
import { campaignClause, campaignObject, campaignQuestion, closing, item, sheet } from '#db/schema/campaign.ts';

const closingId = () =>
  text('closing_id')
    .notNull()
    .references(() => closing.id);

const itemId = () =>
  text('item_id')
    .notNull()
    .references(() => item.id);

/** 確定した点検項目. An item as a closing counted it. */
export const frozenItem = sqliteTable(
  'frozen_item',
  {
    closingId: closingId(),
    itemId: itemId(),
    order: integer('order').notNull(),
    /** The contract or cloud service that it was asked about; null where the target was asked as a whole. */
    objectId: text('object_id').references(() => campaignObject.id),
    /** Of the items of its question and target the one that counts: the worst, where there are several objects. */
    decides: integer('decides', { mode: 'boolean' }).notNull(),
    campaignQuestionId: text('campaign_question_id')
      .notNull()
      .references(() => campaignQuestion.id),
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheet.id),
    targetId: text('target_id').notNull(),
    targetType: text('target_type', { enum: UNIT_TYPES }).notNull(),
    ownerUnitId: text('owner_unit_id').notNull(),
    bureauId: text('bureau_id'),
    population: text('population', { enum: POPULATIONS }).notNull(),
    /** Key of the chapter: document and chapter id. */
    chapter: text('chapter').notNull(),
    weight: integer('weight').notNull(),
    critical: integer('critical', { mode: 'boolean' }).notNull(),
    outcome: text('outcome', { enum: RECORDED_OUTCOMES }).notNull(),
    byGate: integer('by_gate', { mode: 'boolean' }).notNull(),
    /** What had been entered on a sheet that was not submitted. */
    draft: text('draft', { enum: ANSWER_VALUES }),
    /** Why the item counts as 未回答; null where it does not. */
    unanswered: text('unanswered', { enum: UNANSWERED_CAUSES }),
    /** Revision of the answer that was counted; null where there was none. */
    rev: integer('rev'),
    submitted: integer('submitted', { mode: 'boolean' }).notNull(),
    late: integer('late', { mode: 'boolean' }).notNull(),
    confirmed: integer('confirmed', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.closingId, table.itemId] }),
    uniqueIndex('frozen_item_order').on(table.closingId, table.order),
    uniqueIndex('frozen_item_deciding')
      .on(table.closingId, table.campaignQuestionId, table.targetId)
      .where(sql`decides = 1`),
    isFlag('frozen_item_decides', table.decides),
    check('frozen_item_whole', sql`${table.objectId} is not null or ${table.decides} = 1`),
    index('frozen_item_target').on(table.closingId, table.targetId),
    index('frozen_item_count').on(table.closingId, table.population, table.chapter, table.outcome),
    oneOf('frozen_item_target_type', table.targetType, UNIT_TYPES),
    oneOf('frozen_item_population', table.population, POPULATIONS),
    oneOf('frozen_item_outcome', table.outcome, RECORDED_OUTCOMES),
    isNullOr('frozen_item_draft', table.draft, ANSWER_VALUES),
    isNullOr('frozen_item_unanswered', table.unanswered, UNANSWERED_CAUSES),
    check('frozen_item_weight', sql`${table.weight} >= 1`),
    check('frozen_item_cause', sql`(${table.outcome} = 'unanswered') = (${table.unanswered} is not null)`),
    check('frozen_item_late', sql`${table.submitted} or not (${table.late} or ${table.confirmed})`),
  ],
);

/** 確定した細目. A row of a frozen item; null is empty. */
export const frozenRow = sqliteTable(
  'frozen_row',
  {
    closingId: closingId(),
    itemId: itemId(),
    rowId: text('row_id').notNull(),
    order: integer('order').notNull(),
    value: text('value', { enum: ROW_VALUES }),
    /** It counted as excepted; null in closings that did not tell rows apart: then as its item did. */
    excepted: integer('excepted', { mode: 'boolean' }),
  },
  (table) => [
    primaryKey({ columns: [table.closingId, table.itemId, table.rowId] }),
    isNullOr('frozen_row_value', table.value, ROW_VALUES),
    check('frozen_row_excepted', sql`${table.excepted} is null or ${table.excepted} in (0, 1)`),
  ],
);

/** 確定した項目の役割. For whom a frozen item counts. */
export const frozenItemRole = sqliteTable(
  'frozen_item_role',
  {
    closingId: closingId(),
    itemId: itemId(),
    role: text('role', { enum: ROLE_IDS }).notNull(),
    order: integer('order').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.closingId, table.itemId, table.role] }),
    index('frozen_item_role_role').on(table.closingId, table.role),
    oneOf('frozen_item_role_role', table.role, ROLE_IDS),
  ],
);

/** 確定した項目の条項. A clause that a frozen item decides, or one of its rows (`row_id` not empty). */
export const frozenItemClause = sqliteTable(
  'frozen_item_clause',
  {
    closingId: closingId(),
    itemId: itemId(),
    rowId: text('row_id').notNull(),
    campaignClauseId: text('campaign_clause_id')
      .notNull()
      .references(() => campaignClause.id),
    order: integer('order').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.closingId, table.itemId, table.rowId, table.campaignClauseId] }),
    index('frozen_item_clause_clause').on(table.closingId, table.campaignClauseId),
  ],
);

/** 確定した点検票. How far a sheet had come. */
export const frozenSheet = sqliteTable(
  'frozen_sheet',
  {
    closingId: closingId(),
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheet.id),
    state: text('state', { enum: SHEET_STATES }).notNull(),
    stepsPassed: integer('steps_passed').notNull(),
    dueOn: text('due_on').notNull(),
    submittedAt: text('submitted_at'),
    submittedLate: integer('submitted_late', { mode: 'boolean' }),
    selfConfirmed: integer('self_confirmed', { mode: 'boolean' }).notNull(),
    byProxy: integer('by_proxy', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.closingId, table.sheetId] }),
    oneOf('frozen_sheet_state', table.state, SHEET_STATES),
    isDay('frozen_sheet_due_on', table.dueOn),
  ],
);

/** 確定した事前確認. A gate as it stood. */
export const frozenGate = sqliteTable(
  'frozen_gate',
  {
    closingId: closingId(),
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheet.id),
    gateId: text('gate_id').notNull(),
    holds: integer('holds', { mode: 'boolean' }).notNull(),
    rev: integer('rev').notNull(),
  },
  (table) => [primaryKey({ columns: [table.closingId, table.sheetId, table.gateId] })],
);

/** 確定時の氏名. What somebody who entered, handed in, decided or wrote beside anything of the campaign was called. */
export const frozenPerson = sqliteTable(
  'frozen_person',
  {
    closingId: closingId(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    name: text('name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.closingId, table.personId] })],
);
