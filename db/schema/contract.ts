import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CONTRACT_KINDS, SUBCONTRACTING } from '#app/domain/asset/contract.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { filled, isDay, isFilled, isFlag, oneOf } from '#db/schema/columns.ts';
import { unit } from '#db/schema/organization.ts';

/** 委託台帳・クラウドサービス台帳. A contract by which work goes out, or a cloud service that is used. */
export const contract = sqliteTable(
  'contract',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: CONTRACT_KINDS }).notNull(),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    contractor: text('contractor').notNull(),
    ownerUnitId: text('owner_unit_id')
      .notNull()
      .references(() => unit.id),
    /** 渡す情報, in the body's own words. */
    handedOver: text('handed_over').notNull(),
    personalInformation: integer('personal_information', { mode: 'boolean' }).notNull(),
    subcontracting: text('subcontracting', { enum: SUBCONTRACTING }).notNull(),
    startsOn: text('starts_on').notNull(),
    /** The last day; null where no end is agreed. */
    endsOn: text('ends_on'),
    approvedOn: text('approved_on'),
    approvedBy: text('approved_by'),
    approvalDocument: text('approval_document'),
    note: text('note').notNull(),
    /** The first day on which it is no longer kept, because it ended early or was entered by mistake; else null. */
    retiredOn: text('retired_on'),
  },
  (table) => [
    index('contract_owner').on(table.ownerUnitId),
    index('contract_ends').on(table.endsOn),
    oneOf('contract_kind', table.kind, CONTRACT_KINDS),
    oneOf('contract_subcontracting', table.subcontracting, SUBCONTRACTING),
    isFilled('contract_code', table.code),
    isFilled('contract_name', table.name),
    isFilled('contract_contractor', table.contractor),
    isFlag('contract_personal_information', table.personalInformation),
    isDay('contract_starts_on', table.startsOn),
    isDay('contract_ends_on', table.endsOn),
    isDay('contract_approved_on', table.approvedOn),
    isDay('contract_retired_on', table.retiredOn),
    check('contract_period', sql`${table.endsOn} is null or ${table.endsOn} >= ${table.startsOn}`),
    check(
      'contract_approval',
      sql`(${table.approvedOn} is null) = (${table.approvedBy} is null) and (${table.approvedOn} is null) = (${table.approvalDocument} is null) and (${table.approvedOn} is null or (${filled(table.approvedBy)} and ${filled(table.approvalDocument)}))`,
    ),
  ],
);

/** 契約の対象となる情報システム. A system of the ledger that a contract is about. */
export const contractSystem = sqliteTable(
  'contract_system',
  {
    contractId: text('contract_id')
      .notNull()
      .references(() => contract.id),
    systemId: text('system_id')
      .notNull()
      .references(() => informationSystem.id),
  },
  (table) => [
    primaryKey({ columns: [table.contractId, table.systemId] }),
    index('contract_system_system').on(table.systemId),
  ],
);
