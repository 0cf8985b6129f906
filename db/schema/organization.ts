import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { CREDENTIAL_KINDS, PERSON_KINDS } from '#app/domain/organization/person.ts';
import { ORGANIZATION_UNIT_TYPES } from '#app/domain/organization/unit.ts';
import { isFilled, isFlag, isSha256, oneOf } from '#db/schema/columns.ts';

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
  (table) => [
    check('body_single', sql`${table.id} = 1`),
    isFilled('body_name', table.name),
    isFlag('body_demo', table.demo),
    isFlag('body_committee_sees_systems', table.committeeSeesSystems),
    isFlag('body_committee_sees_evidence', table.committeeSeesEvidence),
  ],
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

/**
 * 職員. A person of the body, or one outside whom it names. Most never sign in, and whoever does has an account:
 * appointments, tasks and what was decided name people, never accounts.
 */
export const person = sqliteTable(
  'person',
  {
    id: text('id').primaryKey(),
    /** 職員番号, where the body gives one. */
    code: text('code').unique(),
    name: text('name').notNull(),
    /** 氏名のかな, by which lists are sorted; empty where it is not known. */
    kana: text('kana').notNull().default(''),
    kind: text('kind', { enum: PERSON_KINDS }).notNull().default('employee'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
  },
  (table) => [
    oneOf('person_kind', table.kind, PERSON_KINDS),
    isFlag('person_active', table.active),
    isFilled('person_name', table.name),
    isFilled('person_code', table.code),
  ],
);

/** 利用者アカウント. By which one person signs in; without a living credential nobody does. */
export const account = sqliteTable(
  'account',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .unique()
      .references(() => person.id),
    login: text('login').notNull().unique(),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    createdAt: text('created_at').notNull(),
  },
  (table) => [isFlag('account_active', table.active), isFilled('account_login', table.login)],
);

/** 認証情報. Never changed: another password is another row, and the one before it is replaced. */
export const credential = sqliteTable(
  'credential',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    kind: text('kind', { enum: CREDENTIAL_KINDS }).notNull(),
    /** What the means is checked by: for a password its slow, salted hash. */
    secret: text('secret').notNull(),
    createdAt: text('created_at').notNull(),
    replacedAt: text('replaced_at'),
  },
  (table) => [
    uniqueIndex('credential_living')
      .on(table.accountId, table.kind)
      .where(sql`replaced_at is null`),
    oneOf('credential_kind', table.kind, CREDENTIAL_KINDS),
    isFilled('credential_secret', table.secret),
    check('credential_replaced', sql`${table.replacedAt} is null or ${table.replacedAt} >= ${table.createdAt}`),
  ],
);

/** Server-side sessions; only the SHA-256 of the cookie's token is kept. */
export const session = sqliteTable(
  'session',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
  },
  (table) => [
    index('session_expires').on(table.expiresAt),
    index('session_account').on(table.accountId),
    isSha256('session_token_hash', table.tokenHash),
    check('session_period', sql`${table.expiresAt} > ${table.createdAt}`),
  ],
);
