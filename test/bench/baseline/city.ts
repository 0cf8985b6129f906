import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

/**
 * The bare work that an opening or a closing is measured against: its rows are inserted into the same tables and
 * indexes of an empty database, of the same durability, without a trigger or a key; for a closing all that it covers is
 * read and hashed before. Started by `bench city` with the database, the campaign and, for a closing, its id; prints
 * the milliseconds.
 */
const rowsSchema = z.array(z.array(z.union([z.string(), z.number(), z.null()])));
const namesSchema = z.array(z.string());
const [file, campaignId, closingId] = z.array(z.string()).parse(process.argv.slice(2));
const db = new BetterSqlite3(z.string().parse(file), { readonly: true });

/** The rows below a campaign or a closing, table by table. */
const rowsBelow = (column: string, id: string | undefined) =>
  namesSchema
    .parse(
      db
        .prepare(
          `SELECT m.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table' AND c.name = ?`,
        )
        .pluck()
        .all(column),
    )
    .map((table) => {
      const select = db.prepare(`SELECT * FROM ${table} WHERE ${column} = ?`).raw();
      return { table, rows: rowsSchema.parse(select.all(id)) };
    });

const folder = mkdtempSync(path.join(tmpdir(), 'tenken-bare-'));
const bare = new BetterSqlite3(path.join(folder, 'bare.db'));
bare.pragma('journal_mode = WAL');
bare.pragma('synchronous = FULL');
bare.pragma('foreign_keys = OFF');
const made = `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') ORDER BY type DESC`;
for (const sql of namesSchema.parse(db.prepare(made).pluck().all())) {
  if (!sql.includes('sqlite_')) bare.exec(sql);
}
const stored = closingId === undefined ? rowsBelow('campaign_id', campaignId) : rowsBelow('closing_id', closingId);
const began = performance.now();
bare.transaction(() => {
  const covered = closingId === undefined ? [] : [...rowsBelow('campaign_id', campaignId), ...stored];
  for (const { rows } of covered) {
    const hash = createHash('sha256');
    for (const row of rows) hash.update(createHash('sha256').update(JSON.stringify(row)).digest('hex'));
    hash.digest('hex');
  }
  for (const { table, rows } of stored) {
    const [first] = rows;
    if (first === undefined) continue;
    const insert = bare.prepare(`INSERT INTO ${table} VALUES (${first.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(row);
  }
})();
console.log(performance.now() - began);
bare.close();
rmSync(folder, { recursive: true, force: true });
