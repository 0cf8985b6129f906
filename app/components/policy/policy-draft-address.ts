import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';

/** Where what is chosen stands on the page of a draft. */
export const CHOSEN_ID = 'chosen';

export function policyDraftPath(policyDraftId: string): string {
  return `/policies/drafts/${policyDraftId}`;
}

/** What names of the text mean that nobody knows. */
export function draftRolesPath(policyDraftId: string): string {
  return `${policyDraftPath(policyDraftId)}/roles`;
}

/** The same with a name chosen. */
export function draftRoleNamePath(policyDraftId: string, name: string): string {
  return `${draftRolesPath(policyDraftId)}?${new URLSearchParams({ name }).toString()}`;
}

export function draftQuestionsPath(policyDraftId: string): string {
  return `${policyDraftPath(policyDraftId)}/questions`;
}

/** The questions of which something is still to be checked. */
export function draftQuestionsToCheckPath(policyDraftId: string): string {
  return `${draftQuestionsPath(policyDraftId)}?state=flagged`;
}

/** The edits that do not fit the text any more, among the questions. */
export function draftEditsToReviewPath(policyDraftId: string): string {
  return `${draftQuestionsPath(policyDraftId)}?state=review`;
}

/** What each kind of respondent will see. */
export function draftPreviewPath(policyDraftId: string): string {
  return `${policyDraftPath(policyDraftId)}/preview`;
}

export function draftPublishPath(policyDraftId: string): string {
  return `${policyDraftPath(policyDraftId)}/publish`;
}

/** The draft with a clause chosen. */
export function draftClausePath(
  policyDraftId: string,
  { document, id }: { readonly document: PolicyDocumentKind; readonly id: string },
): string {
  const query = new URLSearchParams({ clause: id, ...(document === 'standards' ? {} : { document }) });
  return `${policyDraftPath(policyDraftId)}?${query.toString()}#${CHOSEN_ID}`;
}

/** The draft with whatever holds a place of the source chosen. */
export function draftPlacePath(policyDraftId: string, place: number): string {
  return `${policyDraftPath(policyDraftId)}?place=${place}#${CHOSEN_ID}`;
}
