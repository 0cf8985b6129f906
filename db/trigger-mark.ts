import { createHash } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { foreignTriggers } from '#db/triggers.ts';

/** A number that every SQLite file has for its program. */
const MARK = 'user_version';
const UNMARKED = 0;
/** Triggers were put back, and nobody has been told of it yet. */
const UNTOLD = -1;

const numberSchema = z.number();

/** 30 bits of what the triggers of a file say. */
function markOfTriggers(connection: BetterSqlite3.Database): number {
  const triggers = connection
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name`)
    .raw()
    .all();
  return (createHash('sha256').update(JSON.stringify(triggers)).digest().readUInt32BE() >>> 2) + 1;
}

/**
 * Names of triggers that were dropped, changed or added since the last start left them; null where none was, or where
 * no start has left its mark. Which they were cannot be told of triggers of another version: then there are no names.
 */
export function trackTriggers(connection: BetterSqlite3.Database, install: () => void): readonly string[] | null {
  const left = numberSchema.parse(connection.pragma(MARK, { simple: true }));
  const changed = left !== UNMARKED && left !== markOfTriggers(connection);
  const names = changed && left !== UNTOLD ? foreignTriggers(connection) : [];
  install();
  const now = markOfTriggers(connection);
  const mark = changed ? UNTOLD : now;
  if (mark !== left) connection.pragma(`${MARK} = ${mark}`);
  if (!changed) return null;
  return now === left ? names : [];
}

/** Says that somebody was told: in the transaction that tells the log. */
export function markTold(connection: BetterSqlite3.Database): void {
  connection.pragma(`${MARK} = ${markOfTriggers(connection)}`);
}
