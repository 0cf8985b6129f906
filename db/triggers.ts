import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { actNumberTriggers } from '#db/act-numbers.ts';
import { closingOwnedTriggers, closingTriggers } from '#db/closing-triggers.ts';
import { policyTriggers } from '#db/policy-triggers.ts';
import { isNamedByAnother, namesAnotherCampaign } from '#db/named-rows.ts';
import { refusal } from '#db/refusal.ts';
import type { Trigger } from '#db/refusal.ts';
import { columnsOf } from '#db/table-columns.ts';
import { takesPlaceOfAnother } from '#db/replaced-rows.ts';

/** Tables whose rows belong to one campaign and are frozen with it. */
export const CAMPAIGN_OWNED_TABLES = [
  'campaign_questionnaire',
  'campaign_unit',
  'campaign_left_out',
  'campaign_setting',
  'campaign_target',
  'campaign_object',
  'campaign_clause',
  'campaign_question',
  'campaign_gate',
  'sheet',
  'item',
  'proxy_entry',
  'answer',
  'answer_revision',
  'answer_evidence',
  'gate_answer',
  'gate_answer_revision',
  'sheet_submission',
  'sheet_event',
  'item_state',
  'common_answer',
  'common_answer_revision',
  'improvement',
  'improvement_revision',
  'improvement_cover',
  'item_comment',
] as const;

/** Tables whose rows are written once and stay as they are; those that a closing stores are named below. */
export const APPEND_ONLY_TABLES = [
  'activity_log',
  'row_record',
  'decision',
  'erasure',
  'proxy_entry',
  'answer_revision',
  'answer_evidence',
  'gate_answer_revision',
  'sheet_submission',
  'sheet_event',
  'common_answer_revision',
  'item_comment',
  'improvement_revision',
  'improvement_cover',
  'policy_value_revision',
  'policy_draft_step',
  'policy_version',
  'policy_clause',
  'questionnaire',
  'policy_publication',
  'policy_term',
] as const;

/** Tables whose rows one closing stores once and for all. */
export const CLOSING_OWNED_TABLES = [
  'frozen_item',
  'frozen_row',
  'frozen_item_role',
  'frozen_item_clause',
  'frozen_sheet',
  'frozen_gate',
  'frozen_person',
] as const;

/** Every table of which some rows are never taken away. */
export const KEPT_TABLES: readonly string[] = [
  ...new Set(['campaign', 'closing', 'file', ...CAMPAIGN_OWNED_TABLES, ...CLOSING_OWNED_TABLES, ...APPEND_ONLY_TABLES]),
];

/** Said by what is not frozen: a state that no CHECK knows, on a connection that ignores them, thaws nothing. */
const IS_FROZEN = `NOT IN ('draft', 'opening', 'open')`;

/** The columns of `campaign` that may still change once it is counted; its closing only where that was superseded. */
const COLUMNS_AFTER_CLOSING = [
  'state',
  'reported_at',
  'adopted_at',
  'closing_id',
  'report_decision_id',
  'adopt_decision_id',
];

/** Which rows of a table no other one may take the place of; null: none at all. */
function keptRows(table: string): string | null {
  if (table === 'campaign') return `campaign.state <> 'draft'`;
  const owned: readonly string[] = CAMPAIGN_OWNED_TABLES;
  const appended: readonly string[] = APPEND_ONLY_TABLES;
  if (!owned.includes(table) || appended.includes(table)) return null;
  return `(SELECT state FROM campaign WHERE id = ${table}.campaign_id) ${IS_FROZEN}`;
}

/** What stands is not replaced, by whatever statement and with whatever settings of the connection. */
function replacementTriggers(connection: BetterSqlite3.Database, table: string): Trigger[] {
  const kept = keptRows(table);
  return (['INSERT', 'UPDATE'] as const).map((when) => {
    const condition = `WHEN ${takesPlaceOfAnother(connection, table, when, kept)}`;
    const message = kept === null ? `${table} is append-only` : 'campaign is frozen';
    return refusal(`${table}_kept_${when.toLowerCase()}`, when, table, condition, message);
  });
}

/** An opening is given up when nothing is left of what it made, so that nobody's sheet ever was of a draft. */
const GIVES_UP_OPENING = `OLD.state = 'opening' AND NEW.state = 'draft' AND NOT EXISTS (
  SELECT 1 FROM sheet WHERE campaign_id = OLD.id)
  AND NOT EXISTS (SELECT 1 FROM campaign_setting WHERE campaign_id = OLD.id)`;

/** A closing is given up when its own row is gone, and with it all that it counted. */
const GIVES_UP_CLOSING = `OLD.state = 'closing' AND NEW.state = 'open' AND NOT EXISTS (
  SELECT 1 FROM closing WHERE campaign_id = OLD.id AND record = '')`;

