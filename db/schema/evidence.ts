import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { EVIDENCE_MAX_COUNT, EVIDENCE_TEXT_MAX_LENGTH } from '#app/domain/response/answer.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { isDay, sameCampaignId } from '#db/schema/columns.ts';
import { file } from '#db/schema/file.ts';
import { ofItem } from '#db/schema/of-campaign.ts';
import { unit } from '#db/schema/organization.ts';
import { answerRevision } from '#db/schema/response.ts';

const documentName = () => text('document_name').notNull();
const documentNumber = () => text('document_number').notNull();
/** Where the document lies. */
const location = () => text('location').notNull();
const confirmedBy = () => text('confirmed_by').notNull();
const confirmedOn = () => text('confirmed_on');
/** Where the document itself was uploaded; by default it is only named. */
const fileSha256 = () => text('file_sha256').references(() => file.sha256);

const texts = sql.raw(
  ['document_name', 'document_number', 'location', 'confirmed_by']
    .map((column) => `length(${column}) <= ${EVIDENCE_TEXT_MAX_LENGTH}`)
    .join(' and '),
);
const named = sql`length(document_name) + length(document_number) + length(location) > 0`;

/**
 * 根拠資料台帳. A document that a unit or a system keeps, to be named by its answers year after year. It may change:
 * an answer copies what it names.
 */
export const evidence = sqliteTable(
  'evidence',
  {
    id: text('id').primaryKey(),
    unitId: text('unit_id').references(() => unit.id),
    systemId: text('system_id').references(() => informationSystem.id),
    documentName: documentName(),
    documentNumber: documentNumber(),
    location: location(),
    /** 機密性, 1 to 3; null where it was not classified. */
    confidentiality: integer('confidentiality'),
    confirmedBy: confirmedBy(),
    confirmedOn: confirmedOn(),
    fileSha256: fileSha256(),
  },
  (table) => [
    index('evidence_unit').on(table.unitId),
    index('evidence_system').on(table.systemId),
    index('evidence_file').on(table.fileSha256),
    check('evidence_one_owner', sql`(${table.unitId} is null) <> (${table.systemId} is null)`),
    check('evidence_texts', texts),
    check('evidence_named', named),
    check('evidence_confidentiality', sql`${table.confidentiality} is null or ${table.confidentiality} in (1, 2, 3)`),
    isDay('evidence_confirmed_on', table.confirmedOn),
  ],
);

/**
 * 回答の根拠資料. What a revision of an answer named, copied: name, number, place and file as they were then, whatever
 * becomes of the document. Written with the revision and never again.
 */
export const answerEvidence = sqliteTable(
  'answer_evidence',
  {
    itemId: text('item_id').notNull(),
    rev: integer('rev').notNull(),
    order: integer('order').notNull(),
    campaignId: sameCampaignId(),
    /** The document in the register, where it was chosen from there. */
    evidenceId: text('evidence_id').references(() => evidence.id),
    documentName: documentName(),
    documentNumber: documentNumber(),
    location: location(),
    confirmedBy: confirmedBy(),
    confirmedOn: confirmedOn(),
    fileSha256: fileSha256(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.rev, table.order] }),
    foreignKey({ columns: [table.itemId, table.rev], foreignColumns: [answerRevision.itemId, answerRevision.rev] }),
    ofItem(table),
    index('answer_evidence_campaign').on(table.campaignId, table.sequence),
    index('answer_evidence_register').on(table.evidenceId),
    index('answer_evidence_file').on(table.fileSha256),
    check('answer_evidence_order', sql`${table.order} between 1 and ${sql.raw(String(EVIDENCE_MAX_COUNT))}`),
    check('answer_evidence_texts', texts),
    check('answer_evidence_named', named),
    isDay('answer_evidence_confirmed_on', table.confirmedOn),
  ],
);
