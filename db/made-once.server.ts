import type { Connection } from '#db/client.server.ts';

/**
 * A query that is asked for with every page, made once for a connection: to write its text takes longer than SQLite
 * takes for its answer. It names its columns, because whoever else has its statement may have asked for bare values.
 */
export function madeOnce<Query extends object>(make: (db: Connection) => Query): (db: Connection) => Query {
  const made = new WeakMap<Connection, Query>();
  return (db) => {
    const known = made.get(db) ?? make(db);
    made.set(db, known);
    return known;
  };
}
