import { isMendedInReading } from '#app/domain/questionnaire/finishing/misprint-mark.ts';
import { resolve } from 'node:path';
import type { Command, CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import type { ReadingWarningCode } from '#app/domain/policy/clause.ts';
import { readingWarnings } from '#app/domain/questionnaire/duties-not-asked.ts';
import { REFUSALS } from '#app/cli/source-message.ts';
import {
  accountPolicyFile,
  clauseLinesOf,
  fewDutiesOf,
  questionsOf,
  readPolicyFile,
  readPolicyText,
} from '#app/services/policy/policy-file.command.server.ts';
import { noteText } from '#app/services/policy/source-words.form.server.ts';
import type { PolicyFile, PolicyText } from '#app/services/policy/policy-file.command.server.ts';
import { deriveFolder, writeFolder } from '#app/services/policy/policy-folder.command.server.ts';

export const policyCommands: Readonly<Record<string, Command>> = {
  read: {
    usage: 'policy read FILE',
    run: (args, surroundings) =>
      withPolicyFile(args, surroundings, (file) => {
        surroundings.out(clauseLinesOf(file));
        return sayFewDuties(args, fewDutiesOf(file), surroundings);
      }),
  },
  questions: {
    usage: 'policy questions FILE',
    run: (args, surroundings) =>
      withPolicyFile(args, surroundings, (file) => {
        const { lines, unmapped, namingAnother, misprints } = questionsOf(file);
        surroundings.out(lines);
        const status = sayFewDuties(args, fewDutiesOf(file), surroundings);
        for (const { clause, name } of unmapped) {
          surroundings.err(
            `${args.join(' ')}: ${clause}: 「${name}」に当たる役割が分かりません。統括情報セキュリティ責任者等の設問としました。回答者を確認してください。\n`,
          );
        }
        for (const clause of namingAnother)
          surroundings.err(
            `${args.join(' ')}: ${clause}: 設問の文に、回答者とは別の人の行為が書かれています。誰の義務かを原文と照らして確認してください。\n`,
          );
        for (const misprint of misprints) {
          const { clause, printed, likely } = misprint;
          const shown = isMendedInReading(misprint) ? '直して示します' : '原文のまま示し、そのことを添えます';
          surroundings.err(
            `${args.join(' ')}: ${clause}: 「${printed}」は「${likely}」の誤植と思われます。設問では${shown}。\n`,
          );
        }
        return status;
      }),
  },
  account: {
    usage: 'policy account FILE',
    run: (args, surroundings) =>
      withPolicyFile(args, surroundings, (file) => {
        surroundings.out(`${JSON.stringify(accountPolicyFile(file))}\n`);
        return 0;
      }),
  },
  text: {
    usage: 'policy text FILE',
    run: printText,
  },
  derive: {
    usage: 'policy derive DIR',
    run: derive,
  },
};

/** Reads the policy in FILE and hands it on, or says on one line why it cannot; what was seen in the file follows. */
export async function withPolicyFile(
  args: readonly string[],
  surroundings: CommandSurroundings,
  print: (file: PolicyFile) => ExitStatus,
): Promise<ExitStatus> {
  const path = onlyArgument(args, 'FILE', surroundings);
  if (path === null) return 2;
  const file = await readPolicyFile(path, surroundings.userDirectory);
  if (!file.ok) return refusal(path, file.reason, surroundings);
  const isEmpty = file.value.reading.clauses.length === 0;
  const status = isEmpty ? refusal(path, 'no_clause', surroundings) : print(file.value);
  warn(path, file.value, readingWarnings(file.value), surroundings);
  return status;
}

/** A questionnaire without duties is no success, and says so first. */
function sayFewDuties(
  [path = '']: readonly string[],
  words: string | null,
  surroundings: CommandSurroundings,
): ExitStatus {
  if (words === null) return 0;
  surroundings.err(`${path}: ${words}\n`);
  return 3;
}

/** Prints the decoded text and nothing else: spans count its UTF-16 units. */
async function printText(args: readonly string[], surroundings: CommandSurroundings): Promise<ExitStatus> {
  const path = onlyArgument(args, 'FILE', surroundings);
  if (path === null) return 2;
  const text = await readPolicyText(path, surroundings.userDirectory);
  if (!text.ok) return refusal(path, text.reason, surroundings);
  surroundings.out(text.value.source);
  warn(path, text.value, [], surroundings);
  return 0;
}

interface Located {
  readonly at: readonly [from: number, to: number];
  readonly code?: ReadingWarningCode;
  readonly message: string;
}

/** What loses duties is said first. */
const FIRST: readonly ReadingWarningCode[] = ['duties_outside', 'duties_not_asked'];

/** One line a warning: duties outside of clauses and not asked, then in the order of the text. */
function warn(
  path: string,
  { source, notes }: PolicyText,
  warnings: readonly Located[],
  surroundings: CommandSurroundings,
): void {
  const all = [...notes.map((note): Located => ({ at: note.at, message: noteText(note) })), ...warnings].sort(
    (a, b) => a.at[0] - b.at[0],
  );
  const lineStarts = [0, ...[...source.matchAll(/\r\n|\n|\r/gu)].map(({ index, 0: found }) => index + found.length)];
  let line = 0;
  const first = FIRST.flatMap((code) => all.filter((each) => each.code === code));
  for (const { at, message } of [...first, ...all.filter((each) => !first.includes(each))]) {
    if ((lineStarts[line] ?? 0) > at[0]) line = 0;
    while ((lineStarts[line + 1] ?? Infinity) <= at[0]) line += 1;
    // Line and column, both from 1, as editors count them.
    surroundings.err(`${path}:${line + 1}:${at[0] - (lineStarts[line] ?? 0) + 1}: ${message}\n`);
  }
}

function derive(args: readonly string[], surroundings: CommandSurroundings): ExitStatus {
  const path = onlyArgument(args, 'DIR', surroundings);
  if (path === null) return 2;
  const folder = resolve(surroundings.userDirectory, path);
  const files = deriveFolder(folder);
  if (!files.ok) return refusal(path, files.reason, surroundings);
  writeFolder(folder, files.value.files);
  for (const { name } of files.value.files) surroundings.out(`${name}\n`);
  const status = sayFewDuties(args, files.value.fewDuties, surroundings);
  warn(path, { source: files.value.source, notes: [] }, files.value.warnings, surroundings);
  return status;
}

function onlyArgument(args: readonly string[], name: string, surroundings: CommandSurroundings): string | null {
  const [argument, ...rest] = args;
  if (argument !== undefined && argument !== '' && rest.length === 0) return argument;
  surroundings.err(`${name} を一つ指定してください。\n`);
  return null;
}

function refusal(path: string, reason: keyof typeof REFUSALS, surroundings: CommandSurroundings): ExitStatus {
  surroundings.err(`${path}: ${REFUSALS[reason]}\n`);
  return 2;
}
