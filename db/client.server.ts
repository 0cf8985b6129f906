import BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { installTriggers } from '#db/triggers.ts';

/** The body's one database: queries through drizzle, the connection under `$client`. */
export type Database = BetterSQLite3Database & { $client: BetterSqlite3.Database };

/** What a query needs: the database itself or a transaction on it. */
export type Connection = BaseSQLiteDatabase<'sync', BetterSqlite3.RunResult>;

const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens (or makes) the database in `file`, applies pending migrations and installs the triggers.
 * Foreign keys are off while migrating, because a table rebuild with them on would delete child rows;
 * `foreign_key_check` afterwards refuses a database whose rows no longer agree.
 */
export function openDatabase(file: string, migrationsFolder: string): Database {
  const connection = new BetterSqlite3(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  connection.pragma('foreign_keys = OFF');
  const database = drizzle(connection);
  migrate(database, { migrationsFolder });
  const orphans = connection.pragma('foreign_key_check');
  if (Array.isArray(orphans) && orphans.length > 0) {
    connection.close();
    throw new Error(`foreign keys broken in ${orphans.length} rows after migration`);
  }
  installTriggers(connection);
  connection.pragma('foreign_keys = ON');
  return database;
}