/** A closing names itself when it is complete. */
const IS_CLOSED_NOW = `OLD.state = 'closing' AND NEW.state = 'closed' AND OLD.closing_id IS NULL`;

/** A closing is taken back before any report, by what names it superseded; nothing else reopens a campaign. */
const IS_SUPERSEDED = `OLD.state = 'closed' AND NEW.state = 'open' AND NEW.closing_id IS NULL
  AND (SELECT superseded_at FROM closing WHERE id = OLD.closing_id) IS NOT NULL`;

function frozenRowTriggers(table: string): Trigger[] {
  const frozen = (row: 'NEW' | 'OLD') => `(SELECT state FROM campaign WHERE id = ${row}.campaign_id) ${IS_FROZEN}`;
  const message = 'campaign is frozen';
  return [
    refusal(`${table}_frozen_insert`, 'INSERT', table, `WHEN ${frozen('NEW')}`, message),
    refusal(`${table}_frozen_update`, 'UPDATE', table, `WHEN ${frozen('OLD')} OR ${frozen('NEW')}`, message),
    refusal(`${table}_frozen_delete`, 'DELETE', table, `WHEN ${frozen('OLD')}`, message),
  ];
}

function campaignTriggers(columns: readonly string[]): Trigger[] {
  const changed = ['rowid', ...columns]
    .filter((column) => !COLUMNS_AFTER_CLOSING.includes(column))
    .map((column) => `OLD.${column} IS NOT NEW.${column}`)
    .join(' OR ');
  const rank = (row: 'NEW' | 'OLD') =>
    `CASE ${row}.state WHEN 'draft' THEN 0 WHEN 'opening' THEN 1 WHEN 'open' THEN 2 WHEN 'closing' THEN 3
      WHEN 'closed' THEN 4 WHEN 'reported' THEN 5 WHEN 'adopted' THEN 6 ELSE -1 END`;
  const back = [IS_SUPERSEDED, GIVES_UP_OPENING, GIVES_UP_CLOSING].map((way) => `(${way})`).join(' OR ');
  return [
    refusal('campaign_frozen_delete', 'DELETE', 'campaign', `WHEN OLD.state <> 'draft'`, 'campaign is not a draft'),
    refusal(
      'campaign_one_way',
      'UPDATE',
      'campaign',
      `WHEN (${rank('NEW')} < ${rank('OLD')} AND NOT (${back})) OR ${rank('NEW')} > ${rank('OLD')} + 1`,
      'campaign goes one way',
    ),
    refusal('campaign_begins', 'INSERT', 'campaign', `WHEN NEW.state IS NOT 'draft'`, 'a campaign begins as a draft'),
    refusal(
      'campaign_frozen_update',
      'UPDATE',
      'campaign',
      `WHEN OLD.state ${IS_FROZEN} AND (${changed} OR (OLD.closing_id IS NOT NEW.closing_id
        AND NOT ((${IS_SUPERSEDED}) OR (${IS_CLOSED_NOW}))))`,
      'campaign is frozen',
    ),
    refusal(
      'campaign_dated_once',
      'UPDATE',
      'campaign',
      `WHEN ${DATED_AGAIN}`,
      'a campaign is reported and adopted once',
    ),
  ];
}

/** The day of a report and of its adoption comes with the state and stays. */
const DATED_AGAIN = `(OLD.reported_at IS NOT NULL AND OLD.reported_at IS NOT NEW.reported_at)
  OR (OLD.adopted_at IS NOT NULL AND OLD.adopted_at IS NOT NEW.adopted_at)
  OR (NEW.reported_at IS NOT NULL AND NEW.state NOT IN ('reported', 'adopted'))
  OR (NEW.adopted_at IS NOT NULL AND NEW.state <> 'adopted')`;

function appendOnlyTriggers(table: string): Trigger[] {
  return [
    refusal(`${table}_append_only_update`, 'UPDATE', table, '', `${table} is append-only`),
    refusal(`${table}_append_only_delete`, 'DELETE', table, '', `${table} is append-only`),
  ];
}

const OF_ANOTHER = 'a row names what is of another campaign';

/** A row hangs on no other campaign's, and so on none that is frozen, whether or not foreign keys are looked at. */
function namedRowTriggers(connection: BetterSqlite3.Database, table: string): Trigger[] {
  const names = namesAnotherCampaign(connection, table);
  if (names === null) return [];
  return [
    refusal(`${table}_named_insert`, 'INSERT', table, `WHEN ${names.condition}`, OF_ANOTHER),
    refusal(`${table}_named_update`, `UPDATE OF ${names.columns}`, table, `WHEN ${names.condition}`, OF_ANOTHER),
  ];
}

