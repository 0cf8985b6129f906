import { sameKey } from '#app/domain/shared/same-key.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { WrittenCell } from '#app/domain/shared/written-cell.ts';

/** 台帳の読み込みの行. What a line of any register's file has, whatever its columns. */
export interface RegisterRow<Fault> {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  /** What was wrong with its cells already. */
  readonly faults: readonly Fault[];
  readonly cells: readonly WrittenCell[];
}

/** 台帳にあるもの. What a line of a file may be of. */
export interface Registered {
  readonly id: string;
  readonly retiredOn: CalendarDate | null;
}

/** 読み込みの判定. What becomes of a line. */
export type PlannedLine<Entry, Before, Row, Field, Fault> =
  | { readonly kind: 'added'; readonly line: number; readonly entry: Entry }
  | {
      readonly kind: 'changed';
      readonly line: number;
      readonly before: Before;
      readonly entry: Entry;
      readonly fields: readonly Field[];
    }
  | { readonly kind: 'unchanged'; readonly line: number; readonly entry: Entry }
  | { readonly kind: 'refused'; readonly line: number; readonly row: Row; readonly faults: readonly Fault[] };

/** What a line says, held against what there is; no entry where it is refused. */
export interface ReadLine<Entry, Fault> {
  readonly entry: Entry | null;
  readonly faults: readonly Fault[];
}

export interface RegisterReading<Entry, Before, Row, Field, Fault> {
  /** By {@link sameKey} of their codes, retired ones included. */
  readonly byCode: ReadonlyMap<string, Before>;
  readonly read: (row: Row, before: Before | null) => ReadLine<Entry, Fault>;
  readonly changedFields: (before: Before, entry: Entry) => readonly Field[];
}

/**
 * Tells what becomes of every line of a file. A line is of what has its code in the register; what no line names stays
 * as it is, and nothing is taken away by a file.
 */
export function planLines<Entry, Before extends Registered, Row extends RegisterRow<Fault>, Field, Fault>(
  rows: readonly Row[],
  { byCode, read, changedFields }: RegisterReading<Entry, Before, Row, Field, Fault | 'code_twice' | 'retired'>,
): readonly PlannedLine<Entry, Before, Row, Field, Fault | 'code_twice' | 'retired'>[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const { line } = row;
    const key = sameKey(row.code);
    const before = byCode.get(key) ?? null;
    const faults = new Set<Fault | 'code_twice' | 'retired'>(row.faults);
    if (key !== '' && seen.has(key)) faults.add('code_twice');
    seen.add(key);
    if (before !== null && before.retiredOn !== null) faults.add('retired');
    const { entry, faults: wrong } = read(row, before);
    for (const fault of wrong) faults.add(fault);
    if (faults.size > 0 || entry === null) return { kind: 'refused', line, row, faults: [...faults] };
    if (before === null) return { kind: 'added', line, entry };
    const fields = changedFields(before, entry);
    return fields.length === 0 ? { kind: 'unchanged', line, entry } : { kind: 'changed', line, before, entry, fields };
  });
}

/** What a register keeps, by {@link sameKey} of the codes. */
export function byCode<Kept extends { readonly code: string }>(kept: readonly Kept[]): ReadonlyMap<string, Kept> {
  return new Map(kept.map((one) => [sameKey(one.code), one]));
}
