import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { CAMPAIGN_OWNED_TABLES } from '#db/triggers.ts';
import { testDatabase } from '#test/factories/database.ts';
import { fillEveryTable } from '#test/factories/every-table.ts';
import { freeNumbers } from '#test/factories/free-numbers.ts';
import { makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const NO_ACT_YET = `
  INSERT INTO erasure VALUES ('e', 'file', 'file:${A}', '${A}', '総第9号', '誤って登録したため', '2026', 'p', 1);
  INSERT INTO erasure VALUES ('f', 'file', 'file:${B}', '${B}', '総第9号', '誤って登録したため', '2026', 'p', 1);
  INSERT INTO file (sha256, size, media_type, stored_at, sequence) VALUES ('${A}', 3, 'text/plain', '2026', 1);
  INSERT INTO file (sha256, size, media_type, stored_at, sequence) VALUES ('${B}', 3, 'text/plain', '2026', 1);
  UPDATE file SET erased_by = 'f' WHERE sha256 = '${B}';
  INSERT INTO decision SELECT 'd', 'campaign_open', id, NULL, 'own', '2026-10-01', '総第1号', 1 FROM person LIMIT 1;
  INSERT INTO decision SELECT 'c', 'campaign_open', id, NULL, 'own', '2026-10-01', '総第1号', 1 FROM person LIMIT 1;`;

/** A town with a closed year, every table of it filled, and a draft and a running year beside it. */
export async function closedTown() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { $client } = town.context.db;
  const closed = openTownCampaign(town);
  const general = sheetId(town, closed, '110', 'security_manager');
  must(saveGates(town.context, town.actor('manager'), general, [{ gateId: 'outsourcing', holds: true, rev: 0 }]));
  fillEveryTable(town, closed);
  must(closeCampaign(town.context, town.actor('supervisor'), closed));
  must(closeCampaign(town.context, town.actor('supervisor'), openTownCampaign(town)));
  freeNumbers($client);
  $client.exec(NO_ACT_YET);
  $client.pragma('foreign_keys = OFF');
  const beside = openTownCampaign(town);
  const names = new Set(z.array(z.string()).parse($client.prepare('SELECT name FROM sqlite_master').pluck().all()));
  for (const table of CAMPAIGN_OWNED_TABLES.filter((name) => names.has(name))) besides($client, table, closed, beside);
  return { $client, closed, beside };
}

/** Copies a row of the closed year into the running one under keys of its own, where there is none of that yet. */
function besides(connection: BetterSqlite3.Database, table: string, closed: string, beside: string): void {
  const there = connection.prepare(`SELECT count(*) FROM ${table} WHERE campaign_id = ?`).pluck().get(beside);
  if (there !== 0) return;
  const columns = z
    .array(z.object({ name: z.string(), pk: z.number() }))
    .parse(connection.pragma(`table_info(${table})`));
  const values = columns.map(({ name, pk }) => {
    if (name === 'campaign_id') return `'${beside}'`;
    if (pk > 0 || name.endsWith('_id')) return name === 'rev' ? '"rev"' : `"${name}" || 'y'`;
    return `"${name}"`;
  });
  const triggers = z
    .array(z.object({ name: z.string(), sql: z.string() }))
    .parse(
      connection.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?`).all(table),
    );
  for (const { name } of triggers) connection.exec(`DROP TRIGGER ${name}`);
  connection.pragma('ignore_check_constraints = ON');
  connection.exec(
    `INSERT INTO ${table} SELECT ${values.join(', ')} FROM ${table} WHERE campaign_id = '${closed}' LIMIT 1`,
  );
  connection.pragma('ignore_check_constraints = OFF');
  for (const { sql } of triggers) connection.exec(sql);
}
