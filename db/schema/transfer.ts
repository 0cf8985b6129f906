import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { TRANSFER_KINDS, TRANSFER_STATES } from '#app/domain/organization/transfer.ts';
import { isDay, isFilled, isFlag, isSha256, oneOf } from '#db/schema/columns.ts';

/** 異動. A day on which many people come, move and leave: drafted, applied as one act and undone as one act. */
export const transfer = sqliteTable(
  'transfer',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    on: text('on_date').notNull(),
    kind: text('kind', { enum: TRANSFER_KINDS }).notNull(),
    state: text('state', { enum: TRANSFER_STATES }).notNull(),
    draftedAt: text('drafted_at').notNull(),
    appliedAt: text('applied_at'),
    /** Number of the entry in the activity log of the act that applied it. */
    appliedSequence: integer('applied_sequence'),
    undoneAt: text('undone_at'),
    /** Who leaves on the day and is still there, because it was applied before: JSON, ids of people. */
    leaving: text('leaving').notNull(),
    /** SHA-256 of what was changed, which the log has as well; null until it is applied. */
    changesHash: text('changes_hash'),
  },
  (table) => [
    isFilled('transfer_name', table.name),
    isDay('transfer_on', table.on),
    oneOf('transfer_kind', table.kind, TRANSFER_KINDS),
    oneOf('transfer_state', table.state, TRANSFER_STATES),
    isSha256('transfer_changes_hash', table.changesHash),
    check(
      'transfer_applied',
      sql`(${table.state} = 'draft') = (${table.appliedAt} is null) and (${table.appliedAt} is null) = (${table.appliedSequence} is null) and (${table.appliedAt} is null) = (${table.changesHash} is null)`,
    ),
    check('transfer_undone', sql`(${table.state} = 'undone') = (${table.undoneAt} is not null)`),
  ],
);

/** 異動の表の行. A line of the table as it was handed in. */
export const transferLine = sqliteTable(
  'transfer_line',
  {
    transferId: text('transfer_id')
      .notNull()
      .references(() => transfer.id),
    number: integer('number').notNull(),
    /** JSON of its cells. */
    content: text('content').notNull(),
    /** 除いた行: it does nothing, and whom it names stays as before. */
    leftOut: integer('left_out', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.transferId, table.number] }),
    isFlag('transfer_line_left_out', table.leftOut),
    check('transfer_line_number', sql`${table.number} >= 1`),
  ],
);

/** 異動で変わった行. What a row was before it was applied and what it was then, so that it can be put back. */
export const transferChange = sqliteTable(
  'transfer_change',
  {
    transferId: text('transfer_id')
      .notNull()
      .references(() => transfer.id),
    tableName: text('table_name').notNull(),
    rowKey: text('row_key').notNull(),
    /** JSON of its columns; null where there was no such row. */
    before: text('before'),
    after: text('after'),
  },
  (table) => [
    primaryKey({ columns: [table.transferId, table.tableName, table.rowKey] }),
    check('transfer_change_some', sql`${table.before} is not ${table.after}`),
  ],
);
