import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { WHAT_TO_DO } from '#app/cli/damage-words.ts';
import { tableText } from '#app/cli/table-words.ts';
import { recordedTown } from '#test/factories/recorded-town.ts';
import { tamper } from '#test/factories/tamper.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

/** Empties an index and leaves the schema as it was; other schemas are put in the place of what the migrations made. */
function inSchema(file: string, change: (connection: BetterSqlite3.Database) => void): void {
  const connection = new BetterSqlite3(file);
  connection.unsafeMode(true);
  connection.pragma('foreign_keys = OFF');
  change(connection);
  connection.pragma('writable_schema = RESET');
  connection.close();
}

function filled(index: string, instead: (sql: string) => string) {
  return (connection: BetterSqlite3.Database) => {
    const sql = String(connection.prepare('SELECT sql FROM sqlite_master WHERE name = ?').pluck().get(index));
    connection.exec(`DROP INDEX ${index}; ${instead(sql)}`);
    connection.pragma('writable_schema = ON');
    connection.prepare('UPDATE sqlite_master SET sql = ? WHERE name = ?').run(sql, index);
  };
}

const emptied = (index: string) => filled(index, (sql) => `${sql} WHERE 0`);

function rewritten(table: string, from: string, to: string) {
  return (connection: BetterSqlite3.Database) => {
    connection.pragma('writable_schema = ON');
    connection.prepare('UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ?').run(from, to, table);
  };
}

const VIEW = `PRAGMA legacy_alter_table = ON; ALTER TABLE body_setting RENAME TO behind;
  CREATE VIEW body_setting AS SELECT * FROM behind`;

const IN_SCHEMA: readonly (readonly [string, (connection: BetterSqlite3.Database) => void, string])[] = [
  ['an emptied index of appointments', emptied('appointment_person'), '表と索引が食い違っています'],
  ['an emptied index of events', emptied('sheet_event_sheet'), '表と索引が食い違っています'],
  [
    'an index of as many entries of something else',
    filled('appointment_person', (sql) => sql.replace('`person_id`', '`id`')),
    '表と索引が食い違っています',
  ],
  ['a view in the place of a table', (one) => one.exec(VIEW), '団体の設定の表（body_setting）が、この版の'],
  ['the table behind it', (one) => one.exec(VIEW), '（behind）は、この版の Tenken の作るものではありません'],
  ['an index that is gone', (one) => one.exec('DROP INDEX appointment_person'), '（appointment_person）がありません'],
  ['a CHECK taken out', rewritten('activity_log', '>= 1', '>= -9'), '操作記録の表（activity_log）が、この版の'],
  ['a column put in', (one) => one.exec('ALTER TABLE person ADD note text'), '職員の表（person）が、この版の'],
];

test.each(IN_SCHEMA)('log verify names %s', async (_what, change, words) => {
  const { town } = await recordedTown();
  inSchema(town.context.file, change);
  const { status, err } = await verifyLog(town);
  expect(status).toBe(1);
  expect(err).toContain(words);
  expect(err.endsWith(`${WHAT_TO_DO}\n`)).toBe(true);
});

test('triggers come back with a start, but not where a table is another', async () => {
  const { town } = await recordedTown();
  inSchema(town.context.file, (one) => one.exec('DROP TRIGGER file_delete'));
  expect((await verifyLog(town)).err).toContain('起動し直すと元に戻ります');
  inSchema(town.context.file, (one) => one.exec('DROP INDEX appointment_person'));
  expect((await verifyLog(town)).err).not.toContain('起動し直すと元に戻ります');
});

const RUNNING = `(SELECT id FROM campaign WHERE name = '今の自己点検')`;
const REPORTED = `(SELECT id FROM campaign WHERE name = '前の自己点検')`;
const FREE_ITEM = `NOT EXISTS (SELECT 1 FROM answer WHERE answer.item_id = item.id)`;
const answerUnder = (campaign: string, of: string) => `INSERT INTO answer
  SELECT item.id, ${campaign}, 1, (SELECT content FROM answer LIMIT 1), (SELECT min(id) FROM person), '2026', NULL
  FROM item WHERE item.campaign_id = ${of} AND ${FREE_ITEM} LIMIT 1`;
const bytes = (table: string, column: string) =>
  `UPDATE ${table} SET "${column}" = CAST("${column}" AS BLOB) WHERE rowid = (SELECT min(rowid) FROM ${table})`;

