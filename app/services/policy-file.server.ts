import { account } from '#app/domain/policy/account.ts';
import type { PolicyAccount } from '#app/domain/policy/account.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { readSourceText } from '#app/lib/source-text.ts';
import type { SourceTextRefusal } from '#app/lib/source-text.ts';

export type PolicyFileRefusal = SourceTextRefusal | 'no_clause';

/** A policy file and what was read from it. */
export interface PolicyFile {
  readonly source: string;
  readonly reading: PolicyReading;
}

/** Reads the policy in a file; the path is relative to where the user stands. */
export function readPolicyFile(file: string, userDirectory: string): Result<PolicyFile, PolicyFileRefusal> {
  const found = readSourceText(file, userDirectory);
  if (!found.ok) return refuse(found.reason);
  const reading = readPolicy(found.text);
  return reading.clauses.length === 0 ? refuse('no_clause') : ok({ source: found.text, reading });
}

/** The character accounting of a policy file. */
export function accountPolicyFile({ reading, source }: PolicyFile): PolicyAccount {
  return account(reading, source);
}
