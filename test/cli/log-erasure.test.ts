import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { WHAT_TO_DO } from '#app/cli/damage-words.ts';
import { z } from 'zod';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { campaignSubject, fileSubject, rowSubject } from '#app/domain/shared/erasure.ts';
import type { Erasure } from '#app/domain/shared/erasure.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { fileDirectory, filePlace } from '#app/lib/file-store.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { storeFile } from '#app/services/response/file.acts.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { RECORDED_TABLES } from '#db/recorded-rows.ts';
import { CAMPAIGN_OWNED_TABLES, CLOSING_OWNED_TABLES } from '#db/triggers.ts';
import { verifyLog } from '#test/factories/verify-log.ts';
import { tamper } from '#test/factories/tamper.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { fillSheet, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';

const CONTENT = '誤って登録した資料';
const SHA = sha256(CONTENT);
const FILE: Erasure = { kind: 'file', subject: fileSubject(SHA), hash: SHA };

/** A tombstone with its entry in the log, or with one that tells of something else. */
function erase({ context }: { context: TestContext }, erasure: Erasure, logged: Erasure = erasure): void {
  must(
    transact(context, 'p', 'record.erase', ({ at, sequence }) => {
      const { kind, subject, hash } = erasure;
      context.db.$client
        .prepare(`INSERT INTO erasure VALUES (?, ?, ?, ?, '総第9号', '誤って登録したため', ?, 'p', ?)`)
        .run(context.newId(), kind, subject, hash, at, sequence);
      return { ok: true, value: null, subject: logged.subject, detail: { kind: logged.kind, hash: logged.hash } };
    }),
  );
}

async function verify(of: { context: TestContext }) {
  const { status, err } = await verifyLog(of);
  return { status, err };
}

const WHOLE = { status: 0, err: '' };

/** A town with one file that was uploaded. */
async function townWithFile() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const place = filePlace(fileDirectory(path.dirname(town.context.file)), SHA);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, CONTENT);
  const file = { sha256: SHA, size: 27, mediaType: 'text/plain' };
  must(storeFile(town.context, town.actor('staff'), file, () => undefined));
  return { ...town, place };
}

const markErased = ({ context }: { context: TestContext }) =>
  context.db.$client.exec(`UPDATE file SET erased_by = (SELECT id FROM erasure)`);

test('a stored file that is as it was stored is whole', async () => {
  expect(await verify(await townWithFile())).toEqual(WHOLE);
});

test('a stored file that is gone or says something else is named', async () => {
  const town = await townWithFile();
  writeFileSync(town.place, '別の内容');
  expect(await verify(town)).toEqual({
    status: 1,
    err: `ファイル ${SHA}: 登録されたときの内容と違います。\n${WHAT_TO_DO}\n`,
  });
  rmSync(town.place);
  expect(await verify(town)).toEqual({
    status: 1,
    err: `ファイル ${SHA}: 登録されたファイルがありません。\n${WHAT_TO_DO}\n`,
  });
});

test('a file that was lawfully erased is no damage, and is named only as long as it still lies there', async () => {
  const town = await townWithFile();
  erase(town, FILE);
  markErased(town);
  expect(await verify(town)).toEqual({
    status: 1,
    err: `ファイル ${SHA}: 消去したはずのファイルが残っています。\n${WHAT_TO_DO}\n`,
  });
  rmSync(town.place);
  expect(await verify(town)).toEqual(WHOLE);
});

test('a file marked as erased that nothing erased is named, whatever tombstone it names', async () => {
  const town = await townWithFile();
  tamper(town.context.file, `UPDATE file SET erased_by = 'nobody'`);
  const words = `ファイル ${SHA}: 消去の手続によらずに、消去済みとされています。\n`;
  expect((await verify(town)).err).toContain(words);
  erase(town, { ...FILE, subject: fileSubject('0'.repeat(64)) });
  tamper(town.context.file, `UPDATE file SET erased_by = (SELECT id FROM erasure)`);
  expect((await verify(town)).err).toContain(words);
});

test.each([
  ['another hash', { ...FILE, hash: '0'.repeat(64) }],
  ['another file', { ...FILE, subject: fileSubject('0'.repeat(64)) }],
  ['another kind of thing', { ...FILE, kind: 'row' as const }],
])('a tombstone whose entry in the log tells of %s makes nothing lawful', async (_what, logged) => {
  const town = await townWithFile();
  erase(town, FILE, logged);
  markErased(town);
  rmSync(town.place);
  const { status, err } = await verify(town);
  expect(status).toBe(1);
  expect(err).toContain(`ファイル ${SHA}: 登録されたファイルがありません。`);
  expect(err).toContain(`消去の記録（file:${SHA}）が、操作記録と違います。`);
});

