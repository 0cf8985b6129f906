/** Which published questionnaire of a policy version is meant: its own number among those of the policy. */
export interface PapersOf {
  readonly policyVersionId: string;
  readonly version: number;
}

/** The page of what a published questionnaire comes out as. */
export function policyPapersPath({ policyVersionId, version }: PapersOf): string {
  return `/policies/${policyVersionId}/papers?version=${version}`;
}
