import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CREDENTIAL_KINDS, PERSON_KINDS } from '#app/domain/organization/person.ts';
import { ORGANIZATION_UNIT_TYPES, UNIT_LINEAGE_KINDS } from '#app/domain/organization/unit.ts';
import { isDay, isFilled, isFlag, isSha256, namesPolicy, oneOf } from '#db/schema/columns.ts';

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

/** 組織単位. What stays the same of a unit through all that it is called; the rest stands in its versions. */
export const unit = sqliteTable('unit', { id: text('id').primaryKey() });

/**
 * 組織単位の版. What a unit is called, where it hangs and what it is, from one day on; `until` null while it lasts.
 * Triggers keep versions of one unit, and units of one code, from overlapping.
 */
export const unitVersion = sqliteTable(
  'unit_version',
  {
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    from: text('from_date').notNull(),
    until: text('until_date'),
    code: text('code').notNull(),
    name: text('name').notNull(),
    type: text('type', { enum: ORGANIZATION_UNIT_TYPES }).notNull(),
    parentId: text('parent_id').references(() => unit.id),
    order: integer('order').notNull(),
    /** The policy that binds it; null where it is that of the unit above. */
    policyId: text('policy_id'),
  },
  (table) => [
    primaryKey({ columns: [table.unitId, table.from] }),
    index('unit_version_code').on(table.code),
    index('unit_version_parent').on(table.parentId),
    isDay('unit_version_from', table.from),
    isDay('unit_version_until', table.until),
    namesPolicy('unit_version_policy_id', table.policyId),
    check('unit_version_period', sql`${table.until} is null or ${table.until} >= ${table.from}`),
    isFilled('unit_version_code', table.code),
    isFilled('unit_version_name', table.name),
    oneOf('unit_version_type', table.type, ORGANIZATION_UNIT_TYPES),
    check('unit_version_parent', sql`${table.parentId} is null or ${table.parentId} <> ${table.unitId}`),
    check('unit_version_top', sql`${table.type} <> 'organization' or ${table.parentId} is null`),
  ],
);

/** 組織の変遷. Into which unit another passed, and on which day; into none where it was abolished. */
export const unitLineage = sqliteTable(
  'unit_lineage',
  {
    id: text('id').primaryKey(),
    fromUnitId: text('from_unit_id')
      .notNull()
      .references(() => unit.id),
    toUnitId: text('to_unit_id').references(() => unit.id),
    kind: text('kind', { enum: UNIT_LINEAGE_KINDS }).notNull(),
    on: text('on_date').notNull(),
    note: text('note').notNull().default(''),
  },
  (table) => [
    uniqueIndex('unit_lineage_step').on(table.fromUnitId, table.toUnitId),
    uniqueIndex('unit_lineage_end')
      .on(table.fromUnitId)
      .where(sql`to_unit_id is null`),
    index('unit_lineage_to').on(table.toUnitId),
    isDay('unit_lineage_on', table.on),
    oneOf('unit_lineage_kind', table.kind, UNIT_LINEAGE_KINDS),
    check('unit_lineage_abolished', sql`(${table.kind} = 'abolished') = (${table.toUnitId} is null)`),
    check('unit_lineage_another', sql`${table.toUnitId} is null or ${table.toUnitId} <> ${table.fromUnitId}`),
  ],
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
    /** Drawn and handed over on paper: its holder must choose another first. Null where the holder chose it. */
    mustChange: integer('must_change', { mode: 'boolean' }),
  },
  (table) => [
    uniqueIndex('credential_living')
      .on(table.accountId, table.kind)
      .where(sql`replaced_at is null`),
    oneOf('credential_kind', table.kind, CREDENTIAL_KINDS),
    isFilled('credential_secret', table.secret),
    check('credential_must_change', sql`${table.mustChange} is null or ${table.mustChange} in (0, 1)`),
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
    /** Noted by the minute; null until then. */
    lastSeenAt: text('last_seen_at'),
  },
  (table) => [
    index('session_expires').on(table.expiresAt),
    index('session_account').on(table.accountId),
    isSha256('session_token_hash', table.tokenHash),
    check('session_period', sql`${table.expiresAt} > ${table.createdAt}`),
  ],
);
