import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { REFUSAL_KINDS } from '#app/domain/access/refusal-count.ts';
import { isFlag, isSha256, oneOf } from '#db/schema/columns.ts';
import { account } from '#db/schema/organization.ts';

/**
 * What keys of this installation are derived from: one row, drawn by the migration that made the table. Whoever has the
 * file has the answers as well; it keeps browsers apart, not readers of the file.
 */
export const serverSecret = sqliteTable(
  'server_secret',
  {
    id: integer('id').primaryKey(),
    secret: text('secret').notNull(),
  },
  (table) => [check('server_secret_single', sql`${table.id} = 1`), isSha256('server_secret_form', table.secret)],
);

/**
 * 拒否の記録. How often something was refused within one minute. A trigger keeps no more than the newest: strangers
 * cannot fill the disk. A login that no account has is counted without being kept.
 */
export const refusalCount = sqliteTable(
  'refusal_count',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** The beginning of the minute. */
    minute: text('minute').notNull(),
    kind: text('kind', { enum: REFUSAL_KINDS }).notNull(),
    accountId: text('account_id').references(() => account.id),
    /** Empty where there were more than could be told apart. */
    address: text('address').notNull(),
    count: integer('count').notNull(),
    /** Told of in the log. */
    summarized: integer('summarized', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    index('refusal_count_untold')
      .on(table.id)
      .where(sql`summarized = 0`),
    oneOf('refusal_count_kind', table.kind, REFUSAL_KINDS),
    isFlag('refusal_count_summarized', table.summarized),
    check('refusal_count_some', sql`${table.count} > 0`),
  ],
);
