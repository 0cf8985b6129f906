import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { campaignQuestion } from '#db/schema/campaign.ts';
import { sameCampaignId } from '#db/schema/columns.ts';
import { person, unit } from '#db/schema/organization.ts';

const givenBy = () =>
  text('given_by')
    .notNull()
    .references(() => person.id);

/**
 * 共通の回答. An answer that is given once for all sections of a bureau, or of the body, which each of them confirms. Who
 * gives it answers none of their sheets: the giver is never written as the answerer of a sheet that confirms it.
 */
export const commonAnswer = sqliteTable(
  'common_answer',
  {
    id: text('id').primaryKey(),
    campaignId: sameCampaignId(),
    campaignQuestionId: text('campaign_question_id').notNull(),
    /** The bureau or the whole body for whose units it is given. */
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    rev: integer('rev').notNull(),
    /** A stored `Answer`. */
    content: text('content').notNull(),
    givenBy: givenBy(),
    givenAt: text('given_at').notNull(),
  },
  (table) => [
    uniqueIndex('common_answer_question').on(table.campaignQuestionId, table.unitId),
    index('common_answer_campaign').on(table.campaignId),
    uniqueIndex('common_answer_of_campaign').on(table.id, table.campaignId),
    foreignKey({
      name: 'common_answer_of_question',
      columns: [table.campaignQuestionId, table.campaignId],
      foreignColumns: [campaignQuestion.id, campaignQuestion.campaignId],
    }),
    check('common_answer_rev', sql`${table.rev} >= 1`),
  ],
);

/** 共通の回答の履歴. Every revision of every common answer. */
export const commonAnswerRevision = sqliteTable(
  'common_answer_revision',
  {
    commonAnswerId: text('common_answer_id').notNull(),
    rev: integer('rev').notNull(),
    campaignId: sameCampaignId(),
    content: text('content').notNull(),
    givenBy: givenBy(),
    givenAt: text('given_at').notNull(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.commonAnswerId, table.rev] }),
    index('common_answer_revision_campaign').on(table.campaignId, table.sequence),
    foreignKey({
      name: 'common_answer_revision_of',
      columns: [table.commonAnswerId, table.campaignId],
      foreignColumns: [commonAnswer.id, commonAnswer.campaignId],
    }),
    check('common_answer_revision_rev', sql`${table.rev} >= 1`),
  ],
);
