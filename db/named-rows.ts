import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { columnsOf } from '#db/table-columns.ts';

const referencesSchema = z.array(z.object({ id: z.number(), table: z.string(), from: z.string(), to: z.string() }));

const quoted = (name: string) => `"${name}"`;

/** A row of a campaign that a row of `table` names, by as few columns as tell it from every other. */
interface NamedRow {
  readonly table: string;
  readonly parent: string;
  readonly by: readonly { readonly from: string; readonly to: string }[];
}

/**
 * What a table names by its foreign keys of what belongs to a campaign. A key is cut down to the primary key of what it
 * names: on a connection that ignores foreign keys, a pair that does not fit names the row of its first half. Where the
 * campaign is itself part of that key, no row names another campaign's.
 */
function namedRows(connection: BetterSqlite3.Database, table: string): readonly NamedRow[] {
  const references = referencesSchema.parse(connection.pragma(`foreign_key_list(${quoted(table)})`));
  const named = [...new Set(references.map(({ id }) => id))].flatMap((id): NamedRow[] => {
    const pairs = references.filter((pair) => pair.id === id);
    const parent = pairs[0]?.table ?? '';
    const columns = columnsOf(connection, parent);
    const primary = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
    if (!columns.some(({ name }) => name === 'campaign_id') || primary.includes('campaign_id')) return [];
    const by = pairs.filter(({ to }) => primary.includes(to)).map(({ from, to }) => ({ from, to }));
    if (by.length !== primary.length) throw new Error(`${table} names ${parent} by another key than its own`);
    return [{ table, parent, by }];
  });
  return named.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Of which campaign a row about to be written is, in SQL, and the column that says so. */
function ownerOf(connection: BetterSqlite3.Database, table: string): { readonly column: string; campaign: string } {
  if (table === 'campaign') return { column: 'id', campaign: 'NEW.id' };
  if (columnsOf(connection, table).some(({ name }) => name === 'campaign_id'))
    return { column: 'campaign_id', campaign: 'NEW.campaign_id' };
  return { column: 'closing_id', campaign: '(SELECT campaign_id FROM closing WHERE id = NEW.closing_id)' };
}

/**
 * The condition that a row about to be written names a row of another campaign than its own, and the columns that say
 * so; null where the table names none.
 */
export function namesAnotherCampaign(
  connection: BetterSqlite3.Database,
  table: string,
): { readonly condition: string; readonly columns: string } | null {
  const { column, campaign } = ownerOf(connection, table);
  const named = namedRows(connection, table).filter(({ by }) => by.every(({ from }) => from !== column));
  if (named.length === 0) return null;
  const columns = [...new Set([column, ...named.flatMap(({ by }) => by.map(({ from }) => from))])];
  const met = named.map(({ parent, by }) => {
    const key = by.map(({ from, to }) => `${parent}.${quoted(to)} = NEW.${quoted(from)}`).join(' AND ');
    return `EXISTS (SELECT 1 FROM ${parent} WHERE ${key} AND ${parent}.campaign_id IS NOT ${campaign})`;
  });
  return { condition: met.join(' OR '), columns: columns.map(quoted).join(', ') };
}

/** The condition that a row of `campaign` (in SQL) is named by a row of one of `tables` that is of another campaign. */
export function isNamedByAnother(
  connection: BetterSqlite3.Database,
  tables: readonly string[],
  campaign: string,
): string {
  const met = tables
    .flatMap((table) => namedRows(connection, table))
    .map(({ table, parent, by }) => {
      const key = by.map(({ from, to }) => `child.${quoted(from)} = named.${quoted(to)}`).join(' AND ');
      return `EXISTS (SELECT 1 FROM ${parent} AS named JOIN ${table} AS child ON ${key}
        WHERE named.campaign_id = ${campaign} AND child.campaign_id IS NOT named.campaign_id)`;
    });
  return met.join(' OR ');
}
