import BetterSqlite3 from 'better-sqlite3';
import { isBusy } from '#db/busy.server.ts';

/**
 * データの問題. What an operator can do something about.
 * - `busy`: another program holds the file; `in_use`: another server works on the folder
 * - `damaged`, `empty`: what lies there is no whole database; `foreign`: it is one, but not of this program
 * - `broken`: rows name others that there are not; `incomplete`: a table or a column is gone
 * - `dangling`: a link to nothing stands in its place; `directory`: a folder does
 * - `newer`, `older`, `other`: of another version
 * - `unrecorded`: it has what a migration makes, but the record of that migration is gone
 * - `read_only`, `not_permitted`, `full`: the disk or its rights; `no_room`: it will soon be full
 */
export type DatabaseProblem =
  | 'busy'
  | 'in_use'
  | 'damaged'
  | 'empty'
  | 'foreign'
  | 'newer'
  | 'older'
  | 'other'
  | 'unrecorded'
  | 'incomplete'
  | 'broken'
  | 'dangling'
  | 'directory'
  | 'read_only'
  | 'not_permitted'
  | 'full'
  | 'no_room';

/** Thrown where the database of an installation cannot be used as it is. */
export class DatabaseError extends Error {
  readonly problem: DatabaseProblem;
  constructor(problem: DatabaseProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

const BY_CODE: readonly (readonly [RegExp, DatabaseProblem])[] = [
  [/^SQLITE_(?:CORRUPT|NOTADB|IOERR_SHORT_READ)/, 'damaged'],
  [/^SQLITE_READONLY/, 'read_only'],
  [/^SQLITE_(?:CANTOPEN|PERM|AUTH|IOERR_ACCESS)/, 'not_permitted'],
  [/^(?:SQLITE_FULL|SQLITE_IOERR_WRITE|ENOSPC|EDQUOT)/, 'full'],
  [/^(?:EACCES|EPERM)$/, 'not_permitted'],
  [/^EROFS$/, 'read_only'],
  [/^ELOOP$/, 'dangling'],
];

/** What an error says of the database or its disk; null for every other one. */
export function databaseProblem(error: unknown): DatabaseProblem | null {
  if (error instanceof DatabaseError) return error.problem;
  if (isBusy(error)) return 'busy';
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const { code } = error;
  if (error instanceof BetterSqlite3.SqliteError && /^no such (?:table|column)/u.test(error.message))
    return 'incomplete';
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
