import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { isDay, isFilled, sameCampaignId } from '#db/schema/columns.ts';
import { ofItemOnSheet, ofSheet } from '#db/schema/of-campaign.ts';
import { person } from '#db/schema/organization.ts';
import { sheetSubmission } from '#db/schema/response.ts';

/** 改善策（回答時）. A measure that a sheet plans: what, who, until when. It may answer several items and rows. */
export const improvement = sqliteTable(
  'improvement',
  {
    id: text('id').primaryKey(),
    campaignId: sameCampaignId(),
    sheetId: text('sheet_id').notNull(),
    what: text('what').notNull(),
    owner: text('owner').notNull(),
    dueOn: text('due_on'),
    rev: integer('rev').notNull(),
  },
  (table) => [
    index('improvement_sheet').on(table.sheetId),
    ofSheet(table),
    // What a measure answers is of its own sheet.
    uniqueIndex('improvement_of_sheet').on(table.id, table.sheetId),
    isFilled('improvement_what', table.what),
    isDay('improvement_due_on', table.dueOn),
    check('improvement_rev', sql`${table.rev} >= 1`),
  ],
);

/** 改善策の対象. An item that a measure answers, or one of its rows (`row_id` not empty). */
export const improvementCover = sqliteTable(
  'improvement_cover',
  {
    improvementId: text('improvement_id').notNull(),
    itemId: text('item_id').notNull(),
    rowId: text('row_id').notNull(),
    sheetId: text('sheet_id').notNull(),
    campaignId: sameCampaignId(),
  },
  (table) => [
    primaryKey({ columns: [table.improvementId, table.itemId, table.rowId] }),
    index('improvement_cover_item').on(table.itemId),
    foreignKey({
      name: 'improvement_cover_measure',
      columns: [table.improvementId, table.sheetId],
      foreignColumns: [improvement.id, improvement.sheetId],
    }),
    ofItemOnSheet(table),
  ],
);

/** 確認時のコメント. What a confirmer wrote beside an item, or one of its rows, of a hand-in. */
export const itemComment = sqliteTable(
  'item_comment',
  {
    id: text('id').primaryKey(),
    campaignId: sameCampaignId(),
    itemId: text('item_id').notNull(),
    rowId: text('row_id').notNull(),
    sheetId: text('sheet_id').notNull(),
    submissionId: text('submission_id').notNull(),
    text: text('text').notNull(),
    writtenBy: text('written_by')
      .notNull()
      .references(() => person.id),
    at: text('at').notNull(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    index('item_comment_item').on(table.itemId),
    index('item_comment_submission').on(table.submissionId, table.sheetId),
    index('item_comment_campaign').on(table.campaignId, table.sequence),
    isFilled('item_comment_text', table.text),
    ofItemOnSheet(table),
    foreignKey({
      name: 'item_comment_submission',
      columns: [table.submissionId, table.sheetId],
      foreignColumns: [sheetSubmission.id, sheetSubmission.sheetId],
    }),
  ],
);
