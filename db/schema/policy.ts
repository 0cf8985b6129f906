import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CLAUSE_KINDS, POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { isFilled, isSha256, namesPolicy, oneOf } from '#db/schema/columns.ts';

/** A version of a body's policy, with the text as it was handed in. */
export const policyVersion = sqliteTable(
  'policy_version',
  {
    id: text('id').primaryKey(),
    policyId: text('policy_id').notNull(),
    name: text('name').notNull(),
    citation: text('citation').notNull(),
    source: text('source').notNull(),
    sourceSha256: text('source_sha256').notNull(),
    importedAt: text('imported_at').notNull(),
  },
  (table) => [
    namesPolicy('policy_version_policy_id', table.policyId),
    isFilled('policy_version_name', table.name),
    isSha256('policy_version_source_sha256', table.sourceSha256),
  ],
);

/** 条項. `detail` holds subjects, spans and the printed marker as JSON. */
export const policyClause = sqliteTable(
  'policy_clause',
  {
    policyVersionId: text('policy_version_id')
      .notNull()
      .references(() => policyVersion.id),
    document: text('document', { enum: POLICY_DOCUMENT_KINDS }).notNull(),
    id: text('id').notNull(),
    order: integer('order').notNull(),
    parent: text('parent'),
    title: text('title').notNull(),
    text: text('text').notNull(),
    kind: text('kind', { enum: CLAUSE_KINDS }).notNull(),
    detail: text('detail').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.policyVersionId, table.document, table.id] }),
    oneOf('policy_clause_kind', table.kind, CLAUSE_KINDS),
    oneOf('policy_clause_document', table.document, POLICY_DOCUMENT_KINDS),
  ],
);

/** A published questionnaire: `content` is a stored `Questionnaire`, `hash` its SHA-256. */
export const questionnaire = sqliteTable(
  'questionnaire',
  {
    id: text('id').primaryKey(),
    policyVersionId: text('policy_version_id')
      .notNull()
      .references(() => policyVersion.id),
    version: integer('version').notNull(),
    content: text('content').notNull(),
    hash: text('hash').notNull(),
    publishedAt: text('published_at').notNull(),
  },
  (table) => [
    uniqueIndex('questionnaire_version').on(table.policyVersionId, table.version),
    check('questionnaire_version', sql`${table.version} >= 1`),
    isSha256('questionnaire_hash', table.hash),
  ],
);
