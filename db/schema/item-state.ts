import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { GATE_STATES } from '#app/domain/questionnaire/gate/gate.ts';
import { ANSWER_VALUES } from '#app/domain/response/answer.ts';
import { ANSWER_BASES } from '#app/domain/response/item-state.ts';
import { isNullOr, oneOf, sameCampaignId } from '#db/schema/columns.ts';
import { commonAnswer, commonAnswerRevision } from '#db/schema/common-answer.ts';
import { ofItemOnSheet } from '#db/schema/of-campaign.ts';
import { answerRevision } from '#db/schema/response.ts';

/**
 * 点検項目の現況. What an item stands on, kept by every act that changes it: its gates, and what was answered. An
 * exception is not in it, because it begins and ends by the day.
 */
export const itemState = sqliteTable(
  'item_state',
  {
    itemId: text('item_id').primaryKey(),
    campaignId: sameCampaignId(),
    sheetId: text('sheet_id').notNull(),
    gate: text('gate', { enum: GATE_STATES }).notNull(),
    /** Null where nothing was answered, or not all rows. */
    value: text('value', { enum: ANSWER_VALUES }),
    /** Where the answer comes from; null where there is none. */
    basis: text('basis', { enum: ANSWER_BASES }),
    /** Revision of the own answer. */
    rev: integer('rev'),
    commonAnswerId: text('common_answer_id'),
    commonRev: integer('common_rev'),
  },
  (table) => [
    index('item_state_sheet').on(table.sheetId, table.gate, table.value),
    index('item_state_campaign').on(table.campaignId, table.gate, table.value),
    index('item_state_common_answer').on(table.commonAnswerId, table.commonRev),
    ofItemOnSheet(table),
    foreignKey({
      name: 'item_state_own_revision',
      columns: [table.itemId, table.rev],
      foreignColumns: [answerRevision.itemId, answerRevision.rev],
    }),
    foreignKey({
      name: 'item_state_common_revision',
      columns: [table.commonAnswerId, table.commonRev],
      foreignColumns: [commonAnswerRevision.commonAnswerId, commonAnswerRevision.rev],
    }),
    foreignKey({
      name: 'item_state_common_answer',
      columns: [table.commonAnswerId, table.campaignId],
      foreignColumns: [commonAnswer.id, commonAnswer.campaignId],
    }),
    oneOf('item_state_gate', table.gate, GATE_STATES),
    isNullOr('item_state_value', table.value, ANSWER_VALUES),
    isNullOr('item_state_basis', table.basis, ANSWER_BASES),
    check('item_state_based', sql`${table.value} is null or ${table.basis} is not null`),
    check('item_state_own', sql`(${table.basis} is 'own') = (${table.rev} is not null)`),
    check(
      'item_state_common',
      sql`(${table.basis} is 'common') = (${table.commonAnswerId} is not null) and (${table.commonAnswerId} is null) = (${table.commonRev} is null)`,
    ),
  ],
);