/** What came beneath rows of a running campaign by a way round, as by taking one away below others, stops a closing. */
function unmixedTriggers(connection: BetterSqlite3.Database): Trigger[] {
  const mixed = isNamedByAnother(connection, CAMPAIGN_OWNED_TABLES, 'NEW.id');
  const condition = `WHEN NEW.state = 'closed' AND OLD.state <> 'closed' AND (${mixed})`;
  return [refusal('campaign_unmixed', 'UPDATE OF state', 'campaign', condition, OF_ANOTHER)];
}

/** The columns by which an act names its 決裁, and of which kind that must be. */
const DECIDED_ACTS = [
  { table: 'campaign', column: 'open_decision_id', kind: 'campaign_open' },
  { table: 'campaign', column: 'report_decision_id', kind: 'campaign_report' },
  { table: 'campaign', column: 'adopt_decision_id', kind: 'campaign_adopt' },
  { table: 'closing', column: 'decision_id', kind: 'campaign_close' },
  { table: 'closing', column: 'supersede_decision_id', kind: 'closing_supersede' },
  { table: 'permitted_exception', column: 'decision_id', kind: 'exception_permit' },
] as const;

/** An act names a decision about such an act, and once it has named one never another. */
function decidedActTriggers({ table, column, kind }: (typeof DECIDED_ACTS)[number]): Trigger[] {
  const another = `NEW.${column} IS NOT NULL AND (SELECT kind FROM decision WHERE id = NEW.${column}) IS NOT '${kind}'`;
  const message = 'an act names its own decision';
  return [
    refusal(`${table}_${column}_insert`, 'INSERT', table, `WHEN ${another}`, message),
    refusal(
      `${table}_${column}_update`,
      'UPDATE',
      table,
      `WHEN (${another}) OR (OLD.${column} IS NOT NULL AND OLD.${column} IS NOT NEW.${column})`,
      message,
    ),
  ];
}

/** On no day are there two versions of one unit, or two units of one code. */
function unitTriggers(): Trigger[] {
  const beside = (same: string) => `EXISTS (SELECT 1 FROM unit_version AS other WHERE ${same}
    AND other.from_date <= coalesce(NEW.until_date, '9999-12-31')
    AND NEW.from_date <= coalesce(other.until_date, '9999-12-31')`;
  const unit = 'other.unit_id = NEW.unit_id';
  const code = 'other.code = NEW.code AND other.unit_id <> NEW.unit_id';
  const message = 'versions of a unit do not overlap';
  const taken = 'the code of a unit is taken';
  return [
    refusal('unit_version_insert', 'INSERT', 'unit_version', `WHEN ${beside(unit)})`, message),
    refusal(
      'unit_version_update',
      'UPDATE',
      'unit_version',
      `WHEN ${beside(unit)} AND other.rowid <> OLD.rowid)`,
      message,
    ),
    refusal('unit_version_code_insert', 'INSERT', 'unit_version', `WHEN ${beside(code)})`, taken),
    refusal('unit_version_code_update', 'UPDATE', 'unit_version', `WHEN ${beside(code)})`, taken),
  ];
}

/** A delegation lies within the days of its appointment, whichever of the two is written. */
function delegationTriggers(): Trigger[] {
  const outside = (delegation: string, appointment: string) =>
    `(${delegation}.from_date < ${appointment}.from_date OR ${delegation}.from_date > ${appointment}.until_date
      OR ${delegation}.until_date > ${appointment}.until_date)`;
  const written = `WHEN EXISTS (SELECT 1 FROM appointment AS office
    WHERE office.id = NEW.appointment_id AND ${outside('NEW', 'office')})`;
  const standing = `WHEN EXISTS (SELECT 1 FROM delegation AS let
    WHERE let.appointment_id = NEW.id AND ${outside('let', 'NEW')})`;
  const message = 'a delegation lies within its appointment';
  return [
    refusal('delegation_insert', 'INSERT', 'delegation', written, message),
    refusal('delegation_update', 'UPDATE', 'delegation', written, message),
    refusal('appointment_update', 'UPDATE', 'appointment', standing, message),
  ];
}

/** What hangs on a revision is stored in the act that stores that, and not put beneath it later. */
function withRevisionTriggers(): Trigger[] {
  const sequenceOf = (table: string, key: string) => `SELECT sequence FROM ${table}
    WHERE ${key} = NEW.${key} AND rev = NEW.rev AND campaign_id = NEW.campaign_id`;
  return [
    refusal(
      'answer_evidence_with_revision',
      'INSERT',
      'answer_evidence',
      `WHEN NEW.sequence IS NOT (${sequenceOf('answer_revision', 'item_id')})`,
      'evidence is copied with its answer',
    ),
    refusal(
      'improvement_cover_with_revision',
      'INSERT',
      'improvement_cover',
      `WHEN NEW.sequence IS NOT (${sequenceOf('improvement_revision', 'improvement_id')})`,
      'a measure says with its revision what it answers',
    ),
  ];
}

