import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

/** Tables whose rows belong to one campaign and are frozen with it. */
export const CAMPAIGN_OWNED_TABLES = [
  'campaign_target',
  'campaign_clause',
  'campaign_question',
  'campaign_gate',
  'sheet',
  'item',
  'proxy_entry',
  'answer',
  'answer_revision',
  'gate_answer',
  'sheet_event',
  'frozen_item',
] as const;

const FROZEN_STATES = `('closed', 'reported', 'adopted')`;

/** The columns of `campaign` that may still change after 集計確定. */
const COLUMNS_AFTER_CLOSING = ['state', 'reported_at', 'adopted_at'];

interface Trigger {
  readonly name: string;
  readonly sql: string;
}

function refusal(name: string, when: string, table: string, condition: string, message: string): Trigger {
  return {
    name,
    sql: `CREATE TRIGGER ${name} BEFORE ${when} ON ${table} ${condition} BEGIN SELECT RAISE(ABORT, '${message}'); END`,
  };
}

function frozenRowTriggers(table: string): Trigger[] {
  const frozen = (row: 'NEW' | 'OLD') =>
    `(SELECT state FROM campaign WHERE id = ${row}.campaign_id) IN ${FROZEN_STATES}`;
  const message = 'campaign is frozen';
  return [
    refusal(`${table}_frozen_insert`, 'INSERT', table, `WHEN ${frozen('NEW')}`, message),
    refusal(`${table}_frozen_update`, 'UPDATE', table, `WHEN ${frozen('OLD')} OR ${frozen('NEW')}`, message),
    refusal(`${table}_frozen_delete`, 'DELETE', table, `WHEN ${frozen('OLD')}`, message),
  ];
}

function campaignTriggers(columns: readonly string[]): Trigger[] {
  const changed = columns
    .filter((column) => !COLUMNS_AFTER_CLOSING.includes(column))
    .map((column) => `OLD.${column} IS NOT NEW.${column}`)
    .join(' OR ');
  const rank = (row: 'NEW' | 'OLD') =>
    `CASE ${row}.state WHEN 'draft' THEN 0 WHEN 'open' THEN 1 WHEN 'closed' THEN 2 WHEN 'reported' THEN 3 ELSE 4 END`;
  return [
    refusal('campaign_frozen_delete', 'DELETE', 'campaign', `WHEN OLD.state <> 'draft'`, 'campaign is not a draft'),
    refusal('campaign_one_way', 'UPDATE', 'campaign', `WHEN ${rank('NEW')} < ${rank('OLD')}`, 'campaign goes one way'),
    refusal(
      'campaign_frozen_update',
      'UPDATE',
      'campaign',
      `WHEN OLD.state IN ${FROZEN_STATES} AND (${changed})`,
      'campaign is frozen',
    ),
  ];
}

function appendOnlyTriggers(table: string): Trigger[] {
  return [
    refusal(`${table}_append_only_update`, 'UPDATE', table, '', `${table} is append-only`),
    refusal(`${table}_append_only_delete`, 'DELETE', table, '', `${table} is append-only`),
  ];
}

function triggersFor(connection: BetterSqlite3.Database): Trigger[] {
  const columns = z.array(z.object({ name: z.string() })).parse(connection.pragma('table_info(campaign)'));
  return [
    ...CAMPAIGN_OWNED_TABLES.flatMap(frozenRowTriggers),
    ...campaignTriggers(columns.map((column) => column.name)),
    ...appendOnlyTriggers('activity_log'),
    ...appendOnlyTriggers('answer_revision'),
  ];
}

const presentSchema = z.array(z.object({ name: z.string(), sql: z.string() }));

function presentTriggers(connection: BetterSqlite3.Database): Trigger[] {
  return presentSchema.parse(connection.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all());
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
  const present = new Map(presentTriggers(connection).map((trigger) => [trigger.name, trigger.sql]));
  const missing = all.filter(({ name, sql }) => present.get(name) !== sql);
  if (missing.length > 0 || present.size !== all.length) throw new Error('the triggers are not those of this version');
}
