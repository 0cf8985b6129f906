import BetterSqlite3 from 'better-sqlite3';
import { closeSync, existsSync, lstatSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { isBusy } from '#db/busy.server.ts';
import { keepingStatements } from '#db/kept-statements.server.ts';
import { migrateDatabase, pendingMigrations, readStanding } from '#db/migrate.server.ts';
import { DatabaseError } from '#db/problem.server.ts';
import { noteRows } from '#db/row-notes.ts';

/** The body's one database: queries through drizzle, the connection under `$client`. */
export type Database = BetterSQLite3Database & { $client: BetterSqlite3.Database };

/** What a query needs: the database itself or a transaction on it. */
export type Connection = BaseSQLiteDatabase<'sync', BetterSqlite3.RunResult>;

/** SQLite waits on the thread that serves everybody: whoever meets a lock for longer waits outside and tries again. */
const BUSY_TIMEOUT_MS = 50;

/** Readable and writable by its owner only. */
const FILE_MODE = 0o600;

/**
 * Opens (or makes) the database in `file`, applies pending migrations and checks the triggers. Throws, with the file
 * as it was and closed, where that cannot be done: what lies there is looked at before anything is changed. Says which
 * triggers had to be put back, if any: somebody else had changed them.
 */
export function openDatabase(
  file: string,
  migrationsFolder: string,
  onRestored: (triggers: readonly string[]) => void = () => undefined,
): Database {
  if (file !== IN_MEMORY) {
    if (isThere(file)) lookAt(file, migrationsFolder);
    else makeDatabase(file);
  }
  const connection = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    connection.pragma('synchronous = FULL');
    const restored = migrateDatabase(connection, migrationsFolder);
    if (restored !== null) onRestored(restored);
    connection.pragma('journal_mode = WAL');
    noteRows(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
  connection.pragma('foreign_keys = ON');
  connection.pragma('recursive_triggers = ON');
  return databaseOn(connection);
}

/** A link to nothing is no place for a new database: the disk behind it may only not be there yet. */
function isThere(file: string): boolean {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return false;
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new DatabaseError('dangling', 'the file is a link to nothing');
  if (found.isDirectory()) throw new DatabaseError('directory', 'the file is a folder');
  if (found.size === 0) throw new DatabaseError('empty', 'the file is empty');
  return true;
}

/**
 * Throws where a file is not whole, of another program or of another version. It is only read, but where its last
 * writer was killed: then SQLite first puts in order what that had begun.
 */
function lookAt(file: string, migrationsFolder: string): void {
  const look = (readonly: boolean) => {
    const connection = new BetterSqlite3(file, { readonly, timeout: BUSY_TIMEOUT_MS });
    try {
      pendingMigrations(connection, migrationsFolder);
      const found = connection.pragma('quick_check(1)', { simple: true });
      if (found !== 'ok') throw new DatabaseError('damaged', `the database is damaged: ${String(found)}`);
    } finally {
      connection.close();
    }
  };
  try {
    look(true);
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError) || !/^SQLITE_(?:READONLY|CANTOPEN)/.test(error.code)) throw error;
    look(false);
  }
}

const IN_MEMORY = ':memory:';

/**
 * A new database is made under another name and then takes its own, so that a file which is empty was never one that
 * had only begun. It is its owner's alone, and SQLite gives what it puts beside it the same mode.
 */
function makeDatabase(file: string): void {
  const made = `${file}.new`;
  rmSync(made, { force: true });
  closeSync(openSync(made, 'wx', FILE_MODE));
  const connection = new BetterSqlite3(made);
  try {
    connection.pragma('journal_mode = WAL');
  } finally {
    connection.close();
  }
  renameSync(made, file);
}

/** How a file stands to the migrations of this version, told without changing it. */
export function standingTo(db: Database, migrationsFolder: string): ReturnType<typeof readStanding> {
  return readStanding(db.$client, migrationsFolder);
}

/** Opens an existing database for reading alone: nothing is migrated, nothing can be written. */
export function openReadOnly(file: string): Database {
  const connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  return databaseOn(connection);
}

function databaseOn(connection: BetterSqlite3.Database): Database {
  return Object.assign(drizzle(keepingStatements(connection)), { $client: connection });
}

/**
 * Copies a database in use, page by page, into a new file that stands alone, and says whether the copy is whole.
 * What is written meanwhile is in the copy or not, but never in part.
 */
export async function copyDatabase(db: Database, file: string): Promise<{ readonly whole: boolean }> {
  await db.$client.backup(file);
  const copy = new BetterSqlite3(file);
  try {
    copy.pragma('journal_mode = DELETE');
    return { whole: copy.pragma('integrity_check', { simple: true }) === 'ok' };
  } finally {
    copy.close();
  }
}

/** True while another connection has the database open; the journal can be switched by an only one alone. */
export function isInUse(file: string): boolean {
  const connection = new BetterSqlite3(file, { fileMustExist: true, timeout: 0 });
  try {
    connection.pragma('journal_mode = DELETE');
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    connection.close();
  }
}

/**
 * `none`: there is nothing. `own`: of a body, or of one that is still to be set up. `unreadable`: no database of this
 * program, an empty file, or what a database left that is gone.
 */
export type DemoMark = 'demo' | 'own' | 'none' | 'unreadable';

/** Whose database a file is, told without migrating or changing it. */
export function demoMarkOf(file: string): DemoMark {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return existsSync(`${file}-wal`) ? 'unreadable' : 'none';
  if (found.isFile() && found.size === 0) return 'unreadable';
  let connection: BetterSqlite3.Database | null = null;
  try {
    connection = new BetterSqlite3(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    const tables = connection.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();
    if (!tables.includes('body')) return 'unreadable';
    return connection.prepare('SELECT demo FROM body').pluck().get() === 1 ? 'demo' : 'own';
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && !isBusy(error)) return 'unreadable';
    throw error;
  } finally {
    connection?.close();
  }
}
