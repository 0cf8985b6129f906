import { canonicalJson } from '#app/domain/shared/canonical-json.ts';

/**
 * 点検票の内容. What was entered on a sheet, with the revision of each answer (0 and null where there is none): what
 * was changed and changed back again is other content, too.
 */
export interface SheetContent {
  readonly items: readonly { readonly itemId: string; readonly rev: number; readonly content: string | null }[];
  readonly gates: readonly { readonly gateId: string; readonly rev: number; readonly holds: boolean | null }[];
}

/** 見た内容. What a person had before the eyes when deciding: the hand-in, and the SHA-256 of what the sheet held. */
export interface SeenSubmission {
  /** Number of the hand-in within its sheet, from 1. */
  readonly number: number;
  readonly contentHash: string;
}

/** The text whose SHA-256 stands for the content; the order of items and gates makes no difference. */
export function contentText({ items, gates }: SheetContent): string {
  return canonicalJson({
    items: Object.fromEntries(items.map(({ itemId, rev, content }) => [itemId, { rev, content }])),
    gates: Object.fromEntries(gates.map(({ gateId, rev, holds }) => [gateId, { rev, holds }])),
  });
}
