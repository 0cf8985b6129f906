/** Which published questionnaire of a policy version is meant: its own number among those of the policy. */
export interface PapersOf {
  readonly policyVersionId: string;
  readonly version: number;
}

function papersAddress({ policyVersionId, version }: PapersOf, file: string, more: Readonly<Record<string, string>>) {
  return `/policies/${policyVersionId}/papers${file}?${new URLSearchParams({ version: `${version}`, ...more }).toString()}`;
}

/** The page of what a published questionnaire comes out as; `failed` tells why a paper did not come. */
export function policyPapersPath(papers: PapersOf, failed: string | null = null): string {
  return papersAddress(papers, '', failed === null ? {} : { failed });
}

export function clauseQuestionPath(papers: PapersOf, as: 'xlsx' | 'csv'): string {
  return papersAddress(papers, '/clauses', { as });
}

export function checkSheetPath(papers: PapersOf, office: string, as: 'pdf' | 'docx'): string {
  return papersAddress(papers, '/sheet', { office, as });
}
