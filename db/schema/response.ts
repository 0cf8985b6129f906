import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { SHEET_EVENT_KINDS } from '#app/domain/response/sheet.ts';
import { filled, isDay, isSha256, oneOf, sameCampaignId } from '#db/schema/columns.ts';
import { campaignGate } from '#db/schema/campaign.ts';
import { ofItem, ofSheet } from '#db/schema/of-campaign.ts';
import { person } from '#db/schema/organization.ts';

/** Number of the act's entry in the activity log. */
const sequence = () => integer('sequence').notNull();

/** Who did it: a person of the body, never the system. */
const by = (column: string) =>
  text(column)
    .notNull()
    .references(() => person.id);

/** 代行入力. Whose decision the secretariat enters, and where the paper lies. */
export const proxyEntry = sqliteTable(
  'proxy_entry',
  {
    id: text('id').primaryKey(),
    campaignId: sameCampaignId(),
    sheetId: text('sheet_id').notNull(),
    decidedBy: text('decided_by').notNull(),
    decidedOn: text('decided_on').notNull(),
    documentNumber: text('document_number').notNull(),
    paperLocation: text('paper_location').notNull(),
    enteredBy: by('entered_by'),
    enteredAt: text('entered_at').notNull(),
    sequence: sequence(),
  },
  (table) => [
    index('proxy_entry_sheet').on(table.sheetId),
    index('proxy_entry_campaign').on(table.campaignId, table.sequence),
    uniqueIndex('proxy_entry_of_campaign').on(table.id, table.campaignId),
    uniqueIndex('proxy_entry_of_sheet').on(table.id, table.sheetId),
    ofSheet(table),
    isDay('proxy_entry_decided_on', table.decidedOn),
  ],
);

/** A key by which the ground of what was entered on a sheet is one of that sheet. */
const groundOfSheet = (table: Record<'proxyEntryId' | 'sheetId', AnySQLiteColumn<{ tableName: string }>>) =>
  foreignKey({ columns: [table.proxyEntryId, table.sheetId], foreignColumns: [proxyEntry.id, proxyEntry.sheetId] });

/** A key by which the ground of an answer is one of its campaign; an answer does not name its sheet. */
const groundOfCampaign = (table: Record<'proxyEntryId' | 'campaignId', AnySQLiteColumn<{ tableName: string }>>) =>
  foreignKey({
    columns: [table.proxyEntryId, table.campaignId],
    foreignColumns: [proxyEntry.id, proxyEntry.campaignId],
  });

/** 回答. The current answer of an item; at most one, with an integer revision. */
export const answer = sqliteTable(
  'answer',
  {
    itemId: text('item_id').primaryKey(),
    campaignId: sameCampaignId(),
    rev: integer('rev').notNull(),
    /** A stored `Answer`. */
    content: text('content').notNull(),
    answeredBy: by('answered_by'),
    answeredAt: text('answered_at').notNull(),
    proxyEntryId: text('proxy_entry_id'),
  },
  (table) => [
    index('answer_proxy_entry').on(table.proxyEntryId),
    ofItem(table),
    groundOfCampaign(table),
    index('answer_campaign').on(table.campaignId),
    check('answer_rev', sql`${table.rev} >= 1`),
  ],
);

/** 回答の履歴. Every revision of every answer. */
export const answerRevision = sqliteTable(
  'answer_revision',
  {
    itemId: text('item_id').notNull(),
    rev: integer('rev').notNull(),
    campaignId: sameCampaignId(),
    content: text('content').notNull(),
    answeredBy: by('answered_by'),
    answeredAt: text('answered_at').notNull(),
    proxyEntryId: text('proxy_entry_id'),
    sequence: sequence(),
  },
  (table) => [
    index('answer_revision_proxy_entry').on(table.proxyEntryId),
    ofItem(table),
    groundOfCampaign(table),
    primaryKey({ columns: [table.itemId, table.rev] }),
    index('answer_revision_campaign').on(table.campaignId, table.sequence),
    index('answer_revision_by').on(table.itemId, table.answeredBy),
  ],
);

