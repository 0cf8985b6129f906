import type BetterSqlite3 from 'better-sqlite3';
import { groupName, RECORDED_TABLES } from '#db/recorded-rows.ts';
import type { RecordedTable } from '#db/recorded-rows.ts';

/** An INSERT that says nothing where the group is noted: OR IGNORE would give way to what the outer statement says. */
function noting(table: RecordedTable, row: 'NEW' | 'OLD'): string {
  const name = groupName(table, row);
  return `INSERT INTO row_note SELECT '${table.table}', ${name}
    WHERE NOT EXISTS (SELECT 1 FROM row_note WHERE table_name = '${table.table}' AND group_key = ${name});`;
}

function triggersOn(table: RecordedTable): readonly string[] {
  const columns = table.columns.map((column) => `"${column}"`);
  const changed = columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
  const trigger = (when: string, name: string, rows: readonly ('NEW' | 'OLD')[], condition = '') =>
    `CREATE TEMP TRIGGER note_${table.table}_${name} AFTER ${when} ON main.${table.table} ${condition} BEGIN
      ${rows.map((row) => noting(table, row)).join(' ')} END`;
  return [
    trigger('INSERT', 'insert', ['NEW']),
    trigger('DELETE', 'delete', ['OLD']),
    trigger(`UPDATE OF ${columns.join(', ')}`, 'update', ['OLD', 'NEW'], `WHEN ${changed}`),
  ];
}

/**
 * Notes, on this connection alone, of which groups rows were stored, changed or taken away. What any other connection
 * does is not noted, and what an act undoes is undone here as well.
 */
export function noteRows(connection: BetterSqlite3.Database): void {
  const make = connection.transaction(() => {
    connection.exec(
      `CREATE TEMP TABLE row_note (table_name TEXT NOT NULL, group_key TEXT NOT NULL,
        PRIMARY KEY (table_name, group_key)) WITHOUT ROWID`,
    );
    for (const sql of RECORDED_TABLES.flatMap(triggersOn)) connection.exec(sql);
  });
  make();
}
