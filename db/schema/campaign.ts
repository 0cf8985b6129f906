import { CONTRACT_KINDS } from '#app/domain/asset/contract.ts';
import { CAMPAIGN_KINDS } from '#app/domain/campaign/campaign.ts';
import { SHEET_OFFICES } from '#app/domain/campaign/route.ts';
import { CAMPAIGN_STATES } from '#app/domain/campaign/state.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import { CLAUSE_KINDS, POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { SHEET_STATES } from '#app/domain/response/sheet.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import {
  areWords,
  hash64,
  isDay,
  isFilled,
  isNullOr,
  isSha256,
  namesPolicy,
  oneOf,
  sameCampaignId,
  words,
} from '#db/schema/columns.ts';
import { decision } from '#db/schema/decision.ts';
import { unit } from '#db/schema/organization.ts';
import { questionnaire } from '#db/schema/policy.ts';
import { sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** 自己点検. A self-assessment of a fiscal year, from its draft to its adopted report. */
export const campaign = sqliteTable(
  'campaign',
  {
    id: text('id').primaryKey(),
    fiscalYear: integer('fiscal_year').notNull(),
    kind: text('kind', { enum: CAMPAIGN_KINDS }).notNull(),
    name: text('name').notNull(),
    state: text('state', { enum: CAMPAIGN_STATES }).notNull(),
    periodFrom: text('period_from').notNull(),
    periodTo: text('period_to').notNull(),
    dueOn: text('due_on').notNull(),
    createdAt: text('created_at').notNull(),
    openedAt: text('opened_at'),
    /** The closing that counts; null before 集計確定 and after it was superseded. */
    closingId: text('closing_id'),
    reportedAt: text('reported_at'),
    adoptedAt: text('adopted_at'),
    openDecisionId: text('open_decision_id').references(() => decision.id),
    reportDecisionId: text('report_decision_id').references(() => decision.id),
    adoptDecisionId: text('adopt_decision_id').references(() => decision.id),
  },
  (table) => [
    oneOf('campaign_kind', table.kind, CAMPAIGN_KINDS),
    oneOf('campaign_state', table.state, CAMPAIGN_STATES),
    isDay('campaign_due_on', table.dueOn),
    isDay('campaign_period_from', table.periodFrom),
    isDay('campaign_period_to', table.periodTo),
    check('campaign_period', sql`${table.periodFrom} <= ${table.periodTo}`),
    check('campaign_opened', sql`(${table.state} in ('draft', 'opening')) = (${table.openedAt} is null)`),
    check('campaign_open_decision', sql`${table.openDecisionId} is null or ${table.openedAt} is not null`),
    check('campaign_report_decision', sql`${table.reportDecisionId} is null or ${table.reportedAt} is not null`),
    check('campaign_adopt_decision', sql`${table.adoptDecisionId} is null or ${table.adoptedAt} is not null`),
    // Of the campaign's own closings.
    foreignKey({
      name: 'campaign_closing',
      columns: [table.closingId, table.id],
      foreignColumns: [closing.id, closing.campaignId],
    }),
    check('campaign_rehearsal', sql`${table.kind} <> 'rehearsal' or ${table.state} not in ('reported', 'adopted')`),
    check('campaign_closed', sql`(${table.state} in ('closed','reported','adopted')) <> (${table.closingId} is null)`),
  ],
);

/** 集計確定. One count of a campaign; `record` is a stored `ClosingRecord`, `hash` its SHA-256. */
export const closing = sqliteTable(
  'closing',
  {
    id: text('id').primaryKey(),
    campaignId: text('campaign_id')
      .notNull()
      .references((): AnySQLiteColumn => campaign.id),
    number: integer('number').notNull(),
    at: text('at').notNull(),
    /** Number of its entry in the activity log. */
    sequence: integer('sequence').notNull().unique(),
    ruleVersion: text('rule_version').notNull(),
    record: text('record').notNull(),
    hash: text('hash').notNull(),
    supersededAt: text('superseded_at'),
    supersededBecause: text('superseded_because'),
    decisionId: text('decision_id').references(() => decision.id),
    supersedeDecisionId: text('supersede_decision_id').references(() => decision.id),
  },
  (table) => [
    uniqueIndex('closing_number').on(table.campaignId, table.number),
    uniqueIndex('closing_current')
      .on(table.campaignId)
      .where(sql`superseded_at is null`),
    uniqueIndex('closing_of_campaign').on(table.id, table.campaignId),
    check('closing_number', sql`${table.number} >= 1`),
    check('closing_supersede_decision', sql`${table.supersedeDecisionId} is null or ${table.supersededAt} is not null`),
    check('closing_superseded', sql`(${table.supersededAt} is null) = (${table.supersededBecause} is null)`),
    isFilled('closing_superseded_because', table.supersededBecause),
    // Empty like the record until the closing's own act has stored what it hashes.
    check(
      'closing_hash',
      sql`(${table.record} = '' and ${table.hash} = '') or (${table.record} <> '' and ${hash64(table.hash)})`,
    ),
  ],
);

const campaignId = () =>
  text('campaign_id')
    .notNull()
    .references(() => campaign.id);

/** 対象の調査票. A questionnaire that a campaign asks, one for each policy; pinned by its hash at the opening. */
export const campaignQuestionnaire = sqliteTable(
  'campaign_questionnaire',
  {
    id: text('id').primaryKey(),
    campaignId: campaignId(),
    questionnaireId: text('questionnaire_id')
      .notNull()
      .references(() => questionnaire.id),
    policyId: text('policy_id').notNull(),
    /** SHA-256 of the questionnaire as pinned; null while the campaign is a draft. */
    hash: text('hash'),
    order: integer('order').notNull(),
  },
  (table) => [
    uniqueIndex('campaign_questionnaire_policy').on(table.campaignId, table.policyId),
    uniqueIndex('campaign_questionnaire_order').on(table.campaignId, table.order),
    // What names a questionnaire of a campaign is of that campaign, and so with what names the rows below it.
    uniqueIndex('campaign_questionnaire_of_campaign').on(table.id, table.campaignId),
    isSha256('campaign_questionnaire_hash', table.hash),
    namesPolicy('campaign_questionnaire_policy_id', table.policyId),
  ],
);

const campaignQuestionnaireId = () => text('campaign_questionnaire_id').notNull();

/** A key by which what a questionnaire of a campaign has is of that campaign. */
const ofAsked = (table: Record<'campaignQuestionnaireId' | 'campaignId', AnySQLiteColumn<{ tableName: string }>>) =>
  foreignKey({
    columns: [table.campaignQuestionnaireId, table.campaignId],
    foreignColumns: [campaignQuestionnaire.id, campaignQuestionnaire.campaignId],
  });

/** 対象の所属. A unit that a questionnaire is put to; only the whole body is put to those of several policies. */
export const campaignUnit = sqliteTable(
  'campaign_unit',
  {
    campaignQuestionnaireId: campaignQuestionnaireId(),
    campaignId: sameCampaignId(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    wholeBody: integer('whole_body', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.campaignQuestionnaireId, table.unitId] }),
    ofAsked(table),
    uniqueIndex('campaign_unit_one_policy')
      .on(table.campaignId, table.unitId)
      .where(sql`whole_body = 0`),
  ],
);

