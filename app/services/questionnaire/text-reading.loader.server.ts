import { account } from '#app/domain/policy/account.ts';
import type { PolicyAccount } from '#app/domain/policy/account.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import type { DutyOutside } from '#app/domain/policy/duties-outside.ts';
import type { NamedPlace } from '#app/domain/policy/first-places.ts';
import { misprintsOf } from '#app/domain/policy/misprint.ts';
import type { LocatedMisprint } from '#app/domain/policy/misprint.ts';
import { nextPolicyId } from '#app/domain/policy/policy-id.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { dutiesNotAsked } from '#app/domain/questionnaire/duties-not-asked.ts';
import { dutiesAsked, fewDutiesWords } from '#app/domain/questionnaire/duties-asked.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ApartLimits } from '#app/lib/apart.server.ts';
import type { SourceNote } from '#app/lib/decoded-source.ts';
import { AppError } from '#app/lib/http.server.ts';
import { withIdeographs } from '#app/lib/ideograph.ts';
import { formNotes } from '#app/lib/not-policy.ts';
import { READING_LANES, READING_LIMITS, readApart } from '#app/lib/reading-apart.server.ts';
import type { ReadingRefusal } from '#app/lib/source-file.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';

/** A text that somebody handed in, and the policy that it becomes a version of. */
export interface TextToRead {
  readonly source: string;
  readonly policyId: string;
  /** Of a text that was read before and corrected since. */
  readonly reading?: PolicyReading;
  /** What names of it mean that were given a meaning. */
  readonly namesGiven?: readonly (readonly [string, readonly RoleId[]])[];
}

/** 読み取った本文. All that follows from a text alone. */
export interface TextReading {
  readonly reading: PolicyReading;
  readonly questionnaire: Questionnaire;
  readonly counted: PolicyAccount;
  readonly outside: readonly DutyOutside[];
  /** What stands in clauses and may be a duty, and is asked of nobody. */
  readonly notAsked: readonly NamedPlace[];
  readonly misprints: readonly LocatedMisprint[];
  /** What has to be said first where hardly a duty becomes a question. */
  readonly fewDuties: string | null;
  readonly notes: readonly SourceNote[];
}

/** Takes as long as the text makes it: no screen calls it but by {@link readTextApart}. */
export function readingOf({ source: printed, policyId, reading: known, namesGiven = [] }: TextToRead): TextReading {
  const source = withIdeographs(printed);
  const reading = known ?? readPolicy(source);
  const questionnaire = deriveQuestionnaire(reading.clauses, { policyId, named: new Map(namesGiven) });
  const outside = dutiesOutside(reading, source);
  return {
    reading,
    questionnaire,
    counted: account(reading, source),
    outside,
    notAsked: dutiesNotAsked(reading, questionnaire, source),
    misprints: misprintsOf(reading.clauses),
    fewDuties: fewDutiesWords(dutiesAsked(questionnaire, outside)),
    notes: formNotes(source),
  };
}

const ENTRY = 'app/cli/text-reading.entry.ts';

/** Who waits for a reading, and until when. */
export interface ReadingFor {
  readonly personId: string;
  readonly left: AbortSignal;
  readonly limits?: ApartLimits;
}

/** Reads a text in a process of its own when it is the person's turn; throws where too much waits already. */
export async function readTextApart(
  text: TextToRead,
  { personId, left, limits = READING_LIMITS }: ReadingFor,
): Promise<Result<TextReading, ReadingRefusal>> {
  type Found = Result<TextReading, ReadingRefusal>;
  const found = READING_LANES.run(personId, () => readApart<Found>(ENTRY, text, limits, left));
  if (found === null) throw new AppError('busy');
  const read = await found;
  return read.ok ? read : refuse(read.reason);
}

/** The policy that a text becomes a version of: the chosen one, or one that the body has not had so far. */
export function policyIdFor(context: ServiceContext, chosenPolicyId: string | null): string {
  return chosenPolicyId ?? nextPolicyId(newestPolicies(context.db).map(({ policyId }) => policyId));
}
