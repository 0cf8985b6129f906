import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { isDay, isFilled, namesPolicy, oneOf } from '#db/schema/columns.ts';
import { person } from '#db/schema/organization.ts';
import { decision } from '#db/schema/decision.ts';

/** 例外措置（許可済）. A permitted exception for one clause at one target, with its term. */
export const permittedException = sqliteTable(
  'permitted_exception',
  {
    id: text('id').primaryKey(),
    /** A clause keeps its place through the versions of its policy. */
    policyId: text('policy_id').notNull(),
    document: text('document', { enum: POLICY_DOCUMENT_KINDS }).notNull(),
    clauseId: text('clause_id').notNull(),
    targetId: text('target_id').notNull(),
    reason: text('reason').notNull(),
    permittedBy: text('permitted_by')
      .notNull()
      .references(() => person.id),
    from: text('from_date').notNull(),
    until: text('until_date').notNull(),
    decisionId: text('decision_id').references(() => decision.id),
  },
  (table) => [
    index('permitted_exception_target').on(table.targetId),
    oneOf('permitted_exception_document', table.document, POLICY_DOCUMENT_KINDS),
    namesPolicy('permitted_exception_policy_id', table.policyId),
    isFilled('permitted_exception_reason', table.reason),
    isDay('permitted_exception_from', table.from),
    isDay('permitted_exception_until', table.until),
    check('permitted_exception_period', sql`${table.until} >= ${table.from}`),
  ],
);
