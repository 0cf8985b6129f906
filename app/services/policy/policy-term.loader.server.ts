import type { CountedPolicies } from '#app/domain/organization/bound-policy.ts';
import { isWithdrawn } from '#app/domain/policy/policy-term.ts';
import type { VersionTerm } from '#app/domain/policy/policy-term.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { Connection } from '#db/client.server.ts';
import { findPolicyVersion } from '#db/queries/policy.server.ts';
import { versionsWithTerms } from '#db/queries/policy-term.server.ts';

/** 版と有効期間. A version of a policy without its text; `rev` is of the term that holds, 0 where none was ever written. */
export interface TermedVersion extends VersionTerm {
  readonly policyId: string;
  readonly name: string;
  readonly citation: string;
  readonly sourceSha256: string;
  readonly importedAt: string;
  readonly rev: number;
}

const day = (text: string | null) => (text === null ? null : calendarDate(text));

/** Every version of every policy, the one published last first. */
export function termedVersions(db: Connection): readonly TermedVersion[] {
  return versionsWithTerms(db).map(({ validFrom, validTo, ...version }) => ({
    ...version,
    from: day(validFrom),
    to: day(validTo),
  }));
}

/** Of which policy this is a version. */
export function policyOfVersion(db: Connection, policyVersionId: string): Result<string, 'not_permitted'> {
  const version = findPolicyVersion(db, policyVersionId);
  return version === undefined ? refuse('not_permitted') : ok(version.policyId);
}

/** The versions of one policy, the one published last first. */
export function versionsOfPolicy(db: Connection, policyId: string): readonly TermedVersion[] {
  return termedVersions(db).filter((version) => version.policyId === policyId);
}

/** 取り下げた版. The versions that never were in force and never will be: nothing is asked about them. */
export function withdrawnVersions(db: Connection): ReadonlySet<string> {
  return new Set(
    termedVersions(db)
      .filter(isWithdrawn)
      .map(({ policyVersionId }) => policyVersionId),
  );
}

/** The policies of which not every version is withdrawn, the one published first first. */
export function countedPolicies(db: Connection): CountedPolicies {
  const published = termedVersions(db).toReversed();
  return [...new Set(published.filter((version) => !isWithdrawn(version)).map(({ policyId }) => policyId))];
}
