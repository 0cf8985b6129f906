import type { VersionTerm } from '#app/domain/policy/policy-term.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Connection } from '#db/client.server.ts';
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

/** The versions of one policy, the one published last first. */
export function versionsOfPolicy(db: Connection, policyId: string): readonly TermedVersion[] {
  return termedVersions(db).filter((version) => version.policyId === policyId);
}
