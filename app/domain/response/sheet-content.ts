import { canonicalJson } from '#app/domain/shared/canonical-json.ts';

/**
 * 点検票の内容. What was entered on a sheet, with the revision of each answer (0 and null where there is none): what
 * was changed and changed back again is other content, too.
 */
export interface SheetContent {
  readonly items: readonly { readonly itemId: string; readonly rev: number; readonly content: string | null }[];
  /** What each measure that stands by itself says, with its revision; one that was taken away is other content, too. */
  readonly measures: readonly { readonly id: string; readonly rev: number }[];
  readonly gates: readonly { readonly gateId: string; readonly rev: number; readonly holds: boolean | null }[];
}

/** 見た内容. What a person had before the eyes when deciding: the hand-in, and the SHA-256 of what the sheet held. */
export interface SeenSubmission {
  /** Number of the hand-in within its sheet, from 1. */
  readonly number: number;
  readonly contentHash: string;
}

/**
 * The text whose SHA-256 stands for the content; the order of items, gates and measures makes no difference. Of a sheet
 * without measures it is what it was before there were any.
 */
export function contentText({ items, gates, measures }: SheetContent): string {
  return canonicalJson({
    items: Object.fromEntries(items.map(({ itemId, rev, content }) => [itemId, { rev, content }])),
    gates: Object.fromEntries(gates.map(({ gateId, rev, holds }) => [gateId, { rev, holds }])),
    ...(measures.length === 0 ? {} : { measures: Object.fromEntries(measures.map(({ id, rev }) => [id, rev])) }),
  });
}