/** 事前確認の回答. A gate as answered on a sheet. */
export const gateAnswer = sqliteTable(
  'gate_answer',
  {
    sheetId: text('sheet_id').notNull(),
    gateId: text('gate_id').notNull(),
    campaignId: sameCampaignId(),
    holds: integer('holds', { mode: 'boolean' }).notNull(),
    rev: integer('rev').notNull(),
    answeredBy: by('answered_by'),
    answeredAt: text('answered_at').notNull(),
    proxyEntryId: text('proxy_entry_id'),
  },
  (table) => [
    foreignKey({
      name: 'gate_answer_gate',
      columns: [table.campaignId, table.gateId],
      foreignColumns: [campaignGate.campaignId, campaignGate.gateId],
    }),
    index('gate_answer_proxy_entry').on(table.proxyEntryId),
    ofSheet(table),
    groundOfSheet(table),
    primaryKey({ columns: [table.sheetId, table.gateId] }),
    index('gate_answer_campaign').on(table.campaignId),
    check('gate_answer_rev', sql`${table.rev} >= 1`),
  ],
);

/** 事前確認の履歴. Every revision of every answered gate. */
export const gateAnswerRevision = sqliteTable(
  'gate_answer_revision',
  {
    sheetId: text('sheet_id').notNull(),
    gateId: text('gate_id').notNull(),
    rev: integer('rev').notNull(),
    campaignId: sameCampaignId(),
    holds: integer('holds', { mode: 'boolean' }).notNull(),
    answeredBy: by('answered_by'),
    answeredAt: text('answered_at').notNull(),
    proxyEntryId: text('proxy_entry_id'),
    sequence: sequence(),
  },
  (table) => [
    foreignKey({
      name: 'gate_answer_revision_gate',
      columns: [table.campaignId, table.gateId],
      foreignColumns: [campaignGate.campaignId, campaignGate.gateId],
    }),
    index('gate_answer_revision_proxy_entry').on(table.proxyEntryId),
    ofSheet(table),
    groundOfSheet(table),
    primaryKey({ columns: [table.sheetId, table.gateId, table.rev] }),
    index('gate_answer_revision_campaign').on(table.campaignId, table.sequence),
  ],
);

/** 提出. What was handed in, each time anew; confirmation, return and acceptance name it. */
export const sheetSubmission = sqliteTable(
  'sheet_submission',
  {
    id: text('id').primaryKey(),
    campaignId: sameCampaignId(),
    sheetId: text('sheet_id').notNull(),
    /** 1 for the first hand-in of its sheet. */
    number: integer('number').notNull(),
    /** SHA-256 over answers and gates with their revisions. */
    contentHash: text('content_hash').notNull(),
    submittedBy: by('submitted_by'),
    /** The ground of a 代行入力; null where the respondent handed it in. */
    proxyEntryId: text('proxy_entry_id'),
    at: text('at').notNull(),
    sequence: sequence(),
  },
  (table) => [
    index('sheet_submission_proxy_entry').on(table.proxyEntryId),
    ofSheet(table),
    groundOfSheet(table),
    uniqueIndex('sheet_submission_number').on(table.sheetId, table.number),
    // What an event names is a hand-in of its own sheet.
    uniqueIndex('sheet_submission_of_sheet').on(table.id, table.sheetId),
    index('sheet_submission_campaign').on(table.campaignId, table.sequence),
    check('sheet_submission_number', sql`${table.number} >= 1`),
    isSha256('sheet_submission_hash', table.contentHash),
  ],
);

/** 点検票の経過. Submission, confirmation and return, in order. */
export const sheetEvent = sqliteTable(
  'sheet_event',
  {
    id: text('id').primaryKey(),
    campaignId: sameCampaignId(),
    sheetId: text('sheet_id').notNull(),
    kind: text('kind', { enum: SHEET_EVENT_KINDS }).notNull(),
    at: text('at').notNull(),
    actorId: by('actor_id'),
    actorName: text('actor_name').notNull(),
    /** The hand-in that the event is, judges or takes back; null for what precedes one. */
    submissionId: text('submission_id'),
    /** The reason of a return; empty otherwise. */
    reason: text('reason').notNull(),
    sequence: sequence(),
  },
  (table) => [
    index('sheet_event_sheet').on(table.sheetId),
    index('sheet_event_campaign').on(table.campaignId, table.sequence),
    ofSheet(table),
    foreignKey({
      name: 'sheet_event_submission',
      columns: [table.submissionId, table.sheetId],
      foreignColumns: [sheetSubmission.id, sheetSubmission.sheetId],
    }),
    oneOf('sheet_event_kind', table.kind, SHEET_EVENT_KINDS),
    check('sheet_event_submission', sql`(${table.kind} = 'proxy') = (${table.submissionId} is null)`),
    check('sheet_event_reason', sql`${table.kind} <> 'return' or ${filled(table.reason)}`),
  ],
);
