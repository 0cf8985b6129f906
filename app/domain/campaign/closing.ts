import type { Instant } from '#app/domain/shared/calendar-date.ts';

/**
 * Which rows of a table a closing covers: `self` the campaign's own row, `campaign` all that it owns, `closing` what
 * the closing stored, `history` what was appended before the closing's entry in the activity log.
 */
export const CLOSED_ROWS = ['self', 'campaign', 'closing', 'history'] as const;
export type ClosedRows = (typeof CLOSED_ROWS)[number];

/** 確定した表. One table as a closing hashed it: a later version reads the same columns in the same order again. */
export interface ClosedTable {
  readonly table: string;
  readonly rows: ClosedRows;
  readonly columns: readonly string[];
  /** Columns by which the rows are ordered; together unique. */
  readonly order: readonly string[];
  readonly count: number;
  /**
   * SHA-256 (hex) over the SHA-256 of each row's canonical JSON, one a line: for a row that was lawfully erased its
   * tombstone keeps that line.
   */
  readonly hash: string;
}

/** 集計確定の記録. What a closing hashed; the SHA-256 of its stored text stands in the activity log. */
export interface ClosingRecord {
  readonly tables: readonly ClosedTable[];
}

/** 集計確定. One count of a campaign; a superseded one stays and verifies beside the one that took its place. */
export interface Closing {
  readonly id: string;
  readonly campaignId: string;
  /** 1 for the first closing of its campaign. */
  readonly number: number;
  readonly at: Instant;
  /** Number of its entry in the activity log. */
  readonly sequence: number;
  readonly ruleVersion: string;
  readonly record: ClosingRecord;
  readonly supersededAt: Instant | null;
}

/** 確定後の相違. The first thing in which a closed table is no longer what was hashed. */
export interface ClosingDifference {
  readonly table: string;
  readonly problem: 'columns' | 'count' | 'hash';
}

/** What differs between a closing's record and the same tables read again; null where a table or column is gone. */
export function closingDifferences(
  record: ClosingRecord,
  found: ReadonlyMap<string, Pick<ClosedTable, 'count' | 'hash'> | null>,
): readonly ClosingDifference[] {
  return record.tables.flatMap(({ table, count, hash }): readonly ClosingDifference[] => {
    const now = found.get(table) ?? null;
    if (now === null) return [{ table, problem: 'columns' }];
    if (now.count !== count) return [{ table, problem: 'count' }];
    return now.hash === hash ? [] : [{ table, problem: 'hash' }];
  });
}
