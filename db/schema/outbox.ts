import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { OUTBOX_KINDS, OUTBOX_STATES } from '#app/domain/shared/outbox.ts';
import { oneOf } from '#db/schema/columns.ts';
import { person } from '#db/schema/organization.ts';

/** 送信待ち. What is to leave the program, written in the transaction of the act that it tells of. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: OUTBOX_KINDS }).notNull(),
    /** Whom it goes to: a person, whose address of the day it is sent to, or an address. */
    toPersonId: text('to_person_id').references(() => person.id),
    toAddress: text('to_address'),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    state: text('state', { enum: OUTBOX_STATES }).notNull(),
    /** Fixed from the first attempt to the last, so that a mail that arrives twice is known as one. */
    messageId: text('message_id').notNull().unique(),
    attempts: integer('attempts').notNull(),
    /** Number of the act's entry in the activity log. */
    createdSequence: integer('created_sequence').notNull(),
    lastError: text('last_error'),
  },
  (table) => [
    index('outbox_state').on(table.state, table.createdSequence),
    oneOf('outbox_kind', table.kind, OUTBOX_KINDS),
    oneOf('outbox_state_known', table.state, OUTBOX_STATES),
    check('outbox_one_recipient', sql`(${table.toPersonId} is null) <> (${table.toAddress} is null)`),
    check('outbox_attempts', sql`${table.attempts} >= 0 and (${table.state} = 'waiting' or ${table.attempts} >= 1)`),
    check('outbox_error', sql`${table.state} <> 'failed' or ${table.lastError} is not null`),
    check('outbox_created', sql`${table.createdSequence} >= 1`),
  ],
);
