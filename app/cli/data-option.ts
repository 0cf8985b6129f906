import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CommandSurroundings } from '#app/cli/command.ts';
import { readEnv } from '#app/lib/env.server.ts';
import { demoMarkOf, openReadOnly } from '#db/client.server.ts';
import type { Database } from '#db/client.server.ts';

/** The database that a command works on, and the arguments that are not about it. */
export interface DataOption {
  readonly db: Database;
  readonly folder: string;
  readonly rest: readonly string[];
}

/**
 * Opens the database of `--data DIR`, else of `TENKEN_DATA`, for reading. Null after a line that says why not.
 * `--data` is relative to where the user stands, `TENKEN_DATA` to the package, as for the server.
 */
export function openData(args: readonly string[], surroundings: CommandSurroundings): DataOption | null {
  const place = args.indexOf('--data');
  const given = place === -1 ? undefined : args[place + 1];
  if (place !== -1 && (given === undefined || given === '')) {
    surroundings.err('--data の後にデータのフォルダーを指定してください。\n');
    return null;
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
    return null;
  }
  if (demoMarkOf(file) === 'unreadable') {
    surroundings.err(`${file}: Tenken のデータとして読めません。\n`);
    return null;
  }
  const rest = place === -1 ? args : args.filter((_, index) => index !== place && index !== place + 1);
  return { db: openReadOnly(file), folder, rest };
}
