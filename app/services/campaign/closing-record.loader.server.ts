import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isRunning } from '#app/domain/campaign/state.ts';
import { CLOSED_ROWS, closingDifferences } from '#app/domain/campaign/closing.ts';
import type { ClosedRows, ClosedTable, ClosingDifference, ClosingRecord } from '#app/domain/campaign/closing.ts';
import { canonicalRow } from '#app/domain/shared/canonical-json.ts';
import { campaignSubject, rowSubject } from '#app/domain/shared/erasure.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { lawfulErasures } from '#app/services/shared/erasure.loader.server.ts';
import type { Erasures } from '#app/services/shared/erasure.loader.server.ts';
import { readStored, storedKind, writeStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { allCampaigns, findCampaign } from '#db/queries/campaign.server.ts';
import {
  allClosings,
  closedRowPages,
  closedRows,
  columnsOf,
  saysAnythingIn,
  tablesBesideTheirRevisions,
} from '#db/queries/closing.server.ts';
import type { ClosingRow } from '#db/queries/closing.server.ts';

const recordSchema = z.object({
  tables: z.array(
    z.object({
      table: z.string(),
      rows: z.enum(CLOSED_ROWS),
      columns: z.array(z.string()),
      order: z.array(z.string()),
      count: z.number().int(),
      hash: z.string(),
    }),
  ),
}) satisfies z.ZodType<ClosingRecord>;

const storedRecord = storedKind<ClosingRecord>('closing record', recordSchema);

/** What a closing of this version covers, and the columns where not all of them are fixed by then. */
const COVERED: readonly { readonly table: string; readonly rows: ClosedRows; readonly columns?: readonly string[] }[] =
  [
    {
      table: 'campaign',
      rows: 'self',
      columns: ['id', 'fiscal_year', 'kind', 'name', 'period_from', 'period_to', 'opened_at'],
    },
    { table: 'campaign_questionnaire', rows: 'campaign' },
    { table: 'campaign_unit', rows: 'campaign' },
    { table: 'campaign_left_out', rows: 'campaign' },
    { table: 'campaign_setting', rows: 'campaign' },
    { table: 'campaign_target', rows: 'campaign' },
    { table: 'campaign_object', rows: 'campaign' },
    { table: 'campaign_clause', rows: 'campaign' },
    { table: 'campaign_question', rows: 'campaign' },
    { table: 'campaign_gate', rows: 'campaign' },
    {
      table: 'sheet',
      rows: 'campaign',
      columns: [
        'id',
        'campaign_id',
        'campaign_questionnaire_id',
        'target_id',
        'office',
        'answered_by_office',
        'entered_by_office',
        'route',
        'order',
      ],
    },
    { table: 'item', rows: 'campaign' },
    { table: 'proxy_entry', rows: 'history' },
    { table: 'answer_revision', rows: 'history' },
    { table: 'answer_evidence', rows: 'history' },
    { table: 'gate_answer_revision', rows: 'history' },
    { table: 'sheet_submission', rows: 'history' },
    { table: 'sheet_event', rows: 'history' },
    { table: 'common_answer_revision', rows: 'history' },
    { table: 'item_comment', rows: 'history' },
    { table: 'improvement_revision', rows: 'history' },
    { table: 'improvement_cover', rows: 'history' },
    { table: 'frozen_item', rows: 'closing' },
    { table: 'frozen_row', rows: 'closing' },
    { table: 'frozen_item_role', rows: 'closing' },
    { table: 'frozen_item_clause', rows: 'closing' },
    { table: 'frozen_sheet', rows: 'closing' },
    { table: 'frozen_gate', rows: 'closing' },
    { table: 'frozen_person', rows: 'closing' },
  ];

/** Columns that decide what was counted and stay empty in closings that came before them. */
const UNSAID_BEFORE: ReadonlyMap<string, readonly string[]> = new Map([['frozen_row', ['excepted']]]);

type Covering = Pick<ClosingRow, 'id' | 'campaignId' | 'sequence'>;

/** Of a row that was lawfully erased the hash that its tombstone keeps, of every other that of what it says. */
function hashOf(
  db: Connection,
  table: Omit<ClosedTable, 'count' | 'hash'>,
  of: Covering,
  erased: Erasures['lawful'],
): Pick<ClosedTable, 'count' | 'hash'> {
  const hash = createHash('sha256');
  const rows = closedRows(db, table, of);
  const line = lineOf(table, erased);
  for (const row of rows) hash.update(`${line(row)}\n`, 'utf8');
  return { count: rows.length, hash: hash.digest('hex') };
}

function lineOf(
  { table, columns }: Pick<ClosedTable, 'table' | 'columns'>,
  erased: Erasures['lawful'],
): (row: ReturnType<typeof closedRows>[number]) => string {
  const textOf = canonicalRow(columns);
  return ({ key, values }) => {
    const kept = erased.size === 0 ? undefined : erased.get(rowSubject(table, key));
    return kept ?? sha256(textOf(values));
  };
}

/**
 * Hashes what the closing covers, as this version stores it, so many rows at each step; to be called when its rows are
 * stored, while the database refuses to change any of them.
 */
export function* closingRecord(
  db: Connection,
  of: Pick<ClosingRow, 'id' | 'campaignId'>,
): Generator<void, { readonly record: string; readonly hash: string }, void> {
  const erased = lawfulErasures(db);
  const tables: ClosedTable[] = [];
  for (const { table, rows, columns } of COVERED) {
    const now = columnsOf(db, table);
    const shape = { table, rows, columns: columns ?? now.columns, order: now.key };
    const hash = createHash('sha256');
    const line = lineOf(shape, erased);
    let count = 0;
    for (const page of closedRowPages(db, shape, of)) {
      for (const row of page) hash.update(`${line(row)}\n`, 'utf8');
      count += page.length;
      yield;
    }
    tables.push({ ...shape, count, hash: hash.digest('hex') });
  }
  const record = writeStored(storedRecord, { tables });
  return { record, hash: sha256(record) };
}

/**
 * Reads again what the closing's record names, by its own columns and order, and tells what is no longer the same, or
 * says something in a column that decides what was counted and that the closing did not know.
 */
function verifyClosing(db: Connection, row: ClosingRow, erased: Erasures['lawful']): readonly ClosingDifference[] {
  const record = readStored(storedRecord, row.record);
  const found = record.tables.map((table) => {
    const now = columnsOf(db, table.table).columns;
    const later = (UNSAID_BEFORE.get(table.table) ?? []).filter((column) => !table.columns.includes(column));
    const whole =
      [...table.columns, ...table.order].every((column) => now.includes(column)) &&
      !saysAnythingIn(db, table.table, later, row.id);
    return [table.table, whole ? hashOf(db, table, row, erased) : null] as const;
  });
  return closingDifferences(record, new Map(found));
}

/** 自己点検の名. How a campaign is named: by itself, else by the entry that created it; null where neither is there. */
interface CampaignTitle {
  readonly id: string;
  readonly fiscalYear: number | null;
  readonly name: string | null;
}

/** 確定した記録の相違. A closing that is not what the activity log says of it. */
export interface DamagedClosing extends CampaignTitle {
  readonly number: number;
  /**
   * `missing`: the log has it, the database not; `unlogged`: the other way round; `record`: its record is not the one
   * that was logged; `reopened`: its campaign runs again though nothing superseded it; otherwise what differs in the
   * tables.
   */
  readonly problem: 'missing' | 'unlogged' | 'record' | 'reopened' | readonly ClosingDifference[];
}

const closedDetail = z.object({ closing: z.string(), number: z.number().int(), hash: z.string() });
const supersededDetail = z.object({ closing: z.string() });

/**
 * Every closing that the activity log tells of, read again; those that are whole are left out, and so are those of a
 * campaign that was lawfully erased.
 */
export function damagedClosings(
  db: Connection,
  { lawful }: Erasures,
  cut: number = NOTHING_CUT,
): readonly DamagedClosing[] {
  const logged = new Map<string, { readonly campaignId: string; readonly number: number; readonly hash: string }>();
  const superseded = new Set<string>();
  for (const { type, subject, detail } of activityEntries(db)) {
    if (type === 'campaign.close') {
      const { closing, number, hash } = closedDetail.parse(JSON.parse(detail));
      logged.set(closing, { campaignId: subject.replace(/^campaign:/, ''), number, hash });
    } else if (type === 'closing.supersede') superseded.add(supersededDetail.parse(JSON.parse(detail)).closing);
  }
  const closings = new Map(allClosings(db).map((row) => [row.id, row]));
  for (const { id, campaignId, number, sequence, hash } of closings.values()) {
    // The entry of a closing that lies before a cut is gone by right: its record is held against its own hash.
    if (sequence <= cut && hash !== '' && !logged.has(id)) logged.set(id, { campaignId, number, hash });
  }
  // One that is still counted is told of by its campaign, and stands in the records of its rows.
  const isCounting = ({ record, campaignId }: ClosingRow) =>
    record === '' && findCampaign(db, campaignId)?.state === 'closing';
  const unlogged = [...closings.values()]
    .filter((row) => !logged.has(row.id) && !isCounting(row))
    .map(({ campaignId, number }): DamagedClosing => ({ ...titleOf(db, campaignId), number, problem: 'unlogged' }));
  const damaged = [...logged].flatMap(([id, { campaignId, number, hash }]) => {
    const row = closings.get(id);
    if (row === undefined && lawful.has(campaignSubject(campaignId))) return [];
    const campaign = findCampaign(db, campaignId);
    const problem = problemOf(db, row, { hash, superseded: superseded.has(id) }, campaign?.closingId ?? null, lawful);
    if (problem.length === 0) return [];
    return [{ ...titleOf(db, campaignId), number, problem }];
  });
  return [...damaged, ...unlogged];
}

/** Nothing of the log was cut off: it begins with entry 1. */
const NOTHING_CUT = 0;

const createdDetail = z.object({ fiscalYear: z.number(), name: z.string() });

function titleOf(db: Connection, id: string): CampaignTitle {
  const campaign = findCampaign(db, id);
  if (campaign !== undefined) return { id, fiscalYear: campaign.fiscalYear, name: campaign.name };
  for (const { type, subject, detail } of activityEntries(db)) {
    if (type !== 'campaign.create' || subject !== campaignSubject(id)) continue;
    const created = createdDetail.safeParse(JSON.parse(detail));
    if (created.success) return { id, ...created.data };
  }
  return { id, fiscalYear: null, name: null };
}

/** 自己点検の相違. A campaign that is not as the activity log left it. */
export interface DamagedCampaign extends CampaignTitle {
  /**
   * `missing`: the log has it, the database not; `unlogged`: the other way round; `state`: it stands elsewhere than the
   * last act left it; otherwise the tables whose rows are not their last revisions.
   */
  readonly problem: 'missing' | 'unlogged' | 'state' | readonly string[];
}

/** Where each act leaves its campaign; null: it is no more. */
const LEFT_AS: ReadonlyMap<string, string | null> = new Map<string, string | null>([
  ['campaign.create', 'draft'],
  ['campaign.change', 'draft'],
  ['campaign.discard', null],
  ['campaign.open_begin', 'opening'],
  ['campaign.open_discard', 'draft'],
  ['campaign.open', 'open'],
  ['campaign.close_begin', 'closing'],
  ['campaign.close_discard', 'open'],
  ['campaign.close', 'closed'],
  ['closing.supersede', 'open'],
  ['campaign.report', 'reported'],
]);

/**
 * Every campaign held against the acts that the log tells of, and what it shows against its revisions, whether it runs
 * or is closed. Of a log that begins behind a cut, a campaign may be known by no act.
 */
export function damagedCampaigns(
  db: Connection,
  { lawful }: Erasures,
  cut: number = NOTHING_CUT,
): readonly DamagedCampaign[] {
  const left = new Map<string, string | null>();
  for (const { type, subject } of activityEntries(db)) {
    const state = LEFT_AS.get(type);
    if (state !== undefined) left.set(subject, state);
  }
  const present = new Map(allCampaigns(db).map((row) => [campaignSubject(row.id), row]));
  const missing = [...left]
    .filter(([subject, state]) => state !== null && !present.has(subject) && !lawful.has(subject))
    .map(([subject]): DamagedCampaign => ({
      ...titleOf(db, subject.replace(/^campaign:/, '')),
      problem: 'missing',
    }));
  const wrong = [...present].flatMap(([subject, { id, fiscalYear, name, state }]): readonly DamagedCampaign[] => {
    const said = left.get(subject);
    if (said === undefined && cut === NOTHING_CUT) return [{ id, fiscalYear, name, problem: 'unlogged' }];
    if (said !== undefined && said !== state) return [{ id, fiscalYear, name, problem: 'state' }];
    const tables = isRunning(state) ? tablesBesideTheirRevisions(db, id) : [];
    return tables.length === 0 ? [] : [{ id, fiscalYear, name, problem: tables }];
  });
  return [...missing, ...wrong];
}

function problemOf(
  db: Connection,
  row: ClosingRow | undefined,
  { hash, superseded }: { readonly hash: string; readonly superseded: boolean },
  current: string | null,
  erased: Erasures['lawful'],
): DamagedClosing['problem'] {
  if (row === undefined) return 'missing';
  if (row.hash !== hash || sha256(row.record) !== hash) return 'record';
  if (superseded !== (current !== row.id) || superseded !== (row.supersededAt !== null)) return 'reopened';
  const differences = verifyClosing(db, row, erased);
  return superseded ? differences : [...differences, ...besideRevisions(db, row.campaignId)];
}

/** What a screen of a closed year shows is the live row: it must be the revision that was hashed. */
function besideRevisions(db: Connection, campaignId: string): readonly ClosingDifference[] {
  return tablesBesideTheirRevisions(db, campaignId).map((table) => ({ table, problem: 'hash' }));
}
