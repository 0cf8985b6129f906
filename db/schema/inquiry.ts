import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { INQUIRY_ANSWERS } from '#app/domain/asset/inquiry.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { contract } from '#db/schema/contract.ts';
import { isDay, isNullOr } from '#db/schema/columns.ts';
import { unit } from '#db/schema/organization.ts';

/** 台帳の照会. The yearly question to every owner whether the registers are still right. One at most is open. */
export const inquiry = sqliteTable(
  'inquiry',
  {
    id: text('id').primaryKey(),
    dueOn: text('due_on').notNull(),
    /** Numbers of the entries in the activity log of the acts that began and that ended it. */
    openedSequence: integer('opened_sequence').notNull(),
    closedSequence: integer('closed_sequence'),
  },
  (table) => [
    uniqueIndex('inquiry_open')
      .on(sql`(closed_sequence is null)`)
      .where(sql`closed_sequence is null`),
    isDay('inquiry_due_on', table.dueOn),
    check(
      'inquiry_order',
      sql`${table.openedSequence} >= 1 and (${table.closedSequence} is null or ${table.closedSequence} > ${table.openedSequence})`,
    ),
  ],
);

/** 照会の項目. One entry of a register, asked of the section that owned it when the inquiry began. */
export const inquiryEntry = sqliteTable(
  'inquiry_entry',
  {
    id: text('id').primaryKey(),
    inquiryId: text('inquiry_id')
      .notNull()
      .references(() => inquiry.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    systemId: text('system_id').references(() => informationSystem.id),
    contractId: text('contract_id').references(() => contract.id),
    answer: text('answer', { enum: INQUIRY_ANSWERS }),
    /** What differs, in the owner's words. */
    remark: text('remark').notNull(),
    /** Numbers of the entries of the last answer, and of the act by which the 事務局 dealt with what differs. */
    answeredSequence: integer('answered_sequence'),
    settledSequence: integer('settled_sequence'),
  },
  (table) => [
    uniqueIndex('inquiry_entry_system')
      .on(table.inquiryId, table.systemId)
      .where(sql`system_id is not null`),
    uniqueIndex('inquiry_entry_contract')
      .on(table.inquiryId, table.contractId)
      .where(sql`contract_id is not null`),
    index('inquiry_entry_unit').on(table.inquiryId, table.unitId),
    index('inquiry_entry_of_system').on(table.systemId),
    index('inquiry_entry_of_contract').on(table.contractId),
    isNullOr('inquiry_entry_answer', table.answer, INQUIRY_ANSWERS),
    check('inquiry_entry_one', sql`(${table.systemId} is null) <> (${table.contractId} is null)`),
    check('inquiry_entry_answered', sql`(${table.answer} is null) = (${table.answeredSequence} is null)`),
    check('inquiry_entry_remark', sql`${table.answer} is not 'differs' or length(trim(${table.remark})) > 0`),
    check(
      'inquiry_entry_settled',
      sql`${table.settledSequence} is null or (${table.answer} is 'differs' and ${table.settledSequence} > ${table.answeredSequence})`,
    ),
  ],
);
