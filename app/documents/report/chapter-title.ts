import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { POLICY_DOCUMENT_LABELS } from '#app/domain/policy/labels.ts';

/**
 * 章の名. The chapter's number and title; after the name of its policy where the campaign asks about several, and after
 * its document where that is another than the standards beside them.
 */
export function chapterTitle({
  policyName,
  document,
  chapter,
}: {
  /** Null where there is one policy alone. */
  readonly policyName: string | null;
  /** Null where every question is of one document. */
  readonly document: PolicyDocumentKind | null;
  readonly chapter: { readonly id: string; readonly title: string };
}): string {
  const of = document === null || document === 'standards' ? '' : POLICY_DOCUMENT_LABELS[document];
  return [policyName ?? '', of, chapter.id, chapter.title].filter((part) => part !== '').join(' ');
}
