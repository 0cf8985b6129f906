/** The page of a version of a policy: its days, what it changed, and the versions beside it. */
export function policyVersionPath(policyVersionId: string): string {
  return `/policies/${policyVersionId}`;
}
