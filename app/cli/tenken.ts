import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { backup } from '#app/cli/backup.ts';
import { benchCommands } from '#app/cli/bench.ts';
import type { Command, CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import { logCommands } from '#app/cli/log.ts';
import { policyCommands } from '#app/cli/policy.ts';
import { report } from '#app/cli/report.ts';
import { resultsCommands } from '#app/cli/results.ts';

/** Nouns and their acts; each noun's commands stand in a file of its own. */
const COMMANDS: Readonly<Record<string, Readonly<Record<string, Command>>>> = {
  policy: policyCommands,
  log: logCommands,
  results: resultsCommands,
  bench: benchCommands,
};

/** Commands of one word. */
const PLAIN_COMMANDS: Readonly<Record<string, Command>> = { backup, report };

async function main(argv: readonly string[], surroundings: CommandSurroundings): Promise<ExitStatus> {
  const [noun = '', act = '', ...args] = argv;
  const plain = Object.hasOwn(PLAIN_COMMANDS, noun) ? PLAIN_COMMANDS[noun] : undefined;
  if (plain !== undefined) return plain.run(argv.slice(1), surroundings);
  const acts = Object.hasOwn(COMMANDS, noun) ? COMMANDS[noun] : undefined;
  const command = acts !== undefined && Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (command !== undefined) return command.run(args, surroundings);
  const all = [...Object.values(COMMANDS).flatMap((group) => Object.values(group)), ...Object.values(PLAIN_COMMANDS)];
  const usages = acts === undefined ? all : Object.values(acts);
  surroundings.err(`使い方:\n${usages.map(({ usage }) => `  tenken ${usage}\n`).join('')}`);
  return 2;
}

/** Writes all of the text before it returns; a reader that went away ends the command quietly. */
function writeTo(descriptor: number): (text: string) => void {
  return (text) => {
    let bytes: Uint8Array = new TextEncoder().encode(text);
    while (bytes.length > 0) {
      try {
        bytes = bytes.subarray(writeSync(descriptor, bytes));
      } catch (error) {
        if (!(error instanceof Error) || !('code' in error)) throw error;
        if (error.code === 'EPIPE') process.exit(0);
        if (error.code !== 'EAGAIN') throw error;
      }
    }
  };
}

process.exitCode = await main(process.argv.slice(2), {
  userDirectory: process.env['INIT_CWD'] ?? process.cwd(),
  root: fileURLToPath(new URL('../../', import.meta.url)),
  variables: process.env,
  out: writeTo(1),
  err: writeTo(2),
});
