/** The page of what a version of a policy leaves to the body. */
export function policyValuesPath(policyVersionId: string, missingOnly = false): string {
  return `/policies/${policyVersionId}/values${missingOnly ? '?show=missing' : ''}`;
}
