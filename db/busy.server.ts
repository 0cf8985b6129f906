import BetterSqlite3 from 'better-sqlite3';

/** True for what SQLite throws where another connection holds the lock: nothing is wrong, and it may be tried again. */
export function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/.test(error.code);
}
