import { account } from '#app/domain/policy/account.ts';
import type { PolicyAccount } from '#app/domain/policy/account.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { readSourceText } from '#app/lib/source-text.ts';
import type { SourceTextRefusal } from '#app/lib/source-text.ts';
import { clausesJsonLines, questionsJsonLines } from '#app/services/questionnaire-file.server.ts';

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

/** What a policy file that belongs to no kept policy is called. */
const UNNAMED = 'unnamed';

/** The clauses of a policy file, one a line, each with its questions or the reason for none. */
export function clauseLinesOf({ reading }: PolicyFile): string {
  return clausesJsonLines(reading.clauses, deriveQuestionnaire(reading.clauses, { policyId: UNNAMED }));
}

/** The questions that follow from a policy file, one a line. */
export function questionLinesOf({ reading }: PolicyFile): string {
  return questionsJsonLines(deriveQuestionnaire(reading.clauses, { policyId: UNNAMED }));
}

/** The character accounting of a policy file. */
export function accountPolicyFile({ reading, source }: PolicyFile): PolicyAccount {
  return account(reading, source);
}
