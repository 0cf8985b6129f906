import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { ORGANIZATION_UNIT_TYPES } from '#app/domain/organization/unit.ts';
import { oneOf } from '#db/schema/columns.ts';

/** What the installation is: one row. `demo` marks a database that `npm start` refuses. */
export const body = sqliteTable(
  'body',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    demo: integer('demo', { mode: 'boolean' }).notNull(),
    /** What CISO and committee see behind the numbers; off unless the body decides so. */
    committeeSeesSystems: integer('committee_sees_systems', { mode: 'boolean' }).notNull().default(false),
    committeeSeesEvidence: integer('committee_sees_evidence', { mode: 'boolean' }).notNull().default(false),
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

/** Server-side sessions; only the SHA-256 of the cookie's token is kept. */
export const session = sqliteTable(
  'session',
  {
    tokenHash: text('token_hash').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
  },
  (table) => [index('session_expires').on(table.expiresAt)],
);
