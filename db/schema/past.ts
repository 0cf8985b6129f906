import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ACTION_PROGRESS } from '#app/domain/improvement/progress.ts';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { ANSWER_VALUES } from '#app/domain/response/answer.ts';
import { PAST_IMPORT_KINDS } from '#app/domain/shared/past-year.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { isFilled, isNullOr, oneOf } from '#db/schema/columns.ts';
import { person, unit } from '#db/schema/organization.ts';

/** 取込み. One table that was brought along from the time before, which is undone as a whole. */
export const pastImport = sqliteTable(
  'past_import',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: PAST_IMPORT_KINDS }).notNull(),
    fiscalYear: integer('fiscal_year').notNull(),
    importedAt: text('imported_at').notNull(),
    importedBy: text('imported_by')
      .notNull()
      .references(() => person.id),
  },
  (table) => [
    oneOf('past_import_kind', table.kind, PAST_IMPORT_KINDS),
    check('past_import_fiscal_year', sql`${table.fiscalYear} between 1947 and 9998`),
  ],
);

/** 取り込んだ改善策. Of a unit, whoever holds its offices. */
export const pastMeasure = sqliteTable(
  'past_measure',
  {
    id: text('id').primaryKey(),
    importId: text('import_id')
      .notNull()
      .references(() => pastImport.id),
    /** Among those of its year. */
    number: integer('number').notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    /** A stored `PastMeasure`, with the progress that it came with. */
    content: text('content').notNull(),
    progress: text('progress', { enum: ACTION_PROGRESS }).notNull(),
    rev: integer('rev').notNull(),
  },
  (table) => [
    index('past_measure_import').on(table.importId),
    check('past_measure_number', sql`${table.number} >= 1`),
    check('past_measure_rev', sql`${table.rev} >= 1`),
    oneOf('past_measure_progress', table.progress, ACTION_PROGRESS),
  ],
);

/** 進み具合の履歴. How a measure went on since it was brought along; its first revision is the import. */
export const pastMeasureStep = sqliteTable(
  'past_measure_step',
  {
    measureId: text('measure_id')
      .notNull()
      .references(() => pastMeasure.id),
    rev: integer('rev').notNull(),
    progress: text('progress', { enum: ACTION_PROGRESS }).notNull(),
    note: text('note').notNull(),
    writtenBy: text('written_by')
      .notNull()
      .references(() => person.id),
    writtenAt: text('written_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.measureId, table.rev] }),
    check('past_measure_step_rev', sql`${table.rev} >= 2`),
    oneOf('past_measure_step_progress', table.progress, ACTION_PROGRESS),
  ],
);

/** 取り込んだ結果. What a unit or a system had said to a clause or a question; counted by nothing. */
export const pastResult = sqliteTable(
  'past_result',
  {
    id: text('id').primaryKey(),
    importId: text('import_id')
      .notNull()
      .references(() => pastImport.id),
    number: integer('number').notNull(),
    unitId: text('unit_id').references(() => unit.id),
    systemId: text('system_id').references(() => informationSystem.id),
    policyId: text('policy_id'),
    document: text('document', { enum: POLICY_DOCUMENT_KINDS }),
    clauseId: text('clause_id'),
    /** Null where the result is of a clause. */
    questionText: text('question_text'),
    value: text('value', { enum: ANSWER_VALUES }).notNull(),
    comment: text('comment').notNull(),
  },
  (table) => [
    uniqueIndex('past_result_number').on(table.importId, table.number),
    index('past_result_unit').on(table.unitId),
    index('past_result_system').on(table.systemId),
    isNullOr('past_result_document', table.document, POLICY_DOCUMENT_KINDS),
    oneOf('past_result_value', table.value, ANSWER_VALUES),
    isFilled('past_result_question_text', table.questionText),
    check('past_result_number', sql`${table.number} >= 1`),
    check('past_result_target', sql`(${table.unitId} is null) <> (${table.systemId} is null)`),
    check('past_result_about', sql`(${table.clauseId} is null) <> (${table.questionText} is null)`),
    check(
      'past_result_clause',
      sql`(${table.clauseId} is null) = (${table.policyId} is null) and (${table.clauseId} is null) = (${table.document} is null)`,
    ),
  ],
);
