import { carriedSteps } from '#app/domain/questionnaire/editing/carried-steps.ts';
import type { DraftStep } from '#app/domain/questionnaire/editing/draft-step.ts';
import { correctionsInForce, editsInForce, roleNamesInForce } from '#app/domain/questionnaire/editing/draft-step.ts';
import type { QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import { stepsOf } from '#app/services/policy/stored-draft.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import { draftOfVersion } from '#db/queries/policy-draft.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';

/** What was done to the draft that became the policy's newest version; nothing where it came another way. */
function stepsOfNewest(db: Connection, policyId: string | null): readonly DraftStep[] {
  const newest = newestPolicies(db).find((version) => version.policyId === policyId);
  const draft = newest === undefined ? undefined : draftOfVersion(db, newest.id);
  return draft === undefined ? [] : stepsOf(db, draft.id);
}

/** What was said about names and questions of the version before, for a draft of a new text of the policy. */
export function stepsCarriedTo(
  { db }: ServiceContext,
  policyId: string | null,
  { source, reading }: { readonly source: string; readonly reading: PolicyReading },
): readonly DraftStep[] {
  return carriedSteps(stepsOfNewest(db, policyId), { source, clauses: reading.clauses });
}

/** How many edits of questions hold after steps. */
export function editCountOf(steps: readonly DraftStep[]): number {
  return editsInForce(steps).length;
}

/** How many edits of questions the policy's newest version has. */
export function editCountOfNewest({ db }: ServiceContext, policyId: string | null): number {
  return editCountOf(stepsOfNewest(db, policyId));
}

/** The edits of questions that the policy's newest version has; null where no draft became that one. */
export function editsOfNewest({ db }: ServiceContext, policyId: string | null): readonly QuestionEdit[] | null {
  const newest = newestPolicies(db).find((version) => version.policyId === policyId);
  const draft = newest === undefined ? undefined : draftOfVersion(db, newest.id);
  return draft === undefined ? null : editsInForce(stepsOf(db, draft.id));
}

/** 公開までの訂正. What was done to the draft that became a version. */
export interface DoneToDraft {
  readonly correctionCount: number;
  readonly nameCount: number;
  readonly editCount: number;
}

/** Null where the version came another way. */
export function doneToDraftOf(db: Connection, policyVersionId: string): DoneToDraft | null {
  const draft = draftOfVersion(db, policyVersionId);
  if (draft === undefined) return null;
  const steps = stepsOf(db, draft.id);
  return {
    correctionCount: correctionsInForce(steps).length,
    nameCount: roleNamesInForce(steps).size,
    editCount: editsInForce(steps).length,
  };
}
