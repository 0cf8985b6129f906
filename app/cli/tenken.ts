import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command, CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import { policyCommands } from '#app/cli/policy.ts';

/** Nouns and their acts; each noun's commands stand in a file of its own. */
const COMMANDS: Readonly<Record<string, Readonly<Record<string, Command>>>> = {
  policy: policyCommands,
};

async function main(argv: readonly string[], surroundings: CommandSurroundings): Promise<ExitStatus> {
  const [noun = '', act = '', ...args] = argv;
  const acts = Object.hasOwn(COMMANDS, noun) ? COMMANDS[noun] : undefined;
  const command = acts !== undefined && Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (command !== undefined) return command.run(args, surroundings);
  const usages = (acts === undefined ? Object.values(COMMANDS) : [acts]).flatMap((group) => Object.values(group));
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
  out: writeTo(1),
  err: writeTo(2),
});
