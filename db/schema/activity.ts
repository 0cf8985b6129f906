import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ACTIVITY_TYPES } from '#app/domain/shared/activity.ts';

/** 操作記録. Append-only, hash-chained; triggers refuse any change. */
export const activityLog = sqliteTable('activity_log', {
  sequence: integer('sequence').primaryKey(),
  at: text('at').notNull(),
  actor: text('actor').notNull(),
  type: text('type', { enum: ACTIVITY_TYPES }).notNull(),
  subject: text('subject').notNull(),
  /** Canonical JSON. */
  detail: text('detail').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});
