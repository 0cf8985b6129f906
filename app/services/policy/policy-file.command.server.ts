import path from 'node:path';
import { misprintsOf } from '#app/domain/policy/misprint.ts';
import type { LocatedMisprint } from '#app/domain/policy/misprint.ts';
import { account } from '#app/domain/policy/account.ts';
import type { PolicyAccount } from '#app/domain/policy/account.ts';
import type { PolicyReading } from '#app/domain/policy/clause.ts';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { dutiesAsked, fewDutiesWords } from '#app/domain/questionnaire/duties-asked.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { SourceNote } from '#app/lib/decoded-source.ts';
import type { ApartLimits } from '#app/lib/apart.server.ts';
import { readApart, READING_LIMITS } from '#app/lib/reading-apart.server.ts';
import { decodeApart } from '#app/lib/source-apart.server.ts';
import { readFileBytes } from '#app/lib/source-file.ts';
import type { SourceFileRefusal } from '#app/lib/source-file.ts';
import { clausesJsonLines, questionsJsonLines } from '#app/services/questionnaire/published-text.command.server.ts';

/** The text of a policy file, in which spans count, and what did not come into it. */
export interface PolicyText {
  readonly source: string;
  readonly notes: readonly SourceNote[];
}

/** A policy file, what was read from it and which questions follow. */
export interface PolicyFile extends PolicyText {
  readonly reading: PolicyReading;
  readonly questionnaire: Questionnaire;
}

/** Takes the text out of a file; the path is relative to where the user stands. */
export async function readPolicyText(
  file: string,
  userDirectory: string,
  limits: ApartLimits = READING_LIMITS,
): Promise<Result<PolicyText, SourceFileRefusal>> {
  const read = readFileBytes(path.resolve(userDirectory, file));
  if (!read.ok) return refuse(read.reason);
  const found = await decodeApart(read.bytes, limits);
  return found.ok ? ok({ source: found.text, notes: found.notes }) : refuse(found.reason);
}

/** Reads a file's bytes, their clauses and questions; a process of its own, since nobody knows what the file does. */
const ENTRY = 'app/cli/policy-reading.entry.ts';

type ReadFile = ({ readonly ok: true } & PolicyFile) | { readonly ok: false; readonly reason: SourceFileRefusal };

/** Reads the policy in a file; one without a clause still says what may be the matter with it. */
export async function readPolicyFile(
  file: string,
  userDirectory: string,
  limits: ApartLimits = READING_LIMITS,
): Promise<Result<PolicyFile, SourceFileRefusal>> {
  const read = readFileBytes(path.resolve(userDirectory, file));
  if (!read.ok) return refuse(read.reason);
  const found = await readApart<ReadFile>(ENTRY, read.bytes, limits);
  if (!found.ok) return refuse(found.reason);
  const { source, notes, reading, questionnaire } = found;
  return ok({ source, notes, reading, questionnaire });
}

/** What has to be said first where hardly a duty of the text becomes a question; null where enough do. */
export function fewDutiesOf({ reading, source, questionnaire }: PolicyFile): string | null {
  return fewDutiesWords(dutiesAsked(questionnaire, dutiesOutside(reading, source)));
}

/** The clauses of a policy file, one a line, each with its questions or the reason for none. */
export function clauseLinesOf({ reading, questionnaire }: PolicyFile): string {
  return clausesJsonLines(reading.clauses, questionnaire);
}

/** 未対応の役割名. A name that a clause prints for who is bound and that no role answers to. */
export interface UnmappedName {
  readonly clause: string;
  readonly name: string;
}

/** The questions that follow from a policy file. */
export interface PolicyQuestions {
  /** One question a line. */
  readonly lines: string;
  readonly unmapped: readonly UnmappedName[];
  /** The first clauses of the questions that name somebody else as who acts. */
  readonly namingAnother: readonly string[];
  readonly misprints: readonly LocatedMisprint[];
}

export function questionsOf({ reading, questionnaire }: PolicyFile): PolicyQuestions {
  const unmapped = questionnaire.questions.flatMap(({ clauses: [clause = ''], unmapped: names = [] }) =>
    names.map((name) => ({ clause, name })),
  );
  return {
    lines: questionsJsonLines(reading.clauses, questionnaire),
    unmapped,
    namingAnother: questionnaire.questions.flatMap(({ clauses: [clause = ''], flags }) =>
      flags.includes('names_another') ? [clause] : [],
    ),
    misprints: misprintsOf(reading.clauses),
  };
}

/** The character accounting of a policy file. */
export function accountPolicyFile({ reading, source }: PolicyFile): PolicyAccount {
  return account(reading, source);
}
