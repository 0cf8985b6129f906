import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { OPEN_VALUE_KINDS } from '#app/domain/questionnaire/open-value/open-value.ts';
import { isDay, isFilled, namesPolicy, oneOf } from '#db/schema/columns.ts';
import { person } from '#db/schema/organization.ts';

/**
 * 団体の定め. The place of a policy that leaves a value to the body, from the first time that one was written: by policy
 * and clause and not by a version of it, so that a new version finds what was written. Its last revision is in force.
 */
export const policyValue = sqliteTable(
  'policy_value',
  {
    id: text('id').primaryKey(),
    policyId: text('policy_id').notNull(),
    document: text('document', { enum: POLICY_DOCUMENT_KINDS }).notNull(),
    clauseId: text('clause_id').notNull(),
    kind: text('kind', { enum: OPEN_VALUE_KINDS }).notNull(),
    rev: integer('rev').notNull(),
  },
  (table) => [
    uniqueIndex('policy_value_place').on(table.policyId, table.document, table.clauseId, table.kind),
    namesPolicy('policy_value_policy_id', table.policyId),
    oneOf('policy_value_document', table.document, POLICY_DOCUMENT_KINDS),
    isFilled('policy_value_clause_id', table.clauseId),
    oneOf('policy_value_kind', table.kind, OPEN_VALUE_KINDS),
    check('policy_value_rev', sql`${table.rev} >= 1`),
  ],
);

/** 団体の定めの履歴. Every revision of every value; one without a value took it away. */
export const policyValueRevision = sqliteTable(
  'policy_value_revision',
  {
    policyValueId: text('policy_value_id')
      .notNull()
      .references(() => policyValue.id),
    rev: integer('rev').notNull(),
    value: text('value'),
    /** The document that lays it down, where in it, and the day of its 決裁. */
    source: text('source'),
    article: text('article'),
    decidedOn: text('decided_on'),
    writtenBy: text('written_by')
      .notNull()
      .references(() => person.id),
    writtenAt: text('written_at').notNull(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.policyValueId, table.rev] }),
    isFilled('policy_value_revision_value', table.value),
    isFilled('policy_value_revision_source', table.source),
    isFilled('policy_value_revision_article', table.article),
    isDay('policy_value_revision_decided_on', table.decidedOn),
    check(
      'policy_value_revision_sourced',
      sql`(${table.value} is not null or ${table.source} is null) and (${table.source} is not null or (${table.article} is null and ${table.decidedOn} is null))`,
    ),
    check('policy_value_revision_rev', sql`${table.rev} >= 1`),
  ],
);