/** 除いた設問. A question of a questionnaire that the campaign leaves out; all others are asked. */
export const campaignLeftOut = sqliteTable(
  'campaign_left_out',
  {
    campaignQuestionnaireId: campaignQuestionnaireId(),
    campaignId: sameCampaignId(),
    questionId: text('question_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignQuestionnaireId, table.questionId] }), ofAsked(table)],
);

/** Units and systems as they were named when the campaign opened. */
export const campaignTarget = sqliteTable(
  'campaign_target',
  {
    campaignId: campaignId(),
    targetId: text('target_id').notNull(),
    type: text('type', { enum: UNIT_TYPES }).notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    /** Bureau of the unit, or of a system's owner; null where there is none. */
    bureauId: text('bureau_id'),
    bureauName: text('bureau_name'),
    /** The other one of two bureaus: the 局 above that one, or the 部 below it. Its head sees the target too. */
    otherBureauId: text('other_bureau_id'),
    /** Owner section of a system; the unit itself otherwise. */
    ownerUnitId: text('owner_unit_id').notNull(),
    ownerUnitName: text('owner_unit_name').notNull(),
    /** Ids of the asset gates that hold; null for a target whose gates are asked. */
    attributes: words('attributes'),
    zoneName: text('zone_name'),
    order: integer('order').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.targetId] }),
    oneOf('campaign_target_type', table.type, UNIT_TYPES),
    areWords('campaign_target_attribute_ids', table.attributes),
    check(
      'campaign_target_other_bureau',
      sql`${table.otherBureauId} is null or ${table.otherBureauId} <> ${table.bureauId}`,
    ),
    check('campaign_target_attributes', sql`(${table.type} = 'system') = (${table.attributes} is not null)`),
  ],
);

