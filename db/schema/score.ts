import { integer, sqliteTable, text, index } from 'drizzle-orm/sqlite-core';
import { campaign, item } from '#db/schema/campaign.ts';

/** 確定した点検項目. An item as it was counted at 集計確定; `content` is the domain's `ScoredItem` as canonical JSON. */
export const frozenItem = sqliteTable(
  'frozen_item',
  {
    itemId: text('item_id')
      .primaryKey()
      .references(() => item.id),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaign.id),
    order: integer('order').notNull(),
    outcome: text('outcome').notNull(),
    content: text('content').notNull(),
  },
  (table) => [index('frozen_item_campaign').on(table.campaignId)],
);
