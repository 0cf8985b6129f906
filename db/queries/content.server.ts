import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import type { Database } from '#db/client.server.ts';
import { rowSchema } from '#db/row-values.ts';

/** 記録される内容. A table of which every row names the entry of the act that stored it, and what of it never changes. */
export interface ContentTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** Columns by which the rows of one act are ordered; together unique. */
  readonly key: readonly string[];
  /** Whether its rows are found by their campaign: such tables are indexed by campaign and sequence together. */
  readonly ofCampaign: boolean;
  /** SQL of the rows that are of an act by now; the others are of none yet, and no act ever left one behind it. */
  readonly only?: string;
}

const answered = ['answered_by', 'answered_at', 'proxy_entry_id'];

function ofCampaign(table: string, key: readonly string[], columns: readonly string[]): ContentTable {
  return { table, key, columns: [...key, 'campaign_id', ...columns, 'sequence'], ofCampaign: true };
}

function ofBody(table: string, key: readonly string[], columns: readonly string[]): ContentTable {
  return { table, key, columns: [...key, ...columns, 'sequence'], ofCampaign: false };
}

const FORM_2: readonly ContentTable[] = [
  ofCampaign(
    'proxy_entry',
    ['id'],
    ['sheet_id', 'decided_by', 'decided_on', 'document_number', 'paper_location', 'entered_by', 'entered_at'],
  ),
  ofCampaign('answer_revision', ['item_id', 'rev'], ['content', ...answered]),
  ofCampaign(
    'answer_evidence',
    ['item_id', 'rev', 'order'],
    ['evidence_id', 'document_name', 'document_number', 'location', 'confirmed_by', 'confirmed_on', 'file_sha256'],
  ),
  ofCampaign('gate_answer_revision', ['sheet_id', 'gate_id', 'rev'], ['holds', ...answered]),
  ofCampaign(
    'sheet_submission',
    ['id'],
    ['sheet_id', 'number', 'content_hash', 'submitted_by', 'proxy_entry_id', 'at'],
  ),
  ofCampaign('sheet_event', ['id'], ['sheet_id', 'kind', 'at', 'actor_id', 'actor_name', 'submission_id', 'reason']),
  ofCampaign('common_answer_revision', ['common_answer_id', 'rev'], ['content', 'given_by', 'given_at']),
  ofCampaign('item_comment', ['id'], ['item_id', 'row_id', 'sheet_id', 'submission_id', 'text', 'written_by', 'at']),
  ofCampaign(
    'improvement_revision',
    ['improvement_id', 'rev'],
    ['what', 'owner', 'due_on', 'written_by', 'written_at'],
  ),
  ofCampaign('improvement_cover', ['improvement_id', 'rev', 'item_id', 'row_id'], ['sheet_id']),
  // While it counts, a closing is recorded as a row that changes; what is hashed is of the act that completes it.
  {
    ...ofBody('closing', ['id'], ['campaign_id', 'number', 'at', 'rule_version', 'record', 'hash', 'decision_id']),
    only: `record <> ''`,
  },
  ofBody('decision', ['id'], ['kind', 'decided_by_id', 'decided_by_name', 'capacity', 'on_date', 'document_number']),
  ofBody('file', ['sha256'], ['size', 'media_type', 'stored_at']),
  ofBody('erasure', ['id'], ['kind', 'subject', 'hash', 'document_number', 'reason', 'at', 'by']),
];

const FORM_3: readonly ContentTable[] = [
  ...FORM_2,
  ofBody('row_record', ['table_name', 'group_key'], ['form', 'hash']),
];

/**
 * What the entries of each form hash. A form is never changed, because entries that carry it are there for ever: a new
 * table or column comes with a form of its own.
 */
export const CONTENT_FORMS: ReadonlyMap<number, readonly ContentTable[]> = new Map([
  [2, FORM_2],
  [3, FORM_3],
  // Forms 4 and 5 record more rows, and hash what is stored as form 3 does.
  [4, FORM_3],
  [5, FORM_3],
]);

export type ContentRow = Readonly<Record<string, string | number | null>>;

const rowsSchema = z.array(rowSchema);
const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** What is asked of the tables of a form at every act. */
interface FormStatements {
  /** The places of the tables that have any row of the acts: most have none, and need not be asked. */
  readonly places: BetterSqlite3.Statement;
  /** The rows of each. */
  readonly rows: readonly BetterSqlite3.Statement[];
}

function prepared(connection: BetterSqlite3.Database, form: number): FormStatements {
  const tables = CONTENT_FORMS.get(form) ?? [];
  const stored = ({ table, ofCampaign: byCampaign, only }: ContentTable, after: string, upTo: string) =>
    `FROM ${table} WHERE ${byCampaign ? 'campaign_id IN (SELECT id FROM campaign) AND ' : ''}
     sequence > ${after} AND sequence <= ${upTo}${only === undefined ? '' : ` AND ${only}`}`;
  const [after, upTo] = ['(SELECT "after" FROM acts)', '(SELECT up_to FROM acts)'];
  const places = tables.map((table, place) => `SELECT ${place} WHERE EXISTS (SELECT 1 ${stored(table, after, upTo)})`);
  return {
    places: connection.prepare(`WITH acts("after", up_to) AS (VALUES (?, ?)) ${places.join(' UNION ALL ')}`).pluck(),
    rows: tables.map((table) =>
      connection.prepare(`SELECT ${list(table.columns)} ${stored(table, '?', '?')} ORDER BY ${list(table.key)}`),
    ),
  };
}

const known = new WeakMap<BetterSqlite3.Database, Map<number, FormStatements>>();

/** Asked at every act: prepared once for each connection. */
function statementsOf(connection: BetterSqlite3.Database, form: number): FormStatements {
  const forms = known.get(connection) ?? new Map<number, FormStatements>();
  known.set(connection, forms);
  const statements = forms.get(form) ?? prepared(connection, form);
  forms.set(form, statements);
  return statements;
}

const placesSchema = z.array(z.number());

/** The rows stored by the acts behind `after` up to `upTo`, in the order of the form's tables and of their keys. */
export function storedBy(
  db: Database,
  form: number,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): readonly { readonly table: ContentTable; readonly rows: readonly ContentRow[] }[] {
  const tables = CONTENT_FORMS.get(form) ?? [];
  const { places, rows } = statementsOf(db.$client, form);
  const stored = new Set(placesSchema.parse(places.all(after, upTo)));
  return tables.flatMap((table, place) =>
    stored.has(place) ? [{ table, rows: rowsSchema.parse(rows[place]?.all(after, upTo)) }] : [],
  );
}

/** All rows of a table by the entry that covers them, which for what is older than `first` is `first` itself. */
export function* storedRows(
  db: Database,
  { table, columns, key, only = 'true' }: ContentTable,
  { first, after }: { readonly first: number; readonly after: number | null },
): Generator<{ readonly entry: number; readonly row: ContentRow }> {
  const statement = db.$client.prepare(
    `SELECT ${list(columns)} FROM ${table} WHERE ${only} ${after === null ? '' : 'AND sequence > $after'}
     ORDER BY max(sequence, $first), ${list(key)}`,
  );
  for (const found of statement.iterate({ first, ...(after === null ? {} : { after }) })) {
    const row = rowSchema.parse(found);
    yield { entry: Math.max(Number(row['sequence']), first), row };
  }
}
