import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { OFFICES } from '#app/domain/organization/office.ts';
import { TASK_KINDS } from '#app/domain/shared/task.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { isDay, isNullOr, oneOf } from '#db/schema/columns.ts';
import { person, unit } from '#db/schema/organization.ts';

/**
 * 用件. What waits for an office, with its unit or system, or for a person by name. Whoever holds the office on the day
 * is meant, so that a task outlives a transfer.
 */
export const task = sqliteTable(
  'task',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: TASK_KINDS }).notNull(),
    /** What it is about, e.g. `sheet:0193…`. */
    subject: text('subject').notNull(),
    office: text('office', { enum: OFFICES }),
    unitId: text('unit_id').references(() => unit.id),
    systemId: text('system_id').references(() => informationSystem.id),
    personId: text('person_id').references(() => person.id),
    dueOn: text('due_on'),
    /** Numbers of the entries in the activity log of the acts that opened and that settled it. */
    openedSequence: integer('opened_sequence').notNull(),
    doneSequence: integer('done_sequence'),
  },
  (table) => [
    index('task_open_office')
      .on(table.office, table.unitId, table.systemId)
      .where(sql`done_sequence is null`),
    index('task_open_person')
      .on(table.personId)
      .where(sql`done_sequence is null`),
    index('task_open_subject')
      .on(table.subject, table.kind)
      .where(sql`done_sequence is null`),
    oneOf('task_kind', table.kind, TASK_KINDS),
    isNullOr('task_office', table.office, OFFICES),
    isDay('task_due_on', table.dueOn),
    check('task_one_recipient', sql`(${table.office} is null) <> (${table.personId} is null)`),
    check(
      'task_one_target',
      sql`(${table.unitId} is null or ${table.systemId} is null) and (${table.office} is not null or (${table.unitId} is null and ${table.systemId} is null))`,
    ),
    check(
      'task_order',
      sql`${table.openedSequence} >= 1 and (${table.doneSequence} is null or ${table.doneSequence} > ${table.openedSequence})`,
    ),
  ],
);
