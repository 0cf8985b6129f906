import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ACTIVITY_TYPES } from '#app/domain/shared/activity.ts';
import { isSha256 } from '#db/schema/columns.ts';

/** 操作記録. Append-only, hash-chained; triggers refuse any change. */
export const activityLog = sqliteTable(
  'activity_log',
  {
    sequence: integer('sequence').primaryKey(),
    at: text('at').notNull(),
    actor: text('actor').notNull(),
    type: text('type', { enum: ACTIVITY_TYPES }).notNull(),
    subject: text('subject').notNull(),
    /** Canonical JSON. */
    detail: text('detail').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
    /** What the entry is made of; null for the form of the first release, which says nothing of what was stored. */
    form: integer('form'),
    /** SHA-256 of the rows that the act stored, as the form names them. */
    contentHash: text('content_hash'),
  },
  (table) => [
    // When somebody last signed in is looked up for every line of a list, in a log that only grows.
    index('activity_log_sign_in')
      .on(table.actor)
      .where(sql`type = 'session.sign_in'`),
    // The last changes of a setting, in the same log.
    index('activity_log_setting')
      .on(table.subject, table.sequence)
      .where(sql`type = 'setting.change'`),
    // Who acknowledged a handover, in the same log.
    index('activity_log_handover')
      .on(table.subject, table.sequence)
      .where(sql`type = 'handover.acknowledge'`),
    check('activity_log_sequence', sql`${table.sequence} >= 1`),
    isSha256('activity_log_previous_hash', table.previousHash),
    isSha256('activity_log_hash', table.hash),
  ],
);

/** 行の記録. What the rows of a group were when an act had stored, changed or taken away any of them. */
export const rowRecord = sqliteTable(
  'row_record',
  {
    tableName: text('table_name').notNull(),
    groupKey: text('group_key').notNull(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
    /** The form that names the columns. */
    form: integer('form').notNull(),
    /** SHA-256 over a line for each row; null where no row is left. */
    hash: text('hash'),
  },
  (table) => [
    primaryKey({ columns: [table.tableName, table.groupKey, table.sequence] }),
    index('row_record_of_act').on(table.sequence),
    isSha256('row_record_hash', table.hash),
  ],
);
