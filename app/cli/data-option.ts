import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import { readEnv } from '#app/lib/env.server.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { dataProblemText } from '#app/server/data-problem.ts';
import { whileBusy } from '#app/server/open-data.ts';
import { openReadOnly, standingTo } from '#db/client.server.ts';
import type { Database } from '#db/client.server.ts';
import { databaseProblem, DatabaseError } from '#db/problem.server.ts';
import type { DatabaseProblem } from '#db/problem.server.ts';

/** The database that a command works on, and the arguments that are not about it. */
export interface DataOption {
  readonly db: Database;
  readonly folder: string;
  readonly rest: readonly string[];
}

/** A command waits longer than a person would, and then says so. */
const PATIENCE_MS = 10_000;
/** Where the data itself is at fault, and not what was asked for. */
const FAULTS: readonly DatabaseProblem[] = ['busy', 'damaged', 'incomplete', 'unrecorded', 'full'];

/**
 * Runs `act` on the database of `--data DIR`, else of `TENKEN_DATA`, opened for reading. A line says why where that
 * cannot be done. `--data` is relative to where the user stands, `TENKEN_DATA` to the package, as for the server. What
 * meets a lock is done again: `act` writes nothing before it is through. `anyVersion` takes data of other versions too.
 */
export async function withData(
  args: readonly string[],
  surroundings: CommandSurroundings,
  { anyVersion }: { readonly anyVersion: boolean },
  act: (data: DataOption) => ExitStatus | Promise<ExitStatus>,
): Promise<ExitStatus> {
  const place = args.indexOf('--data');
  const given = place === -1 ? undefined : args[place + 1];
  if (place !== -1 && (given === undefined || given === '')) {
    surroundings.err('--data の後にデータのフォルダーを指定してください。\n');
    return 2;
  }
  const folder =
    given === undefined
      ? readEnv(surroundings.variables, surroundings.root).dataDirectory
      : path.resolve(surroundings.userDirectory, given);
  const file = path.join(folder, 'tenken.db');
  if (!existsSync(file)) {
    surroundings.err(
      `${file}: データがありません。--data DIR 又は TENKEN_DATA で、データのフォルダーを指定してください。\n`,
    );
    return 2;
  }
  const rest = place === -1 ? args : args.filter((_, index) => index !== place && index !== place + 1);
  try {
    return await whileBusy(async () => {
      const db = openReadOnly(file);
      try {
        const standing = standingTo(db, projectPaths().migrations);
        if (standing !== 'current' && !anyVersion) throw new DatabaseError(standing, 'data of another version');
        return await act({ db, folder, rest });
      } finally {
        db.$client.close();
      }
    }, PATIENCE_MS);
  } catch (error) {
    const problem = databaseProblem(error);
    if (problem === null) throw error;
    surroundings.err(`${dataProblemText(error, file) ?? file}\n`);
    return FAULTS.includes(problem) ? 1 : 2;
  }
}