/** What a file is never changes; that its content was erased is noted once, by the erasure that tells of this file. */
function fileTriggers(): Trigger[] {
  const unchanged = ['sha256', 'size', 'media_type', 'stored_at', 'sequence']
    .map((column) => `OLD.${column} IS NEW.${column}`)
    .join(' AND ');
  const erases = `OLD.erased_by IS NULL AND EXISTS (SELECT 1 FROM erasure
    WHERE id = NEW.erased_by AND kind = 'file' AND subject = 'file:' || NEW.sha256 AND hash = NEW.sha256)`;
  return [
    refusal('file_insert', 'INSERT', 'file', 'WHEN NEW.erased_by IS NOT NULL', 'a file is stored before it is erased'),
    refusal('file_update', 'UPDATE', 'file', `WHEN NOT (${unchanged} AND ${erases})`, 'a file does not change'),
    refusal('file_delete', 'DELETE', 'file', '', 'a file does not change'),
  ];
}

/** Strangers cause these rows: beyond the newest so many, the oldest minutes are dropped. */
export const MOST_REFUSAL_COUNTS = 20_000;

function cappedTriggers(): Trigger[] {
  const sql = `CREATE TRIGGER refusal_count_capped AFTER INSERT ON refusal_count BEGIN
    DELETE FROM refusal_count WHERE id <= NEW.id - ${MOST_REFUSAL_COUNTS}; END`;
  return [{ name: 'refusal_count_capped', sql }];
}

function triggersFor(connection: BetterSqlite3.Database): Trigger[] {
  const columns = columnsOf(connection, 'campaign');
  return [
    ...['campaign', ...CAMPAIGN_OWNED_TABLES, ...CLOSING_OWNED_TABLES].flatMap((table) =>
      namedRowTriggers(connection, table),
    ),
    ...unmixedTriggers(connection),
    ...CAMPAIGN_OWNED_TABLES.flatMap(frozenRowTriggers),
    ...campaignTriggers(columns.map((column) => column.name)),
    ...CLOSING_OWNED_TABLES.flatMap(closingOwnedTriggers),
    ...closingTriggers(),
    ...APPEND_ONLY_TABLES.flatMap(appendOnlyTriggers),
    ...KEPT_TABLES.flatMap((table) => replacementTriggers(connection, table)),
    ...DECIDED_ACTS.flatMap(decidedActTriggers),
    ...unitTriggers(),
    ...policyTriggers(),
    ...delegationTriggers(),
    ...withRevisionTriggers(),
    ...actNumberTriggers(connection),
    ...fileTriggers(),
    ...cappedTriggers(),
  ];
}

const presentSchema = z.array(z.object({ name: z.string(), sql: z.string() }));

function presentTriggers(connection: BetterSqlite3.Database): Trigger[] {
  return presentSchema.parse(connection.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all());
}

/** Names of triggers that are missing, that say something else, or that are not of this version. */
export function foreignTriggers(connection: BetterSqlite3.Database): readonly string[] {
  const wanted = new Map(triggersFor(connection).map(({ name, sql }) => [name, sql]));
  const present = new Map(presentTriggers(connection).map(({ name, sql }) => [name, sql]));
  const names = [...new Set([...wanted.keys(), ...present.keys()])];
  return names.filter((name) => wanted.get(name) !== present.get(name)).sort();
}

/** Takes every trigger down: for a migration alone, inside its transaction. */
export function dropTriggers(connection: BetterSqlite3.Database): void {
  for (const { name } of presentTriggers(connection)) connection.exec(`DROP TRIGGER "${name}"`);
}

/**
 * Brings the triggers to exactly the set above, and makes sure of it. Run after every migration and at every start:
 * the rebuild of a table drops its triggers, so they live in code and not in the migrations.
 */
export function installTriggers(connection: BetterSqlite3.Database): void {
  const all = triggersFor(connection);
  const wanted = new Map(all.map((trigger) => [trigger.name, trigger.sql]));
  for (const { name, sql } of presentTriggers(connection)) {
    if (wanted.get(name) === sql) wanted.delete(name);
    else connection.exec(`DROP TRIGGER "${name}"`);
  }
  for (const sql of wanted.values()) connection.exec(sql);
  if (foreignTriggers(connection).length > 0) throw new Error('the triggers are not those of this version');
}
