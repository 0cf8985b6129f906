import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { erasure } from '#db/schema/erasure.ts';
import { isSha256 } from '#db/schema/columns.ts';

/** ファイル. One content that was uploaded, by its SHA-256; what it is called stands where it is named as evidence. */
export const file = sqliteTable(
  'file',
  {
    sha256: text('sha256').primaryKey(),
    size: integer('size').notNull(),
    /** By the content; only ever told to whoever downloads it. */
    mediaType: text('media_type').notNull(),
    storedAt: text('stored_at').notNull(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
    /** Why the content is no longer there; null while it is. The row stays: evidence goes on naming it. */
    erasedBy: text('erased_by')
      .unique()
      .references(() => erasure.id),
  },
  (table) => [
    index('file_of_act').on(table.sequence),
    isSha256('file_sha256', table.sha256),
    check('file_size', sql`${table.size} >= 1`),
    check('file_media_type', sql`${table.mediaType} like '_%/_%'`),
    check('file_sequence', sql`${table.sequence} >= 1`),
  ],
);