/** The clauses of the pinned policy version, verbatim. */
export const campaignClause = sqliteTable(
  'campaign_clause',
  {
    id: text('id').primaryKey(),
    campaignId: sameCampaignId(),
    campaignQuestionnaireId: campaignQuestionnaireId(),
    document: text('document', { enum: POLICY_DOCUMENT_KINDS }).notNull(),
    clauseId: text('clause_id').notNull(),
    order: integer('order').notNull(),
    parent: text('parent'),
    title: text('title').notNull(),
    text: text('text').notNull(),
    kind: text('kind', { enum: CLAUSE_KINDS }).notNull(),
  },
  (table) => [
    uniqueIndex('campaign_clause_key').on(table.campaignQuestionnaireId, table.document, table.clauseId),
    index('campaign_clause_campaign').on(table.campaignId, table.order),
    ofAsked(table),
    oneOf('campaign_clause_document', table.document, POLICY_DOCUMENT_KINDS),
    oneOf('campaign_clause_kind', table.kind, CLAUSE_KINDS),
  ],
);

/**
 * The questions that the campaign asks; `content` is a stored `Question`. `question_id` is its key in the
 * questionnaire, and a chapter is (questionnaire, document, chapter).
 */
export const campaignQuestion = sqliteTable(
  'campaign_question',
  {
    id: text('id').primaryKey(),
    campaignId: sameCampaignId(),
    campaignQuestionnaireId: campaignQuestionnaireId(),
    questionId: text('question_id').notNull(),
    order: integer('order').notNull(),
    document: text('document', { enum: POLICY_DOCUMENT_KINDS }).notNull(),
    chapter: text('chapter').notNull(),
    content: text('content').notNull(),
  },
  (table) => [
    uniqueIndex('campaign_question_key').on(table.campaignQuestionnaireId, table.questionId),
    index('campaign_question_campaign').on(table.campaignId, table.order),
    uniqueIndex('campaign_question_of_campaign').on(table.id, table.campaignId),
    uniqueIndex('campaign_question_of_questionnaire').on(table.id, table.campaignQuestionnaireId),
    ofAsked(table),
    oneOf('campaign_question_document', table.document, POLICY_DOCUMENT_KINDS),
  ],
);

/** The asked gates of the pinned questionnaire, with their wording. */
export const campaignGate = sqliteTable(
  'campaign_gate',
  {
    campaignId: campaignId(),
    gateId: text('gate_id').notNull(),
    order: integer('order').notNull(),
    content: text('content').notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.gateId] })],
);

/** 点検票. One for each questionnaire, target and answering office. */
export const sheet = sqliteTable(
  'sheet',
  {
    id: text('id').primaryKey(),
    campaignId: sameCampaignId(),
    campaignQuestionnaireId: campaignQuestionnaireId(),
    targetId: text('target_id').notNull(),
    /** Written by the opening of a campaign alone, from the plan of the domain. */
    office: text('office', { enum: SHEET_OFFICES }).notNull(),
    /** The office whose holder of the day answers; never a person. */
    answeredByOffice: text('answered_by_office', { enum: OFFICES }).notNull(),
    /** The office whose holder of the day may enter besides, at the same target. */
    enteredByOffice: text('entered_by_office', { enum: OFFICES }),
    state: text('state', { enum: SHEET_STATES }).notNull(),
    stepsPassed: integer('steps_passed').notNull(),
    /** A stored `RouteStep[]`. */
    route: text('route').notNull(),
    dueOn: text('due_on').notNull(),
    submittedAt: text('submitted_at'),
    submittedBy: text('submitted_by'),
    submittedLate: integer('submitted_late', { mode: 'boolean' }),
    selfConfirmed: integer('self_confirmed', { mode: 'boolean' }).notNull(),
    lastActivityAt: text('last_activity_at'),
    order: integer('order').notNull(),
  },
  (table) => [
    uniqueIndex('sheet_target_office').on(table.campaignQuestionnaireId, table.targetId, table.office),
    index('sheet_campaign_target').on(table.campaignId, table.targetId),
    uniqueIndex('sheet_of_campaign').on(table.id, table.campaignId),
    uniqueIndex('sheet_of_items').on(table.id, table.campaignId, table.campaignQuestionnaireId, table.targetId),
    ofAsked(table),
    foreignKey({
      name: 'sheet_target',
      columns: [table.campaignId, table.targetId],
      foreignColumns: [campaignTarget.campaignId, campaignTarget.targetId],
    }),
    oneOf('sheet_office', table.office, SHEET_OFFICES),
    oneOf('sheet_answered_by_office', table.answeredByOffice, OFFICES),
    isNullOr('sheet_entered_by_office', table.enteredByOffice, OFFICES),
    check('sheet_steps_passed', sql`${table.stepsPassed} >= 0`),
    oneOf('sheet_state', table.state, SHEET_STATES),
    isDay('sheet_due_on', table.dueOn),
    check(
      'sheet_submitted',
      sql`${table.state} not in ('submitted', 'confirmed', 'accepted') or (${table.submittedAt} is not null and ${table.submittedBy} is not null and ${table.submittedLate} is not null)`,
    ),
  ],
);

