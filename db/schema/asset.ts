import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ZONE_KINDS } from '#app/domain/asset/information-system.ts';
import { isFilled, oneOf } from '#db/schema/columns.ts';
import { unit } from '#db/schema/organization.ts';

/** ネットワーク区分. A zone that the body names, of a kind that the gates know. */
export const networkZone = sqliteTable(
  'network_zone',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ZONE_KINDS }).notNull(),
    name: text('name').notNull().unique(),
    order: integer('order').notNull(),
  },
  (table) => [oneOf('network_zone_kind', table.kind, ZONE_KINDS), isFilled('network_zone_name', table.name)],
);

/** 情報システム台帳. `attributes` is a JSON array of asset gate ids. */
export const informationSystem = sqliteTable(
  'information_system',
  {
    id: text('id').primaryKey(),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    ownerUnitId: text('owner_unit_id')
      .notNull()
      .references(() => unit.id),
    zoneId: text('zone_id')
      .notNull()
      .references(() => networkZone.id),
    attributes: text('attributes', { mode: 'json' }).$type<string[]>().notNull(),
  },
  (table) => [
    index('information_system_owner').on(table.ownerUnitId),
    index('information_system_zone').on(table.zoneId),
    isFilled('information_system_code', table.code),
    isFilled('information_system_name', table.name),
    // One expression, because SQLite may evaluate both sides of an `and`, and `json_type` of what is no JSON throws.
    check(
      'information_system_attributes',
      sql`case when json_valid(${table.attributes}) then json_type(${table.attributes}) = 'array' else 0 end`,
    ),
  ],
);
