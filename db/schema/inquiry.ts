import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { HEARING_MEANS, INQUIRY_ANSWERS, UNLISTED_ANSWERS, UNLISTED_OUTCOMES } from '#app/domain/asset/inquiry.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { contract } from '#db/schema/contract.ts';
import { filled, isDay, isFlag, isNullOr, oneOf } from '#db/schema/columns.ts';
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

/** The inquiry, and the unit that is asked in it. */
const ofUnitInInquiry = () => ({
  inquiryId: text('inquiry_id')
    .notNull()
    .references(() => inquiry.id),
  unitId: text('unit_id')
    .notNull()
    .references(() => unit.id),
});

/** 聞き取り. On what ground the 事務局 answered for a unit, by one act; the answers that it gave then name it. */
export const inquiryHearing = sqliteTable(
  'inquiry_hearing',
  {
    id: text('id').primaryKey(),
    ...ofUnitInInquiry(),
    heardFrom: text('heard_from').notNull(),
    heardOn: text('heard_on').notNull(),
    means: text('means', { enum: HEARING_MEANS }).notNull(),
    /** Number of the entry in the activity log of the act that wrote it down. */
    enteredSequence: integer('entered_sequence').notNull(),
  },
  (table) => [
    check('inquiry_hearing_heard_from', filled(table.heardFrom)),
    isDay('inquiry_hearing_heard_on', table.heardOn),
    oneOf('inquiry_hearing_means', table.means, HEARING_MEANS),
  ],
);

/**
 * 台帳にないもの. What a unit that is asked says it has besides the registers, in one inquiry. There is a row from the
 * beginning where a register names nothing of the unit, else from its first word.
 */
export const inquiryUnlisted = sqliteTable(
  'inquiry_unlisted',
  {
    id: text('id').primaryKey(),
    ...ofUnitInInquiry(),
    ownsNothing: integer('owns_nothing', { mode: 'boolean' }).notNull(),
    answer: text('answer', { enum: UNLISTED_ANSWERS }),
    words: text('words').notNull(),
    hearingId: text('hearing_id').references(() => inquiryHearing.id),
    /** Number of the entry of the last word, also of one that took the words away. */
    answeredSequence: integer('answered_sequence'),
    outcome: text('outcome', { enum: UNLISTED_OUTCOMES }),
    because: text('because').notNull(),
    settledSequence: integer('settled_sequence'),
  },
  (table) => [
    uniqueIndex('inquiry_unlisted_unit').on(table.inquiryId, table.unitId),
    index('inquiry_unlisted_of_unit').on(table.unitId),
    isFlag('inquiry_unlisted_owns_nothing', table.ownsNothing),
    isNullOr('inquiry_unlisted_answer', table.answer, UNLISTED_ANSWERS),
    check('inquiry_unlisted_words', sql`(${table.answer} is 'listed') = (${filled(table.words)})`),
    check('inquiry_unlisted_answered', sql`${table.answer} is null or ${table.answeredSequence} is not null`),
    check('inquiry_unlisted_heard', sql`${table.hearingId} is null or ${table.answer} is not null`),
    isNullOr('inquiry_unlisted_outcome', table.outcome, UNLISTED_OUTCOMES),
    check('inquiry_unlisted_because', sql`${table.outcome} is not 'left_out' or ${filled(table.because)}`),
    check(
      'inquiry_unlisted_settled',
      sql`(${table.outcome} is null) = (${table.settledSequence} is null) and (${table.settledSequence} is null or (${table.answer} is 'listed' and ${table.settledSequence} > ${table.answeredSequence}))`,
    ),
  ],
);

/** 照会の項目. One entry of a register, asked of the section that owned it when the inquiry began. */
export const inquiryEntry = sqliteTable(
  'inquiry_entry',
  {
    id: text('id').primaryKey(),
    ...ofUnitInInquiry(),
    systemId: text('system_id').references(() => informationSystem.id),
    contractId: text('contract_id').references(() => contract.id),
    answer: text('answer', { enum: INQUIRY_ANSWERS }),
    /** What differs, in the owner's words. */
    remark: text('remark').notNull(),
    /** Numbers of the entries of the last answer, and of the act by which the 事務局 dealt with what differs. */
    answeredSequence: integer('answered_sequence'),
    settledSequence: integer('settled_sequence'),
    /** Where the 事務局 gave the last answer for the unit. */
    hearingId: text('hearing_id').references(() => inquiryHearing.id),
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
    check('inquiry_entry_heard', sql`${table.hearingId} is null or ${table.answer} is not null`),
    check('inquiry_entry_remark', sql`${table.answer} is not 'differs' or length(trim(${table.remark})) > 0`),
    check(
      'inquiry_entry_settled',
      sql`${table.settledSequence} is null or (${table.answer} is 'differs' and ${table.settledSequence} > ${table.answeredSequence})`,
    ),
  ],
);
