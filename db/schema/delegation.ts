import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { appointment } from '#db/schema/appointment.ts';
import { isDay, namesPolicy, oneOf } from '#db/schema/columns.ts';
import { person } from '#db/schema/organization.ts';

/**
 * 分担. Chapters that the holder of an appointment lets somebody enter; it ends with the appointment at the latest.
 * Without an end of its own (`until` null) it lasts as long as the appointment, by whose days it is read. Triggers
 * refuse days outside those of the appointment, and an end of the appointment that leaves a delegation outside: whoever
 * ends an office ends that delegation in the same act, so that the log tells of both.
 */
export const delegation = sqliteTable(
  'delegation',
  {
    id: text('id').primaryKey(),
    appointmentId: text('appointment_id')
      .notNull()
      .references(() => appointment.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    from: text('from_date').notNull(),
    until: text('until_date'),
  },
  (table) => [
    index('delegation_appointment').on(table.appointmentId),
    index('delegation_person').on(table.personId),
    isDay('delegation_from', table.from),
    isDay('delegation_until', table.until),
    check('delegation_period', sql`${table.until} is null or ${table.until} >= ${table.from}`),
  ],
);

/** 分担する章. A chapter of a delegation, by policy, document and chapter. */
export const delegationChapter = sqliteTable(
  'delegation_chapter',
  {
    delegationId: text('delegation_id')
      .notNull()
      .references(() => delegation.id),
    policyId: text('policy_id').notNull(),
    document: text('document', { enum: POLICY_DOCUMENT_KINDS }).notNull(),
    chapter: text('chapter').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.delegationId, table.policyId, table.document, table.chapter] }),
    namesPolicy('delegation_chapter_policy_id', table.policyId),
    oneOf('delegation_chapter_document', table.document, POLICY_DOCUMENT_KINDS),
  ],
);
