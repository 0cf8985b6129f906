import { asc, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { ClosedRows, ClosedTable } from '#app/domain/campaign/closing.ts';
import type { RowValue } from '#app/domain/shared/canonical-json.ts';
import type { Connection } from '#db/client.server.ts';
import { rowValues } from '#db/row-values.ts';
import { closing } from '#db/schema/campaign.ts';

export type ClosingRow = typeof closing.$inferSelect;

const columnSchema = z.array(z.object({ name: z.string(), pk: z.number().int() }));

export function insertClosing(db: Connection, row: typeof closing.$inferInsert): void {
  db.insert(closing).values(row).run();
}

export function updateClosing(db: Connection, id: string, change: Partial<ClosingRow>): void {
  db.update(closing).set(change).where(eq(closing.id, id)).run();
}

export function closingsOf(db: Connection, campaignId: string): ClosingRow[] {
  return db.select().from(closing).where(eq(closing.campaignId, campaignId)).orderBy(asc(closing.number)).all();
}

/** Every closing, superseded ones included, in the order of their entries in the activity log. */
export function allClosings(db: Connection): ClosingRow[] {
  return db.select().from(closing).orderBy(asc(closing.sequence)).all();
}

/** A table's columns as they are now, with its key first to last; empty where there is no such table. */
export function columnsOf(db: Connection, table: string): { readonly columns: string[]; readonly key: string[] } {
  const found = columnSchema.parse(db.all(sql`SELECT name, pk FROM pragma_table_info(${table})`));
  const key = found.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return { columns: found.map(({ name }) => name), key: key.map(({ name }) => name) };
}

const CONDITIONS: Readonly<Record<ClosedRows, (of: Pick<ClosingRow, 'id' | 'campaignId' | 'sequence'>) => SQL>> = {
  self: ({ campaignId }) => sql`id = ${campaignId}`,
  campaign: ({ campaignId }) => sql`campaign_id = ${campaignId}`,
  closing: ({ id }) => sql`closing_id = ${id}`,
  history: ({ campaignId, sequence }) => sql`campaign_id = ${campaignId} AND sequence < ${sequence}`,
};

const list = (names: readonly string[]): SQL =>
  sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );

/** 確定した行. What a row says in the columns that a closing names, and its key, both in the order of their names. */
interface ClosedRow {
  readonly values: readonly RowValue[];
  readonly key: readonly RowValue[];
}

/** The rows of a table that a closing covers, with the columns and in the order that it names. */
export function closedRows(
  db: Connection,
  { table, rows, columns, order }: Pick<ClosedTable, 'table' | 'rows' | 'columns' | 'order'>,
  of: Pick<ClosingRow, 'id' | 'campaignId' | 'sequence'>,
): readonly ClosedRow[] {
  const found = db.values<unknown[]>(
    sql`SELECT ${list([...order, ...columns])} FROM ${sql.identifier(table)} WHERE ${CONDITIONS[rows](of)} ORDER BY ${list(order)}`,
  );
  return found.map((row) => closedRow(row, order.length));
}

/** A row that was read with its key before its columns. */
function closedRow(row: readonly unknown[], keyLength: number): ClosedRow {
  const all = rowValues(row);
  return { key: all.slice(0, keyLength), values: all.slice(keyLength) };
}

/** How many rows a page has at most: what is hashed between two requests. */
const PAGE = 300;

/** What of the key is the same for all rows of a closing; by the rest they are paged through. */
const OWN_KEY: Readonly<Record<ClosedRows, string | null>> = {
  self: null,
  campaign: 'campaign_id',
  history: 'campaign_id',
  closing: 'closing_id',
};

/**
 * The rows that a closing covers when it is counted, page by page along their key. Rows of other campaigns between them
 * are passed over within a page, so that none takes long: an index by campaign would sort all rows for each.
 */
