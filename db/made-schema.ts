import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

const objectsSchema = z.array(
  z.object({ type: z.string(), name: z.string(), table: z.string(), sql: z.string().nullable() }),
);

/** A table or an index as SQLite keeps it; the triggers are told apart, and SQLite's own are no business of anybody. */
type SchemaObject = z.infer<typeof objectsSchema>[number];

/** What drizzle-kit keeps of itself is told by its rows. */
function objectsOf(connection: BetterSqlite3.Database): readonly SchemaObject[] {
  return objectsSchema.parse(
    connection
      .prepare(
        `SELECT type, name, tbl_name AS "table", sql FROM sqlite_master WHERE type <> 'trigger'
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '__drizzle_migrations' ORDER BY name`,
      )
      .all(),
  );
}

/** The same for a database made by these migrations alone. */
function objectsMadeBy(migrations: readonly { readonly sql: readonly string[] }[]): readonly SchemaObject[] {
  const connection = new BetterSqlite3(':memory:');
  try {
    connection.pragma('foreign_keys = OFF');
    for (const { sql } of migrations) for (const statement of sql) connection.exec(statement);
    return objectsOf(connection);
  } finally {
    connection.close();
  }
}

const spelled = ({ type, sql }: SchemaObject) => `${type} ${(sql ?? '').replace(/["`]/gu, '"').replace(/\s+/gu, ' ')}`;

/** 表の相違. A table or an index that is not what the migrations made. */
export interface SchemaDifference {
  readonly name: string;
  readonly table: string;
  readonly isTable: boolean;
  readonly problem: 'missing' | 'changed' | 'extra';
}

/** Where the tables and indexes of a file are not those that these migrations make. */
export function schemaDifferences(
  connection: BetterSqlite3.Database,
  migrations: readonly { readonly sql: readonly string[] }[],
): readonly SchemaDifference[] {
  const made = new Map(objectsMadeBy(migrations).map((one) => [one.name, one]));
  const present = new Map(objectsOf(connection).map((one) => [one.name, one]));
  return [...new Set([...made.keys(), ...present.keys()])].sort().flatMap((name): readonly SchemaDifference[] => {
    const [wanted, found] = [made.get(name), present.get(name)];
    if (wanted !== undefined && found !== undefined && spelled(wanted) === spelled(found)) return [];
    const { table, type } = wanted ?? found ?? { table: name, type: '' };
    const problem = found === undefined ? 'missing' : wanted === undefined ? 'extra' : 'changed';
    return [{ name, table, isTable: type !== 'index', problem }];
  });
}

/** Whether a file already has what migrations make that it did not go through by its own record. */
export function isAheadOfItsRecord(
  connection: BetterSqlite3.Database,
  known: readonly { readonly sql: readonly string[] }[],
  applied: number,
): boolean {
  const extra = (count: number) =>
    schemaDifferences(connection, known.slice(0, count)).filter(({ problem }) => problem !== 'missing');
  const later = new Set(extra(known.length).map(({ name }) => name));
  return extra(applied).some(({ name }) => !later.has(name));
}
