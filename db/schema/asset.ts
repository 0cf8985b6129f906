import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { AVAILABILITY_GRADES, CONFIDENTIALITY_GRADES, INTEGRITY_GRADES } from '#app/domain/asset/classification.ts';
import { ZONE_KINDS } from '#app/domain/asset/information-system.ts';
import { areWords, isDay, isFilled, isNullOr, oneOf, words } from '#db/schema/columns.ts';
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

/** 情報システム台帳. A system with its owner section, its network zone and what the gates ask of it. */
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
    /** Ids of the asset gates that hold. */
    attributes: words('attributes').notNull(),
    /** The first day on which it is no longer asked; null while it is in use. */
    retiredOn: text('retired_on'),
    confidentiality: text('confidentiality', { enum: CONFIDENTIALITY_GRADES }),
    integrity: text('integrity', { enum: INTEGRITY_GRADES }),
    availability: text('availability', { enum: AVAILABILITY_GRADES }),
    /** Who maintains it, and until when, where no contract of the register names the system. */
    contractor: text('contractor'),
    contractEndsOn: text('contract_ends_on'),
    note: text('note').notNull().default(''),
  },
  (table) => [
    index('information_system_owner').on(table.ownerUnitId),
    index('information_system_zone').on(table.zoneId),
    isFilled('information_system_code', table.code),
    isFilled('information_system_name', table.name),
    areWords('information_system_attributes', table.attributes),
    isDay('information_system_retired_on', table.retiredOn),
    isNullOr('information_system_confidentiality', table.confidentiality, CONFIDENTIALITY_GRADES),
    isNullOr('information_system_integrity', table.integrity, INTEGRITY_GRADES),
    isNullOr('information_system_availability', table.availability, AVAILABILITY_GRADES),
    isFilled('information_system_contractor', table.contractor),
    isDay('information_system_contract_ends_on', table.contractEndsOn),
  ],
);