test.each([
  ['an answer under no campaign', answerUnder(`'none'`, RUNNING), '回答に、つながる先のない行、又は別の自己点検の'],
  ['an answer of the reported year under none', answerUnder(`'none'`, REPORTED), '回答に、つながる先のない行、'],
  ['an answer under another campaign', answerUnder(REPORTED, RUNNING), '回答に、つながる先のない行、'],
  [
    'a gate answer under no campaign',
    `INSERT INTO gate_answer SELECT sheet.id, gate_id, 'none', 0, 1, (SELECT min(id) FROM person), '2026', NULL
     FROM sheet JOIN campaign_gate USING (campaign_id) WHERE NOT EXISTS
     (SELECT 1 FROM gate_answer AS a WHERE a.sheet_id = sheet.id) LIMIT 1`,
    '事前確認の回答に、つながる先のない行、',
  ],
  ['a measure under no campaign', `INSERT INTO improvement SELECT 'x', 'none', id, 1 FROM sheet LIMIT 1`, '改善策'],
  ['a name of bytes', bytes('person', 'name'), '職員に、文字でも数でもない値（BLOB）のある行が 1 件'],
  ['an id of bytes', bytes('person', 'id'), '職員に、文字でも数でもない値（BLOB）のある行が 1 件'],
  ['an answer of bytes', bytes('answer_revision', 'content'), '回答の履歴に、文字でも数でもない値（BLOB）'],
  ['an outcome of bytes', bytes('frozen_item', 'outcome'), '確定した項目に、文字でも数でもない値（BLOB）'],
  ['an entry of bytes', bytes('activity_log', 'detail'), '操作記録に、文字でも数でもない値（BLOB）'],
  ['a text that is none', `UPDATE person SET name = CAST(x'ff41' AS TEXT)`, '職員が、操作記録に残る内容と違います'],
])('log verify names %s, and never ends in a stack', async (_what, sql, words) => {
  const { town } = await recordedTown();
  tamper(town.context.file, sql);
  const { status, err } = await verifyLog(town);
  expect(status).toBe(1);
  expect(err).toContain(words);
  expect(err).not.toMatch(/^ +at |Error/mu);
});

test('a broken chain hides nothing else, and says what could not be held against it', async () => {
  const { town } = await recordedTown();
  const { out } = await verifyLog(town);
  const anchor = /検証値: (?<anchor>\S+)\n/u.exec(out)?.groups?.['anchor'] ?? '';
  tamper(town.context.file, `UPDATE activity_log SET actor = 'x' WHERE sequence = 5; UPDATE person SET kana = 'x'`);
  const { err } = await verifyLog(town, '--expect', anchor);
  expect(err).toContain('操作記録の 5 件目: 記録の内容が書き換えられています。');
  expect(err).toContain('操作記録の 5 件目以後のつながりは確かめられませんでした。');
  expect(err).toContain('職員が、操作記録に残る内容と違います（架空');
  expect(err).toContain(`控えの検証値（${anchor}）とは、照合できませんでした。`);
});

test('a campaign that is gone is named by its year and name, and one that nothing knows by its id', async () => {
  const { town, running } = await recordedTown();
  tamper(town.context.file, `DELETE FROM campaign WHERE id = '${running}'`);
  expect((await verifyLog(town)).err).toContain('2026年度「今の自己点検」: 自己点検の記録がありません。');
  tamper(town.context.file, `DELETE FROM activity_log WHERE type = 'campaign.create'`);
  const { err } = await verifyLog(town);
  expect(err).toContain(`記録のない自己点検（${running}）: 自己点検の記録がありません。`);
  expect(err).not.toContain('0年度');
});

test('the newest record of a migration taken out sends nobody into a migration', async () => {
  const { town } = await recordedTown();
  tamper(
    town.context.file,
    'DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)',
  );
  const { status, err } = await verifyLog(town);
  expect(status).toBe(1);
  expect(err).toContain('移行の記録が失われています');
  expect(err).toContain('起動も移行もせず');
});

test('every table has a name in words', async () => {
  const { town } = await recordedTown();
  const tables = town.context.db.$client
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_*'`)
    .pluck()
    .all()
    .map(String);
  expect(tables.filter((table) => tableText(table).includes(table))).toEqual([]);
});