test('a tombstone that the log has and the table not is named', async () => {
  const town = await townWithFile();
  erase(town, FILE);
  tamper(town.context.file, 'DELETE FROM erasure');
  const { status, err } = await verify(town);
  expect(status).toBe(1);
  expect(err).toContain(`消去の記録（file:${SHA}）が、操作記録と違います。\n`);
});

async function closedTown() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaignId = openTownCampaign(town);
  fillSheet(town, town.actor('manager'), sheetId(town, campaignId, '110', 'security_manager'));
  must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
  return { ...town, campaignId };
}

/** Overwrites the first answer of the closed year and gives the tombstone that keeps what stood there. */
function overwriteAnswer({ context }: { context: TestContext }): Erasure {
  const { $client } = context.db;
  const row: unknown = $client.prepare('SELECT * FROM answer_revision ORDER BY item_id, rev LIMIT 1').get();
  const text = JSON.stringify(row);
  const { item_id: itemId, rev }: { item_id: string; rev: number } = JSON.parse(text);
  tamper(
    context.file,
    `UPDATE answer_revision SET content = '{}' WHERE item_id = '${itemId}'; UPDATE answer SET content = '{}' WHERE item_id = '${itemId}'`,
  );
  return {
    kind: 'row',
    subject: rowSubject('answer_revision', [itemId, rev]),
    hash: sha256(canonicalJson(JSON.parse(text))),
  };
}

test('an answer of a closed year that was lawfully overwritten leaves the closing whole, and every other does not', async () => {
  const town = await closedTown();
  expect(await verify(town)).toEqual(WHOLE);
  const tombstone = overwriteAnswer(town);
  expect((await verify(town)).err).toContain('確定した記録が、集計確定のときの内容と違います（回答の履歴）');
  erase(town, tombstone);
  expect(await verify(town)).toEqual(WHOLE);
});

test('a tombstone that keeps another hash than that of what stood there is no excuse', async () => {
  const town = await closedTown();
  erase(town, { ...overwriteAnswer(town), hash: '0'.repeat(64) });
  expect((await verify(town)).err).toContain('（回答の履歴）');
});

const OF_CAMPAIGN = [
  'improvement_action_item',
  'improvement_action',
  ...CLOSING_OWNED_TABLES,
  ...CAMPAIGN_OWNED_TABLES,
];
const DELETE_ALL = [...OF_CAMPAIGN, 'closing', 'campaign'].map((table) => `DELETE FROM ${table};`).join(' ');

test('a campaign past its term that was lawfully erased is not missed', async () => {
  const town = await closedTown();
  tamper(town.context.file, DELETE_ALL);
  expect((await verify(town)).err).toContain('集計確定の記録がありません');
  erase(town, { kind: 'campaign', subject: campaignSubject(town.campaignId), hash: '0'.repeat(64) });
  expect(await verify(town)).toEqual(WHOLE);
});

const RECORDED_OF_CAMPAIGN = RECORDED_TABLES.filter(({ belongsTo }) => belongsTo !== null).map(({ table }) => table);

test.each([
  ['the records of its rows stay', ''],
  [
    'the records of its rows go with them',
    `DELETE FROM row_record WHERE table_name IN ('${RECORDED_OF_CAMPAIGN.join(`', '`)}');`,
  ],
])('of a campaign that was lawfully erased as a whole nothing is missed, where %s', async (_what, records) => {
  const town = await closedTown();
  tamper(town.context.file, `${DELETE_ALL} ${records}`);
  expect((await verify(town)).status).toBe(1);
  erase(town, { kind: 'campaign', subject: campaignSubject(town.campaignId), hash: '0'.repeat(64) });
  expect(await verify(town)).toEqual(WHOLE);
  openTownCampaign(town, '次の自己点検');
  expect(await verify(town)).toEqual(WHOLE);
  tamper(town.context.file, `UPDATE campaign_question SET content = '{}'; UPDATE person SET kana = 'x'`);
  const { err } = await verify(town);
  expect(err).toContain('固定した設問が、操作記録に残る内容と違います（2026年度の自己点検「次の自己点検」）。');
  expect(err).toContain('職員が、操作記録に残る内容と違います');
});

test('what a recorded row of a campaign said may be lawfully overwritten', async () => {
  const town = await closedTown();
  const row = z
    .record(z.string(), z.union([z.string(), z.number(), z.null()]))
    .parse(town.context.db.$client.prepare('SELECT * FROM campaign_target ORDER BY target_id LIMIT 1').get());
  const key = [row['campaign_id'] ?? null, row['target_id'] ?? null];
  tamper(town.context.file, `UPDATE campaign_target SET name = '（消去）' WHERE target_id = '${key[1]}'`);
  expect((await verify(town)).err).toContain('点検の対象が、操作記録に残る内容と違います');
  const hash = sha256(canonicalJson(row));
  erase(town, { kind: 'row', subject: rowSubject('campaign_target', key), hash });
  expect(await verify(town)).toEqual(WHOLE);
});
