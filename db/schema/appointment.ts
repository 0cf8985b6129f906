import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { MARKED_KINDS } from '#app/domain/organization/appointment-kind.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { isDay, isNullOr, oneOf } from '#db/schema/columns.ts';
import { person, unit } from '#db/schema/organization.ts';

/**
 * 任命. A person's office during a period; `until` null while it lasts. Offices of a bureau or a
 * department carry the unit, 情報システム管理者 the system, offices of the whole body neither.
 */
export const appointment = sqliteTable(
  'appointment',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    role: text('role', { enum: OFFICES }).notNull(),
    unitId: text('unit_id').references(() => unit.id),
    systemId: text('system_id').references(() => informationSystem.id),
    from: text('from_date').notNull(),
    until: text('until_date'),
    /** 事務取扱 or 職務代理; null for the own holder. */
    kind: text('kind', { enum: MARKED_KINDS }),
  },
  (table) => [
    index('appointment_person').on(table.personId),
    index('appointment_unit_role').on(table.unitId, table.role),
    index('appointment_system').on(table.systemId),
    isDay('appointment_from', table.from),
    isDay('appointment_until', table.until),
    oneOf('appointment_role', table.role, OFFICES),
    check('appointment_one_target', sql`${table.unitId} is null or ${table.systemId} is null`),
    check('appointment_system_role', sql`(${table.role} = 'system_manager') = (${table.systemId} is not null)`),
    isNullOr('appointment_kind', table.kind, MARKED_KINDS),
    check('appointment_acting_ends', sql`${table.kind} is not 'acting' or ${table.until} is not null`),
    check('appointment_period', sql`${table.until} is null or ${table.until} >= ${table.from}`),
  ],
);
