/** 消去の対象. What may be removed by law or by mistake: a file's content, what a row of a campaign says, a campaign. */
export const ERASURE_KINDS = ['file', 'row', 'campaign'] as const;
export type ErasureKind = (typeof ERASURE_KINDS)[number];

/** 消去の記録. What an erasure says of what is gone, as its entry in the activity log repeats it. */
export interface Erasure {
  readonly kind: ErasureKind;
  /** A file, a campaign or a row, by the names below. */
  readonly subject: string;
  /** SHA-256 (hex) of what was removed. */
  readonly hash: string;
}

/** Names a row of a table by the values of its key, in their order. */
export function rowSubject(table: string, key: readonly (string | number | null)[]): string {
  return `${table}:${key.map(String).join(':')}`;
}

/** Names a stored file. */
export function fileSubject(sha256: string): string {
  return `file:${sha256}`;
}

/** Names a campaign with all that it owns. */
export function campaignSubject(id: string): string {
  return `campaign:${id}`;
}

/** True when both tell of the same thing, removed with the same content. */
export function sameErasure(a: Erasure, b: Erasure): boolean {
  return a.kind === b.kind && a.subject === b.subject && a.hash === b.hash;
}
