import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ZONE_KINDS } from '#app/domain/asset/information-system.ts';
import { oneOf } from '#db/schema/columns.ts';
import { unit } from '#db/schema/organization.ts';

export const networkZone = sqliteTable(
  'network_zone',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ZONE_KINDS }).notNull(),
    name: text('name').notNull().unique(),
    order: integer('order').notNull(),
  },
  (table) => [oneOf('network_zone_kind', table.kind, ZONE_KINDS)],
);

/** 情報システム台帳. `attributes` is a JSON array of asset gate ids. */
export const informationSystem = sqliteTable('information_system', {
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
});
