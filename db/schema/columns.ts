import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { check, customType, text } from 'drizzle-orm/sqlite-core';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

/** A list of ids, none of which has a blank in it, as words with a blank between them. */
export const words = customType<{ data: string[]; driverData: string }>({
  dataType: () => 'text',
  toDriver: (ids) => ids.join(' '),
  fromDriver: (text) => text.split(' ').filter((id) => id !== ''),
});

/** The campaign of the row that the same row names; a key over both makes sure of it. */
export const sameCampaignId = () => text('campaign_id').notNull();

/** A CHECK that `column` is null or holds ids as `words` stores them. */
export function areWords(name: string, column: AnySQLiteColumn) {
  return check(
    name,
    sql`${column} is null or (${column} = trim(${column}) and ${column} not glob '*[^a-z0-9_ ]*' and ${column} not like '%  %')`,
  );
}

/** A CHECK that `column` holds one of `values`; drizzle's `enum` alone checks nothing in the database. */
export function oneOf(name: string, column: AnySQLiteColumn, values: readonly string[]) {
  return check(name, sql`${column} in (${literals(values)})`);
}

/** A CHECK that `column` is null or holds one of `values`. */
export function isNullOr(name: string, column: AnySQLiteColumn, values: readonly string[]) {
  return check(name, sql`${column} is null or ${column} in (${literals(values)})`);
}

/**
 * A CHECK that `column` is a `YYYY-MM-DD` day that exists, or null. By `is`: of a text that is no day `date` makes
 * null, and a CHECK that comes out as null holds.
 */
export function isDay(name: string, column: AnySQLiteColumn) {
  return check(name, sql`${column} is null or ${column} is date(${column})`);
}

/** A CHECK that a boolean `column` holds 0 or 1; SQLite has no type of its own for it. */
export function isFlag(name: string, column: AnySQLiteColumn) {
  return check(name, sql`${column} in (0, 1)`);
}

/** For a CHECK of several columns: that `column` holds more than blanks. */
export const filled = (column: AnySQLiteColumn) => sql`length(trim(${column})) > 0`;

/** A CHECK that `column` holds more than blanks, or null. */
export function isFilled(name: string, column: AnySQLiteColumn) {
  return check(name, sql`${column} is null or ${filled(column)}`);
}

/** A CHECK that `column` names a policy as `isPolicyId` has it, or null. */
export function namesPolicy(name: string, column: AnySQLiteColumn) {
  return check(name, sql`${column} is null or (${column} <> '' and ${column} not glob '*[^a-z0-9_-]*')`);
}

/** For a CHECK of several columns: that `column` is a SHA-256 in lower-case hex. */
export const hash64 = (column: AnySQLiteColumn) => sql`(length(${column}) = 64 and ${column} not glob '*[^0-9a-f]*')`;

/** A CHECK that `column` is a SHA-256 in lower-case hex, or null. */
export function isSha256(name: string, column: AnySQLiteColumn) {
  return check(name, sql`${column} is null or ${hash64(column)}`);
}

function literals(values: readonly string[]): SQL {
  for (const value of values) {
    if (!/^[A-Za-z0-9_-]+$/.test(value)) throw new Error(`not a value for a CHECK: ${value}`);
  }
  return sql.raw(values.map((value) => `'${value}'`).join(', '));
}
