import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { isDay } from '#db/schema/columns.ts';
import { decision } from '#db/schema/decision.ts';

/** 例外措置（許可済）. A permitted exception for one clause at one target, with its term. */
export const permittedException = sqliteTable(
  'permitted_exception',
  {
    id: text('id').primaryKey(),
    document: text('document').notNull(),
    clauseId: text('clause_id').notNull(),
    targetId: text('target_id').notNull(),
    reason: text('reason').notNull(),
    permittedBy: text('permitted_by').notNull(),
    from: text('from_date').notNull(),
    until: text('until_date').notNull(),
    decisionId: text('decision_id').references(() => decision.id),
  },
  (table) => [isDay('permitted_exception_from', table.from), isDay('permitted_exception_until', table.until)],
);
