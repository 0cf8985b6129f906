import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { columnsOf } from '#db/table-columns.ts';

const indexesSchema = z.array(z.object({ name: z.string(), unique: z.number(), partial: z.number() }));
const columnsSchema = z.array(z.object({ name: z.string() }));
const sqlSchema = z.string();

const quoted = (name: string) => `"${name}"`;

/** A key of a table: no two rows are the same in these columns, of those for which `where` holds. */
interface Key {
  readonly columns: readonly string[];
  readonly where: string | null;
}

/** Every key by which an insert or an update can meet a row; the row's own number is one of them. */
function keysOf(connection: BetterSqlite3.Database, table: string): readonly Key[] {
  const indexes = indexesSchema.parse(connection.pragma(`index_list(${quoted(table)})`));
  const keys = indexes
    .filter(({ unique }) => unique === 1)
    .map(({ name, partial }): Key => {
      const columns = columnsSchema
        .parse(connection.pragma(`index_info(${quoted(name)})`))
        .map((column) => column.name);
      if (partial === 0) return { columns, where: null };
      const sql = sqlSchema.parse(connection.prepare('SELECT sql FROM sqlite_master WHERE name = ?').pluck().get(name));
      const where = /\bWHERE\b(?<where>.*)$/isu.exec(sql)?.groups?.['where'];
      if (where === undefined) throw new Error(`no condition in the partial index ${name}`);
      return { columns, where: where.trim() };
    });
  const inOrder = keys.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return [{ columns: ['rowid'], where: null }, ...inOrder];
}

/**
 * The condition that a row about to be written takes the place of another one for which `kept` holds (in SQL, on the
 * columns of `table`). INSERT OR REPLACE and UPDATE OR REPLACE remove what stands in their way, and without
 * `recursive_triggers`, which is each connection's own choice, no trigger on DELETE sees it.
 */
export function takesPlaceOfAnother(
  connection: BetterSqlite3.Database,
  table: string,
  when: 'INSERT' | 'UPDATE',
  kept: string | null,
): string {
  const all = columnsOf(connection, table).map(({ name }) => name);
  const met = keysOf(connection, table).map(({ columns, where }) => {
    const conditions = columns.map((column) => `${table}.${quoted(column)} = NEW.${quoted(column)}`);
    if (when === 'UPDATE') conditions.push(`${table}.rowid <> OLD.rowid`);
    if (kept !== null) conditions.push(`(${kept})`);
    if (where !== null) {
      const row = all.map((column) => `NEW.${quoted(column)} AS ${quoted(column)}`).join(', ');
      conditions.push(`(${where})`, `EXISTS (SELECT 1 FROM (SELECT ${row}) WHERE ${where})`);
    }
    return `EXISTS (SELECT 1 FROM ${table} WHERE ${conditions.join(' AND ')})`;
  });
  return met.join(' OR ');
}