export function* closedRowPages(
  db: Connection,
  { table, rows, columns, order }: Pick<ClosedTable, 'table' | 'rows' | 'columns' | 'order'>,
  of: Pick<ClosingRow, 'id' | 'campaignId'>,
): Generator<readonly ClosedRow[], void, void> {
  const owned = OWN_KEY[rows];
  const value = rows === 'closing' ? of.id : of.campaignId;
  const whole = { ...of, sequence: Number.MAX_SAFE_INTEGER };
  const [leading] = order;
  const fixed = owned !== null && leading === owned ? owned : null;
  const paged = fixed === null ? order : order.slice(1);
  let after: readonly RowValue[] | null = null;
  for (;;) {
    const behind: SQL =
      after === null
        ? sql`true`
        : sql`(${list(paged)}) > (${sql.join(
            after.map((part) => sql`${part}`),
            sql`, `,
          )})`;
    const own = fixed === null ? sql`true` : sql`${sql.identifier(fixed)} = ${value}`;
    const page: readonly unknown[][] = db.values(
      sql`SELECT (${CONDITIONS[rows](whole)}), ${list([...order, ...columns])}
        FROM ${sql.identifier(table)} WHERE ${own} AND ${behind} ORDER BY ${list(paged)} LIMIT ${PAGE}`,
    );
    yield page.filter(([isCovered]) => isCovered === 1).map((row) => closedRow(row.slice(1), order.length));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    const { key } = closedRow(last.slice(1), order.length);
    after = fixed === null ? key : key.slice(1);
  }
}

/** Takes away a closing that was not completed, when nothing hangs on it any more. */
export function deleteClosing(db: Connection, id: string): void {
  db.delete(closing).where(eq(closing.id, id)).run();
}

/** Whether a closing's rows say anything in these columns of the table. */
export function saysAnythingIn(db: Connection, table: string, columns: readonly string[], closingId: string): boolean {
  if (columns.length === 0) return false;
  const filled = sql.join(
    columns.map((name) => sql`${sql.identifier(name)} IS NOT NULL`),
    sql` OR `,
  );
  const rows = db.all(
    sql`SELECT 1 FROM ${sql.identifier(table)} WHERE closing_id = ${closingId} AND (${filled}) LIMIT 1`,
  );
  return rows.length > 0;
}

const countSchema = z.tuple([z.object({ n: z.number().int() })]);

/** Tables with a row for what holds now and a table of its revisions: the key in both, and what is said by whom. */
const ANSWERED = ['answered_by', 'answered_at', 'proxy_entry_id'];
const REVISED = [
  { table: 'answer', key: { item_id: 'item_id' }, said: ['content', ...ANSWERED] },
  { table: 'gate_answer', key: { sheet_id: 'sheet_id', gate_id: 'gate_id' }, said: ['holds', ...ANSWERED] },
  { table: 'common_answer', key: { id: 'common_answer_id' }, said: ['content', 'given_by', 'given_at'] },
  { table: 'improvement', key: { id: 'improvement_id' }, said: [] },
] as const;

/**
 * Tables of a campaign whose rows are not what the append-only revisions say last: whether the campaign runs or is
 * closed, every answer, gate, common answer and measure is its last revision.
 */
export function tablesBesideTheirRevisions(db: Connection, campaignId: string): readonly string[] {
  return REVISED.flatMap(({ table, key, said }) => {
    const columns = (keys: readonly string[]) => sql.raw([...keys, 'rev', ...said].join(', '));
    const keyOfRevision = Object.values(key);
    const last = sql`SELECT ${columns(keyOfRevision)} FROM (
      SELECT *, max(rev) OVER (PARTITION BY ${sql.raw(keyOfRevision.join(', '))}) AS last
      FROM ${sql.raw(`${table}_revision`)} WHERE campaign_id = ${campaignId}) WHERE rev = last`;
    const live = sql`SELECT ${columns(Object.keys(key))} FROM ${sql.raw(table)} WHERE campaign_id = ${campaignId}`;
    const beside = [sql`${last} EXCEPT ${live}`, sql`${live} EXCEPT ${last}`].some((rows) => {
      const [{ n }] = countSchema.parse(db.all(sql`SELECT count(*) AS n FROM (${rows})`));
      return n > 0;
    });
    return beside ? [table] : [];
  });
}
