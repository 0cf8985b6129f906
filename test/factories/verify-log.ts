import path from 'node:path';
import { logCommands } from '#app/cli/log.ts';
import type { TestContext } from '#test/factories/database.ts';
import { recordingSurroundings } from '#test/factories/surroundings.ts';

/** What `tenken log verify` says of a database. */
export async function verifyLog({ context }: { readonly context: Pick<TestContext, 'file'> }, ...args: string[]) {
  const { surroundings, out, err } = recordingSurroundings(path.dirname(context.file));
  const status = await logCommands['verify']?.run(['--data', '.', ...args], surroundings);
  return { status, out: out(), err: err() };
}
