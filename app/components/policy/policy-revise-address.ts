/** Where a published version is made a draft again. */
export function policyRevisePath(policyVersionId: string): string {
  return `/policies/${policyVersionId}/revise`;
}
