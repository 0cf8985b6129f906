import { carriedConfirms, carriedCorrections } from '#app/domain/policy/carried-correction.ts';
import type { ReadText } from '#app/domain/policy/carried-correction.ts';
import { correctReading } from '#app/domain/policy/corrected-reading.ts';
import type { DraftFindings } from '#app/domain/policy/draft-finding.ts';
import { carriedSteps, numberedSteps } from '#app/domain/questionnaire/editing/carried-steps.ts';
import type { Unnumbered } from '#app/domain/questionnaire/editing/carried-steps.ts';
import {
  correctionsInForce,
  deedsInForce,
  editsInForce,
  roleNamesInForce,
} from '#app/domain/questionnaire/editing/draft-step.ts';
import type { DraftStep } from '#app/domain/questionnaire/editing/draft-step.ts';
import type { QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { withIdeographs } from '#app/lib/ideograph.ts';
import { firstReadingOf, stepsOf } from '#app/services/policy/stored-draft.loader.server.ts';
import type { SaidForPublishing } from '#app/services/policy/stored-draft.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import { draftOfVersion } from '#db/queries/policy-draft.server.ts';
import type { PolicyDraftRow } from '#db/queries/policy-draft.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';

/** The draft that became the policy's newest version; undefined where it came another way. */
function draftOfNewest(db: Connection, policyId: string | null): PolicyDraftRow | undefined {
  const newest = newestPolicies(db).find((version) => version.policyId === policyId);
  return newest === undefined ? undefined : draftOfVersion(db, newest.id);
}

/** A text that is to be a draft, and what is to be checked of it. */
interface TextToCarryTo extends ReadText {
  readonly findings: DraftFindings;
}

/** The first steps of a draft with what was said for its publication, where anything was. */
export function withSaid(steps: readonly DraftStep[], said: SaidForPublishing): readonly DraftStep[] {
  const isSaid = said.validFrom !== null || said.revisionSummary !== '';
  return isSaid ? numberedSteps([...steps, { act: 'publish_words', ...said }]) : steps;
}

/**
 * What was done to the version before, for a draft of a new text of the policy: the corrections of its reading and the
 * places that were looked at, then what was said about names and questions.
 */
export function stepsCarriedTo(
  { db }: ServiceContext,
  policyId: string | null,
  { source: printed, reading, findings }: TextToCarryTo,
): readonly DraftStep[] {
  const draft = draftOfNewest(db, policyId);
  if (draft === undefined) return [];
  const source = withIdeographs(printed);
  const steps = stepsOf(db, draft.id);
  const corrections = carriedCorrections(
    {
      ...{ source: draft.source, reading: firstReadingOf(draft) },
      corrections: correctionsInForce(steps).map(({ correction }) => correction),
    },
    { source, reading },
  );
  const places = carriedConfirms(
    { source: draft.source, confirmed: confirmedPlaces(steps) },
    { source, places: [...reading.warnings, ...findings.places].map(({ at: [from] }) => from) },
  );
  const { clauses } = correctReading(reading, source, corrections).reading;
  return numberedSteps([
    ...corrections.map((correction): Unnumbered => ({ act: 'correct', correction })),
    ...places.map((place): Unnumbered => ({ act: 'confirm', place })),
    ...carriedSteps(steps, { source, clauses }),
  ]);
}

/** What was done to the draft that became the policy's newest version; null where it came another way. */
export function doneToNewest({ db }: ServiceContext, policyId: string | null): DoneToDraft | null {
  const draft = draftOfNewest(db, policyId);
  return draft === undefined ? null : doneIn(stepsOf(db, draft.id));
}

/** The edits of questions that the policy's newest version has; null where no draft became that one. */
export function editsOfNewest({ db }: ServiceContext, policyId: string | null): readonly QuestionEdit[] | null {
  const draft = draftOfNewest(db, policyId);
  return draft === undefined ? null : editsInForce(stepsOf(db, draft.id));
}

/** 公開までの訂正. What was done to the draft that became a version. */
export interface DoneToDraft {
  readonly correctionCount: number;
  /** Places that somebody looked at and left as they were read. */
  readonly confirmCount: number;
  readonly nameCount: number;
  readonly editCount: number;
}

/** Null where the version came another way. */
export function doneToDraftOf(db: Connection, policyVersionId: string): DoneToDraft | null {
  const draft = draftOfVersion(db, policyVersionId);
  if (draft === undefined) return null;
  return doneIn(stepsOf(db, draft.id));
}

/** What steps come to. */
export function doneIn(steps: readonly DraftStep[]): DoneToDraft {
  return {
    correctionCount: correctionsInForce(steps).length,
    confirmCount: confirmedPlaces(steps).length,
    nameCount: roleNamesInForce(steps).size,
    editCount: editsInForce(steps).length,
  };
}

function confirmedPlaces(steps: readonly DraftStep[]): readonly number[] {
  return deedsInForce(steps).flatMap((step) => (step.act === 'confirm' ? [step.place] : []));
}
