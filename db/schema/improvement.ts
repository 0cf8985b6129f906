import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { closing, item } from '#db/schema/campaign.ts';
import { IMPROVEMENT_LEVELS } from '#app/domain/improvement/level.ts';
import { oneOf } from '#db/schema/columns.ts';

/** 改善策. A section's own measure (`unit`) or an item proposed to the committee (`committee`). */
export const improvementAction = sqliteTable(
  'improvement_action',
  {
    id: text('id').primaryKey(),
    closingId: text('closing_id')
      .notNull()
      .references(() => closing.id),
    level: text('level', { enum: IMPROVEMENT_LEVELS }).notNull(),
    number: integer('number').notNull(),
    /** A stored `ImprovementAction`. */
    content: text('content').notNull(),
    rev: integer('rev').notNull(),
  },
  (table) => [
    uniqueIndex('improvement_action_number').on(table.closingId, table.level, table.number),
    check('improvement_action_number', sql`${table.number} >= 1`),
    check('improvement_action_rev', sql`${table.rev} >= 1`),
    oneOf('improvement_action_level', table.level, IMPROVEMENT_LEVELS),
  ],
);

/** The items that an improvement action answers. */
export const improvementActionItem = sqliteTable(
  'improvement_action_item',
  {
    actionId: text('action_id')
      .notNull()
      .references(() => improvementAction.id),
    itemId: text('item_id')
      .notNull()
      .references(() => item.id),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.itemId] }),
    index('improvement_action_item_item').on(table.itemId),
  ],
);
