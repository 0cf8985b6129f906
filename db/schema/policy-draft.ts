import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { filled, isFilled, isSha256, namesPolicy, oneOf } from '#db/schema/columns.ts';
import { person } from '#db/schema/organization.ts';
import { policyVersion } from '#db/schema/policy.ts';

export const POLICY_DRAFT_STATES = ['open', 'published', 'discarded'] as const;

/**
 * 対策基準の下書き. A text that was read and is not yet published: kept with what the reader made of it, so that a
 * correction means the same whatever a later reader would make of the text. One person at a time holds it.
 */
export const policyDraft = sqliteTable(
  'policy_draft',
  {
    id: text('id').primaryKey(),
    /** The policy of which it is to be a new version; null for one that the body has not had so far. */
    policyId: text('policy_id'),
    name: text('name').notNull(),
    citation: text('citation').notNull(),
    source: text('source').notNull(),
    sourceSha256: text('source_sha256').notNull(),
    /** Of the file; null for a text that has no pages. */
    pageCount: integer('page_count'),
    /** What the reader made of it: JSON of a `PolicyReading`. */
    reading: text('reading').notNull(),
    /** What was to be checked of it beside its own warnings: JSON of a `DraftFindings`. */
    findings: text('findings').notNull(),
    state: text('state', { enum: POLICY_DRAFT_STATES }).notNull(),
    madeBy: text('made_by')
      .notNull()
      .references(() => person.id),
    madeAt: text('made_at').notNull(),
    heldBy: text('held_by')
      .notNull()
      .references(() => person.id),
    heldAt: text('held_at').notNull(),
    policyVersionId: text('policy_version_id').references(() => policyVersion.id),
  },
  (table) => [
    namesPolicy('policy_draft_policy_id', table.policyId),
    isFilled('policy_draft_name', table.name),
    isFilled('policy_draft_citation', table.citation),
    isSha256('policy_draft_source_sha256', table.sourceSha256),
    check('policy_draft_source', filled(table.source)),
    check('policy_draft_page_count', sql`${table.pageCount} is null or ${table.pageCount} >= 1`),
    oneOf('policy_draft_state', table.state, POLICY_DRAFT_STATES),
    check('policy_draft_published', sql`(${table.policyVersionId} is not null) = (${table.state} = 'published')`),
  ],
);

/** 下書きの操作. What was corrected, and what was taken back, in their order. */
export const policyDraftStep = sqliteTable(
  'policy_draft_step',
  {
    policyDraftId: text('policy_draft_id')
      .notNull()
      .references(() => policyDraft.id),
    number: integer('number').notNull(),
    /** JSON of a `DraftStep`. */
    content: text('content').notNull(),
    doneBy: text('done_by')
      .notNull()
      .references(() => person.id),
    doneAt: text('done_at').notNull(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.policyDraftId, table.number] }),
    check('policy_draft_step_number', sql`${table.number} >= 1`),
  ],
);
