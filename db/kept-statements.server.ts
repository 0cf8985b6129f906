import type BetterSqlite3 from 'better-sqlite3';

/** Lists of ids make another text for each of their lengths. */
const MOST = 400;

/**
 * The connection as queries are built upon, on which a text that was prepared before is not prepared again. Only for
 * who runs a statement as soon as it has it: another asks for the same one next.
 */
export function keepingStatements(connection: BetterSqlite3.Database): BetterSqlite3.Database {
  const kept = new Map<string, BetterSqlite3.Statement>();
  const prepare = (text: string): BetterSqlite3.Statement => {
    const known = kept.get(text);
    if (known !== undefined && !known.busy) {
      // Whoever had it before may have asked for bare values.
      if (known.reader) known.raw(false);
      return known;
    }
    const statement = connection.prepare(text);
    if (kept.size >= MOST) kept.delete(kept.keys().next().value ?? '');
    kept.set(text, statement);
    return statement;
  };
  return Object.create(connection, { prepare: { value: prepare } });
}
