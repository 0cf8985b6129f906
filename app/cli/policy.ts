import { resolve } from 'node:path';
import type { Command, CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import type { ReadingWarning } from '#app/domain/policy/clause.ts';
import { accountPolicyFile, clauseLinesOf, questionLinesOf, readPolicyFile } from '#app/services/policy-file.server.ts';
import type { PolicyFile } from '#app/services/policy-file.server.ts';
import { deriveFolder, writeFolder } from '#app/services/policy-folder.server.ts';
import type { PolicyFolderRefusal } from '#app/services/policy-folder.server.ts';

const REFUSALS = {
  missing: 'ファイルが見つかりません。',
  directory: 'フォルダーではなく、ファイルを指定してください。',
  unreadable: 'ファイルを開けません。読取りの権限を確認してください。',
  empty: 'ファイルが空です。',
  binary: 'テキストとして読めません。UTF-8 又は Shift_JIS のテキストを指定してください。',
  pdf: 'PDF はまだ読めません。テキストにして指定してください。',
  docx: 'Word 文書等の圧縮形式はまだ読めません。テキストにして指定してください。',
  no_clause: '条項が見つかりません。基本方針又は対策基準の本文かどうか確認してください。',
  no_meta: 'meta.json を開けません。',
  bad_meta: 'meta.json の項目が正しくありません。',
} as const satisfies Record<PolicyFolderRefusal, string>;

export const policyCommands: Readonly<Record<string, Command>> = {
  read: {
    usage: 'policy read FILE',
    run: (args, surroundings) =>
      withPolicyFile(args, surroundings, (file) => {
        surroundings.out(clauseLinesOf(file));
      }),
  },
  questions: {
    usage: 'policy questions FILE',
    run: (args, surroundings) =>
      withPolicyFile(args, surroundings, (file) => {
        surroundings.out(questionLinesOf(file));
      }),
  },
  account: {
    usage: 'policy account FILE',
    run: (args, surroundings) =>
      withPolicyFile(args, surroundings, (file) => {
        surroundings.out(`${JSON.stringify(accountPolicyFile(file))}\n`);
      }),
  },
  derive: {
    usage: 'policy derive DIR',
    run: derive,
  },
};

/** Reads the policy in FILE and hands it on, or says on one line why it cannot. */
export function withPolicyFile(
  args: readonly string[],
  surroundings: CommandSurroundings,
  print: (file: PolicyFile) => void,
): ExitStatus {
  const path = onlyArgument(args, 'FILE', surroundings);
  if (path === null) return 2;
  const file = readPolicyFile(path, surroundings.userDirectory);
  if (!file.ok) return refusal(path, file.reason, surroundings);
  print(file.value);
  for (const warning of file.value.reading.warnings) {
    surroundings.err(`${path}:${placeOf(warning, file.value.source)}: ${warning.message}\n`);
  }
  return 0;
}

function derive(args: readonly string[], surroundings: CommandSurroundings): ExitStatus {
  const path = onlyArgument(args, 'DIR', surroundings);
  if (path === null) return 2;
  const folder = resolve(surroundings.userDirectory, path);
  const files = deriveFolder(folder);
  if (!files.ok) return refusal(path, files.reason, surroundings);
  writeFolder(folder, files.value);
  for (const { name } of files.value) surroundings.out(`${name}\n`);
  return 0;
}

function onlyArgument(args: readonly string[], name: string, surroundings: CommandSurroundings): string | null {
  const [argument, ...rest] = args;
  if (argument !== undefined && argument !== '' && rest.length === 0) return argument;
  surroundings.err(`${name} を一つ指定してください。\n`);
  return null;
}

function refusal(path: string, reason: PolicyFolderRefusal, surroundings: CommandSurroundings): ExitStatus {
  surroundings.err(`${path}: ${REFUSALS[reason]}\n`);
  return 2;
}

/** Line and column, both from 1, as editors count them. */
function placeOf(warning: ReadingWarning, source: string): string {
  const before = source.slice(0, warning.at[0]).split(/\r\n|\n|\r/u);
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
