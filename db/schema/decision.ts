import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { DECISION_CAPACITIES, DECISION_KINDS } from '#app/domain/shared/decision.ts';
import { isDay, isFilled, oneOf } from '#db/schema/columns.ts';
import { person } from '#db/schema/organization.ts';

/**
 * 決裁. A decision made outside the system, which the act that follows it names: duties are checked against who
 * decided, not against who signed in.
 */
export const decision = sqliteTable(
  'decision',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: DECISION_KINDS }).notNull(),
    /** 決裁権者. A person of the body by id, anybody else by name. */
    decidedById: text('decided_by_id').references(() => person.id),
    decidedByName: text('decided_by_name'),
    capacity: text('capacity', { enum: DECISION_CAPACITIES }).notNull(),
    on: text('on_date').notNull(),
    documentNumber: text('document_number').notNull(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    index('decision_by').on(table.decidedById),
    index('decision_of_act').on(table.sequence),
    oneOf('decision_kind', table.kind, DECISION_KINDS),
    oneOf('decision_capacity', table.capacity, DECISION_CAPACITIES),
    check('decision_one_decider', sql`(${table.decidedById} is null) <> (${table.decidedByName} is null)`),
    isFilled('decision_by_name', table.decidedByName),
    isFilled('decision_document_number', table.documentNumber),
    isDay('decision_on', table.on),
    check('decision_sequence', sql`${table.sequence} >= 1`),
  ],
);
