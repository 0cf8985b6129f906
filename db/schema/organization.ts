import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { ORGANIZATION_UNIT_TYPES } from '#app/domain/organization/unit.ts';
import { isDay, oneOf } from '#db/schema/columns.ts';

/** What the installation is: one row. `demo` marks a database that `npm start` refuses. */
export const body = sqliteTable(
  'body',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    demo: integer('demo', { mode: 'boolean' }).notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [check('body_single', sql`${table.id} = 1`)],
);

export const unit = sqliteTable(
  'unit',
  {
    id: text('id').primaryKey(),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    type: text('type', { enum: ORGANIZATION_UNIT_TYPES }).notNull(),
    parentId: text('parent_id').references((): AnySQLiteColumn => unit.id),
    order: integer('order').notNull(),
  },
  (table) => [oneOf('unit_type', table.type, ORGANIZATION_UNIT_TYPES)],
);

export const person = sqliteTable('person', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  login: text('login').notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  active: integer('active', { mode: 'boolean' }).notNull().default(true),
});

/** 任命. A person's office for a unit during a period; `until` null while it lasts. */
export const appointment = sqliteTable(
  'appointment',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    role: text('role').notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    from: text('from_date').notNull(),
    until: text('until_date'),
  },
  (table) => [
    index('appointment_person').on(table.personId),
    index('appointment_unit_role').on(table.unitId, table.role),
    isDay('appointment_from', table.from),
    isDay('appointment_until', table.until),
    check('appointment_period', sql`${table.until} is null or ${table.until} >= ${table.from}`),
  ],
);

/** Server-side sessions; only the SHA-256 of the cookie's token is kept. */
export const session = sqliteTable('session', {
  tokenHash: text('token_hash').primaryKey(),
  personId: text('person_id')
    .notNull()
    .references(() => person.id),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
});
