import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ERASURE_KINDS } from '#app/domain/shared/erasure.ts';
import { isFilled, isSha256, oneOf } from '#db/schema/columns.ts';

/**
 * 消去. The tombstone of what was lawfully removed: what it was, the hash of it, and by which decision. Verification
 * takes the hash in the place of what is gone, but only where the activity log's entry at `sequence` says the same.
 *
 * - `file`: its content is removed from the disk; its row in `file` stays and names the tombstone.
 * - `row`: what a row under a closing says is overwritten; `hash` is that of the row's line in the closing's record.
 * - `campaign`: a campaign past its 保存年限, with all that it owns; `hash` is that of the last closing, or of nothing.
 */
export const erasure = sqliteTable(
  'erasure',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ERASURE_KINDS }).notNull(),
    subject: text('subject').notNull(),
    hash: text('hash').notNull(),
    /** 決裁番号. */
    documentNumber: text('document_number').notNull(),
    reason: text('reason').notNull(),
    at: text('at').notNull(),
    /** Id of the person who did it. */
    by: text('by').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    uniqueIndex('erasure_subject').on(table.subject),
    index('erasure_of_act').on(table.sequence),
    oneOf('erasure_kind', table.kind, ERASURE_KINDS),
    isFilled('erasure_subject', table.subject),
    isSha256('erasure_hash', table.hash),
    isFilled('erasure_document_number', table.documentNumber),
    isFilled('erasure_reason', table.reason),
    isFilled('erasure_by', table.by),
    check('erasure_sequence', sql`${table.sequence} >= 1`),
  ],
);
