import type { Command, CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import { account } from '#app/domain/policy/account.ts';
import type { PolicyReading, ReadingWarning } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { readSourceText } from '#app/lib/source-text.ts';
import type { SourceTextRefusal } from '#app/lib/source-text.ts';

const REFUSALS = {
  missing: 'ファイルが見つかりません。',
  directory: 'フォルダーではなく、ファイルを指定してください。',
  unreadable: 'ファイルを開けません。読取りの権限を確認してください。',
  empty: 'ファイルが空です。',
  binary: 'テキストとして読めません。UTF-8 又は Shift_JIS のテキストを指定してください。',
  pdf: 'PDF はまだ読めません。テキストにして指定してください。',
  docx: 'Word 文書はまだ読めません。テキストにして指定してください。',
} as const satisfies Record<SourceTextRefusal, string>;

export const policyCommands: Readonly<Record<string, Command>> = {
  read: {
    usage: 'policy read FILE',
    run: (args, surroundings) =>
      withReading(args, surroundings, ({ reading }) => {
        for (const clause of reading.clauses) surroundings.out(`${JSON.stringify(clause)}\n`);
      }),
  },
  account: {
    usage: 'policy account FILE',
    run: (args, surroundings) =>
      withReading(args, surroundings, ({ reading, source }) => {
        surroundings.out(`${JSON.stringify(account(reading, source), null, 2)}\n`);
      }),
  },
};

/** Reads the policy in FILE and hands it on, or says on one line why it cannot. */
export function withReading(
  args: readonly string[],
  surroundings: CommandSurroundings,
  print: (read: { readonly reading: PolicyReading; readonly source: string }) => void,
): ExitStatus {
  const [file, ...rest] = args;
  if (file === undefined || rest.length > 0) {
    surroundings.err('FILE を一つ指定してください。\n');
    return 2;
  }
  const found = readSourceText(file, surroundings.userDirectory);
  if (!found.ok) {
    surroundings.err(`${file}: ${REFUSALS[found.reason]}\n`);
    return 2;
  }
  const reading = readPolicy(found.text);
  if (reading.clauses.length === 0) {
    surroundings.err(`${file}: 条項が見つかりません。基本方針又は対策基準の本文かどうか確認してください。\n`);
    return 2;
  }
  print({ reading, source: found.text });
  for (const warning of reading.warnings) surroundings.err(`${file}:${placeOf(warning, found.text)} ${warning.message}\n`);
  return 0;
}

/** Line and column, both from 1, as editors count them. */
function placeOf(warning: ReadingWarning, source: string): string {
  const before = source.slice(0, warning.at[0]).split(/\r\n|\n|\r/u);
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}:`;
}
