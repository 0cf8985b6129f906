/** 消去の対象. What may be removed by law or by mistake: a file's content, what a row of a campaign says, a campaign. */
export const ERASURE_KINDS = ['file', 'row', 'campaign'] as const;
export type ErasureKind = (typeof ERASURE_KINDS)[number];

/** 消去の記録. What an erasure says of what is gone, as its entry in the activity log repeats it. */
export interface Erasure {
  readonly kind: ErasureKind;
  /** `file:<sha256>`, `campaign:<id>`, or the table and key of a row (`rowSubject`). */
  readonly subject: string;
  /** SHA-256 (hex) of what was removed. */
  readonly hash: string;
}

/** Names a row of a table by the values of its key, in their order. */
export function rowSubject(table: string, key: readonly (string | number | null)[]): string {
  return `${table}:${key.map(String).join(':')}`;
}
