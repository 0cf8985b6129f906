/** The page that says whom the policy of a version binds. */
export function policyUnitsPath(policyVersionId: string): string {
  return `/policies/${policyVersionId}/units`;
}

/** The page of a version of a policy: its days, what it changed, and the versions beside it. */
export function policyVersionPath(policyVersionId: string): string {
  return `/policies/${policyVersionId}`;
}
