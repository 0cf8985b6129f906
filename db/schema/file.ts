import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

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
  },
  (table) => [
    check('file_sha256', sql`length(${table.sha256}) = 64 and ${table.sha256} not glob '*[^0-9a-f]*'`),
    check('file_size', sql`${table.size} >= 1`),
    check('file_media_type', sql`${table.mediaType} like '_%/_%'`),
  ],
);
