import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { SHEET_EVENT_KINDS } from '#app/domain/response/sheet.ts';
import { isDay, oneOf } from '#db/schema/columns.ts';
import { campaign, item, sheet } from '#db/schema/campaign.ts';

const campaignId = () =>
  text('campaign_id')
    .notNull()
    .references(() => campaign.id);

/** Number of the act's entry in the activity log. */
const sequence = () => integer('sequence').notNull();

/** 代行入力. Whose decision the secretariat enters, and where the paper lies. */
export const proxyEntry = sqliteTable(
  'proxy_entry',
  {
    id: text('id').primaryKey(),
    campaignId: campaignId(),
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheet.id),
    decidedBy: text('decided_by').notNull(),
    decidedOn: text('decided_on').notNull(),
    documentNumber: text('document_number').notNull(),
    paperLocation: text('paper_location').notNull(),
    enteredBy: text('entered_by').notNull(),
    enteredAt: text('entered_at').notNull(),
    sequence: sequence(),
  },
  (table) => [index('proxy_entry_sheet').on(table.sheetId), isDay('proxy_entry_decided_on', table.decidedOn)],
);

/** 回答. The current answer of an item; at most one, with an integer revision. */
export const answer = sqliteTable(
  'answer',
  {
    itemId: text('item_id')
      .primaryKey()
      .references(() => item.id),
    campaignId: campaignId(),
    rev: integer('rev').notNull(),
    /** A stored `Answer`. */
    content: text('content').notNull(),
    answeredBy: text('answered_by').notNull(),
    answeredAt: text('answered_at').notNull(),
    proxyEntryId: text('proxy_entry_id').references(() => proxyEntry.id),
  },
  (table) => [index('answer_campaign').on(table.campaignId), check('answer_rev', sql`${table.rev} >= 1`)],
);

/** 回答の履歴. Every revision of every answer. */
export const answerRevision = sqliteTable(
  'answer_revision',
  {
    itemId: text('item_id')
      .notNull()
      .references(() => item.id),
    rev: integer('rev').notNull(),
    campaignId: campaignId(),
    content: text('content').notNull(),
    answeredBy: text('answered_by').notNull(),
    answeredAt: text('answered_at').notNull(),
    proxyEntryId: text('proxy_entry_id').references(() => proxyEntry.id),
    sequence: sequence(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.rev] }),
    index('answer_revision_campaign').on(table.campaignId, table.sequence),
  ],
);

/** 事前確認の回答. A gate as answered on a sheet. */
export const gateAnswer = sqliteTable(
  'gate_answer',
  {
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheet.id),
    gateId: text('gate_id').notNull(),
    campaignId: campaignId(),
    holds: integer('holds', { mode: 'boolean' }).notNull(),
    rev: integer('rev').notNull(),
    answeredBy: text('answered_by').notNull(),
    answeredAt: text('answered_at').notNull(),
    proxyEntryId: text('proxy_entry_id').references(() => proxyEntry.id),
  },
  (table) => [
    primaryKey({ columns: [table.sheetId, table.gateId] }),
    index('gate_answer_campaign').on(table.campaignId),
    check('gate_answer_rev', sql`${table.rev} >= 1`),
  ],
);

/** 事前確認の履歴. Every revision of every answered gate. */
export const gateAnswerRevision = sqliteTable(
  'gate_answer_revision',
  {
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheet.id),
    gateId: text('gate_id').notNull(),
    rev: integer('rev').notNull(),
    campaignId: campaignId(),
    holds: integer('holds', { mode: 'boolean' }).notNull(),
    answeredBy: text('answered_by').notNull(),
    answeredAt: text('answered_at').notNull(),
    proxyEntryId: text('proxy_entry_id').references(() => proxyEntry.id),
    sequence: sequence(),
  },
  (table) => [
    primaryKey({ columns: [table.sheetId, table.gateId, table.rev] }),
    index('gate_answer_revision_campaign').on(table.campaignId, table.sequence),
  ],
);

/** 点検票の経過. Submission, confirmation and return, in order. */
export const sheetEvent = sqliteTable(
  'sheet_event',
  {
    id: text('id').primaryKey(),
    campaignId: campaignId(),
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheet.id),
    kind: text('kind', { enum: SHEET_EVENT_KINDS }).notNull(),
    at: text('at').notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    /** The reason of a return; empty otherwise. */
    reason: text('reason').notNull(),
    sequence: sequence(),
  },
  (table) => [
    index('sheet_event_sheet').on(table.sheetId),
    oneOf('sheet_event_kind', table.kind, SHEET_EVENT_KINDS),
    check('sheet_event_reason', sql`${table.kind} <> 'return' or length(trim(${table.reason})) > 0`),
  ],
);
