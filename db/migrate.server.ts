import type BetterSqlite3 from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { z } from 'zod';
import { isAheadOfItsRecord, schemaDifferences } from '#db/made-schema.ts';
import type { SchemaDifference } from '#db/made-schema.ts';
import { DatabaseError } from '#db/problem.server.ts';
import { trackTriggers } from '#db/trigger-mark.ts';
import { dropTriggers, installTriggers } from '#db/triggers.ts';

/** Kept by the names and shapes of drizzle-kit, whose migrations are applied. */
const APPLIED = '__drizzle_migrations';

const appliedSchema = z.array(z.object({ hash: z.string(), created_at: z.number() }));
const orphansSchema = z.array(z.object({ table: z.string() }));

/** Throws where there are tables, but nothing was ever migrated. */
function appliedMigrations(connection: BetterSqlite3.Database): z.infer<typeof appliedSchema> {
  const tables = connection.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();
  if (tables.length === 0) return [];
  if (!tables.includes(APPLIED)) throw new DatabaseError('foreign', 'the database is not of this program');
  return appliedSchema.parse(connection.prepare(`SELECT hash, created_at FROM ${APPLIED} ORDER BY created_at`).all());
}

const STANDINGS = { newer: 'a newer', other: 'another' } as const;

/** How a file stands to this version: by the migrations that it went through, and those that there are. */
type Standing = 'current' | 'older' | 'newer' | 'other' | 'unrecorded';

function standingOf(
  connection: BetterSqlite3.Database,
  applied: readonly { readonly hash: string }[],
  known: ReturnType<typeof readMigrationFiles>,
): Standing {
  const both = Math.min(applied.length, known.length);
  if (applied.slice(0, both).some(({ hash }, index) => hash !== known[index]?.hash)) return 'other';
  if (applied.length === known.length) return 'current';
  if (applied.length > known.length) return 'newer';
  return applied.length > 0 && isAheadOfItsRecord(connection, known, applied.length) ? 'unrecorded' : 'older';
}

/** The same for a file that is only read. Throws where nothing was ever migrated in it. */
export function readStanding(connection: BetterSqlite3.Database, migrationsFolder: string): Standing {
  const applied = appliedMigrations(connection);
  if (applied.length === 0) throw new DatabaseError('foreign', 'the database is not of this program');
  return standingOf(connection, applied, readMigrationFiles({ migrationsFolder }));
}

/** Where the tables and indexes of a file of this version are not what its migrations made. */
export function foreignSchema(
  connection: BetterSqlite3.Database,
  migrationsFolder: string,
): readonly SchemaDifference[] {
  return schemaDifferences(connection, readMigrationFiles({ migrationsFolder }));
}

/**
 * What of `migrationsFolder` a file has still to go through, told without changing it. Throws where it is of another
 * program, or was migrated by files that this version does not have, or has otherwise.
 */
export function pendingMigrations(
  connection: BetterSqlite3.Database,
  migrationsFolder: string,
): ReturnType<typeof readMigrationFiles> {
  const migrations = readMigrationFiles({ migrationsFolder });
  const applied = appliedMigrations(connection);
  const standing = standingOf(connection, applied, migrations);
  if (standing === 'newer' || standing === 'other') {
    throw new DatabaseError(standing, `the database was migrated by ${STANDINGS[standing]} version`);
  }
  if (standing === 'unrecorded') throw new DatabaseError(standing, 'the record of a migration is gone');
  return migrations.slice(applied.length);
}

/**
 * Applies what is pending of `migrationsFolder` and brings the triggers to those of this version, all in one
 * transaction: whatever fails in it leaves the file as it was. The triggers are down while migrating, because they
 * refuse to fill a new column of a frozen row; foreign keys are off, because the rebuild of a table would delete the
 * rows below it, and are checked before anything is committed. Gives what `trackTriggers` found.
 */
export function migrateDatabase(
  connection: BetterSqlite3.Database,
  migrationsFolder: string,
): ReturnType<typeof trackTriggers> {
  connection.pragma('foreign_keys = OFF');
  const migrate = () => {
    const pending = pendingMigrations(connection, migrationsFolder);
    connection.exec(
      `CREATE TABLE IF NOT EXISTS ${APPLIED} (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`,
    );
    if (pending.length > 0) dropTriggers(connection);
    const record = connection.prepare(`INSERT INTO ${APPLIED} (hash, created_at) VALUES (?, ?)`);
    for (const { sql, hash, folderMillis } of pending) {
      for (const statement of sql) connection.exec(statement);
      record.run(hash, folderMillis);
    }
    const orphans = orphansSchema.parse(connection.pragma('foreign_key_check'));
    if (orphans.length > 0) {
      const tables = [...new Set(orphans.map(({ table }) => table))].join(', ');
      throw new DatabaseError('broken', `foreign keys broken in ${orphans.length} rows of ${tables}`);
    }
    installTriggers(connection);
  };
  return connection.transaction(() => trackTriggers(connection, migrate)).immediate();
}
