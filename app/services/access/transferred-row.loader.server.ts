import { z } from 'zod';
import { OFFICES } from '#app/domain/organization/office.ts';
import type { Post } from '#app/domain/organization/office.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { readStored, storedKind, writeStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection, Database } from '#db/client.server.ts';
import { changesOf, TRANSFERRED_TABLES, transferredRows } from '#db/queries/transfer.server.ts';
import type { TransferredTable } from '#db/queries/transfer.server.ts';

const ROW = storedKind(
  'row that a transfer changed',
  z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
);
export type KeptRow = z.infer<typeof ROW.schema>;

/** What stands in a column; null for nothing, and for what is no text. */
export function textIn(row: KeptRow | null, column: string): string | null {
  const value = row?.[column];
  return typeof value === 'string' ? value : null;
}

/** 控えた任命. What a row of the appointments gave; null for none, and for an office that there is no more. */
export function keptPost(row: KeptRow | null): (Post & { readonly until: CalendarDate | null }) | null {
  const role = OFFICES.find((office) => office === textIn(row, 'role'));
  if (role === undefined) return null;
  const until = textIn(row, 'until_date');
  return {
    role,
    unitId: textIn(row, 'unit_id'),
    systemId: textIn(row, 'system_id'),
    until: until === null ? null : calendarDate(until),
  };
}

/** 行の控え. The rows that a transfer may change, each by its table and key. */
export type RowBook = ReadonlyMap<
  string,
  { readonly table: TransferredTable; readonly key: string; readonly row: KeptRow }
>;

export function rowBook(db: Database): RowBook {
  const book = new Map<string, { table: TransferredTable; key: string; row: KeptRow }>();
  for (const table of TRANSFERRED_TABLES) {
    for (const { rowKey: key, row } of transferredRows(db, table)) {
      book.set(`${table.table} ${key}`, { table, key, row });
    }
  }
  return book;
}

/** 変わった行. What a row was and is; null where there is none. */
export interface RowChange {
  readonly table: TransferredTable;
  readonly key: string;
  readonly was: KeptRow | null;
  readonly becomes: KeptRow | null;
}

/** Whether it let somebody be of the body again, or no more; null where it did neither. */
export function presenceChange({ table, was, becomes }: RowChange): 'returns' | 'leaves' | null {
  if (table.table !== 'person' || was === null || becomes === null || was['active'] === becomes['active']) return null;
  return becomes['active'] === 1 ? 'returns' : 'leaves';
}

export function sameRow(one: KeptRow | null, other: KeptRow | null): boolean {
  if (one === null || other === null) return one === other;
  return Object.entries(one).every(([column, value]) => other[column] === value);
}

/** Everything that differs between two books. */
export function changesBetween(before: RowBook, after: RowBook): readonly RowChange[] {
  const changes: RowChange[] = [];
  for (const [name, { table, key, row }] of before) {
    const becomes = after.get(name)?.row ?? null;
    if (!sameRow(row, becomes)) changes.push({ table, key, was: row, becomes });
  }
  for (const [name, { table, key, row }] of after) {
    if (!before.has(name)) changes.push({ table, key, was: null, becomes: row });
  }
  return changes;
}

/** What was changed in one act and then in another, as if in one. */
export function joinedChanges(first: readonly RowChange[], second: readonly RowChange[]): readonly RowChange[] {
  const nameOf = ({ table, key }: RowChange) => `${table.table} ${key}`;
  const joined = new Map(first.map((change) => [nameOf(change), change]));
  for (const change of second) {
    const earlier = joined.get(nameOf(change));
    joined.set(nameOf(change), earlier === undefined ? change : { ...change, was: earlier.was });
  }
  return [...joined.values()].filter(({ was, becomes }) => !sameRow(was, becomes));
}

const textOf = (row: KeptRow | null) => (row === null ? null : writeStored(ROW, row));
const rowOf = (text: string | null) => (text === null ? null : readStored(ROW, text));

export function changeRecords(transferId: string, changes: readonly RowChange[]) {
  return changes.map(({ table, key, was, becomes }) => ({
    transferId,
    tableName: table.table,
    rowKey: key,
    before: textOf(was),
    after: textOf(becomes),
  }));
}

/** 変わった行の印. In the order in which they are kept; the log has it too. */
export function keptChanges(
  db: Connection,
  transferId: string,
): { readonly changes: readonly RowChange[]; readonly changesHash: string } {
  const records = changesOf(db, transferId);
  const changes = records.flatMap(({ tableName, rowKey: key, before, after }) => {
    const table = TRANSFERRED_TABLES.find((one) => one.table === tableName);
    return table === undefined ? [] : [{ table, key, was: rowOf(before), becomes: rowOf(after) }];
  });
  return { changes, changesHash: sha256(canonicalJson(records)) };
}
