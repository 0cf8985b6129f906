import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { isDay, isFilled, sameCampaignId } from '#db/schema/columns.ts';
import { ofItemOnSheet, ofSheet } from '#db/schema/of-campaign.ts';
import { person } from '#db/schema/organization.ts';
import { sheetSubmission } from '#db/schema/response.ts';

/** 改善策（回答時）. A measure that a sheet plans; what it says stands in its revision `rev`, the last one. */
export const improvement = sqliteTable(
  'improvement',
  {
    id: text('id').primaryKey(),
    campaignId: sameCampaignId(),
    sheetId: text('sheet_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (table) => [
    index('improvement_sheet').on(table.sheetId),
    index('improvement_campaign').on(table.campaignId),
    ofSheet(table),
    // What a measure answers is of its own sheet, and what it said of its campaign.
    uniqueIndex('improvement_of_sheet').on(table.id, table.sheetId, table.campaignId),
    uniqueIndex('improvement_of_campaign').on(table.id, table.campaignId),
    check('improvement_rev', sql`${table.rev} >= 1`),
  ],
);

/** 改善策の履歴. Every revision of every measure: what, who, until when, written by whom. */
export const improvementRevision = sqliteTable(
  'improvement_revision',
  {
    improvementId: text('improvement_id').notNull(),
    rev: integer('rev').notNull(),
    campaignId: sameCampaignId(),
    what: text('what').notNull(),
    owner: text('owner').notNull(),
    dueOn: text('due_on'),
    writtenBy: text('written_by')
      .notNull()
      .references(() => person.id),
    writtenAt: text('written_at').notNull(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.improvementId, table.rev] }),
    index('improvement_revision_campaign').on(table.campaignId, table.sequence),
    foreignKey({
      name: 'improvement_revision_of',
      columns: [table.improvementId, table.campaignId],
      foreignColumns: [improvement.id, improvement.campaignId],
    }),
    isFilled('improvement_revision_what', table.what),
    isDay('improvement_revision_due_on', table.dueOn),
    check('improvement_revision_rev', sql`${table.rev} >= 1`),
  ],
);

/**
 * 改善策の対象. An item that a revision of a measure answers, or one of its rows (`row_id` not empty). Written with the
 * revision and never again; a measure that answers nothing any more has a last revision without any.
 */
export const improvementCover = sqliteTable(
  'improvement_cover',
  {
    improvementId: text('improvement_id').notNull(),
    rev: integer('rev').notNull(),
    itemId: text('item_id').notNull(),
    rowId: text('row_id').notNull(),
    sheetId: text('sheet_id').notNull(),
    campaignId: sameCampaignId(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.improvementId, table.rev, table.itemId, table.rowId] }),
    index('improvement_cover_item').on(table.itemId),
    index('improvement_cover_campaign').on(table.campaignId, table.sequence),
    foreignKey({
      name: 'improvement_cover_revision',
      columns: [table.improvementId, table.rev],
      foreignColumns: [improvementRevision.improvementId, improvementRevision.rev],
    }),
    foreignKey({
      name: 'improvement_cover_measure',
      columns: [table.improvementId, table.sheetId, table.campaignId],
      foreignColumns: [improvement.id, improvement.sheetId, improvement.campaignId],
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