/** 点検の対象物. A contract or a cloud service of a target, about which a question is asked one by one. */
export const campaignObject = sqliteTable(
  'campaign_object',
  {
    id: text('id').primaryKey(),
    campaignId: campaignId(),
    targetId: text('target_id').notNull(),
    kind: text('kind', { enum: CONTRACT_KINDS }).notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    order: integer('order').notNull(),
  },
  (table) => [
    // A contract that names systems is asked of each of them, and of its owner.
    uniqueIndex('campaign_object_code').on(table.campaignId, table.targetId, table.kind, table.code),
    uniqueIndex('campaign_object_of_items').on(table.id, table.campaignId, table.targetId),
    foreignKey({
      name: 'campaign_object_of_target',
      columns: [table.campaignId, table.targetId],
      foreignColumns: [campaignTarget.campaignId, campaignTarget.targetId],
    }),
    oneOf('campaign_object_kind', table.kind, CONTRACT_KINDS),
  ],
);

/**
 * 点検項目. One question asked of one target, or about one of its objects. Questionnaire and target are its sheet's, kept
 * here so that keys can hold the question to the one and the object to the other.
 */
export const item = sqliteTable(
  'item',
  {
    id: text('id').primaryKey(),
    campaignId: sameCampaignId(),
    campaignQuestionnaireId: campaignQuestionnaireId(),
    targetId: text('target_id').notNull(),
    sheetId: text('sheet_id').notNull(),
    campaignQuestionId: text('campaign_question_id').notNull(),
    /** Null where the question is asked of the target as a whole. */
    objectId: text('object_id'),
    order: integer('order').notNull(),
  },
  (table) => [
    uniqueIndex('item_sheet_question')
      .on(table.sheetId, table.campaignQuestionId)
      .where(sql`object_id is null`),
    uniqueIndex('item_sheet_question_object')
      .on(table.sheetId, table.campaignQuestionId, table.objectId)
      .where(sql`object_id is not null`),
    index('item_sheet').on(table.sheetId, table.order),
    // What names an item with its sheet names its own.
    uniqueIndex('item_of_sheet').on(table.id, table.sheetId, table.campaignId),
    uniqueIndex('item_of_campaign').on(table.id, table.campaignId),
    index('item_campaign').on(table.campaignId),
    index('item_question').on(table.campaignQuestionId),
    index('item_object')
      .on(table.objectId)
      .where(sql`object_id is not null`),
    foreignKey({
      name: 'item_of_its_sheet',
      columns: [table.sheetId, table.campaignId, table.campaignQuestionnaireId, table.targetId],
      foreignColumns: [sheet.id, sheet.campaignId, sheet.campaignQuestionnaireId, sheet.targetId],
    }),
    foreignKey({
      name: 'item_question_of_questionnaire',
      columns: [table.campaignQuestionId, table.campaignQuestionnaireId],
      foreignColumns: [campaignQuestion.id, campaignQuestion.campaignQuestionnaireId],
    }),
    foreignKey({
      name: 'item_object_of_target',
      columns: [table.objectId, table.campaignId, table.targetId],
      foreignColumns: [campaignObject.id, campaignObject.campaignId, campaignObject.targetId],
    }),
  ],
);
