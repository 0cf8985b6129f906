import type { PolicyDraftPage } from '#app/services/questionnaire/policy-draft.page.server.ts';

export interface DraftFieldsProps {
  readonly page: Pick<PolicyDraftPage, 'lastStep'> & Partial<Pick<PolicyDraftPage, 'chosenClause' | 'chosenPlace'>>;
}

/** What every form of a draft sends: the state it was made for, and where the page stands. */
export function DraftFields({ page: { lastStep, chosenClause, chosenPlace } }: DraftFieldsProps) {
  const place = chosenClause?.offset ?? chosenPlace?.offset;
  return (
    <>
      <input type="hidden" name="seenStep" value={lastStep} />
      {place === undefined ? null : <input type="hidden" name="place" value={place} />}
    </>
  );
}
