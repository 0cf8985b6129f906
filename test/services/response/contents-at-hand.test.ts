import BetterSqlite3 from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import type { TestContext } from '#test/factories/database.ts';
import { testDatabase } from '#test/factories/database.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const itemKey = '1-1@security_manager';
const other = '1-4@security_manager';
const saying = (comment: string) => makeAnswer({ value: 'implemented', comment });

let context: TestContext;
let town: Town;
let campaignId: string;
let id: string;

beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  town = await makeTown(context);
  campaignId = openTownCampaign(town);
  id = sheetId(town, campaignId, '110', 'security_manager');
});

const save = (comment: string, rev: number, handIns?: number) =>
  saveAnswer(context, town.actor('staff'), id, { itemKey, answer: saying(comment), rev, handIns });

test('a save that is taken back with a greater transaction is not at hand, even where another act has its number', () => {
  must(save('一', 0));
  const greater = context.db.$client.transaction(() => {
    expect(must(save('二', 1)).rev).toBe(2);
    throw new Error('taken back');
  });
  expect(greater).toThrow('taken back');
  const answers = [{ itemKey: other, answer: saying('別'), rev: 0 }];
  must(saveChapter(context, town.actor('staff'), id, { chapter: null, same: null, answers }));
  expect(must(save('三', 1)).rev).toBe(2);
});

test('a save that fails leaves the contents at hand as they were', () => {
  must(save('一', 0));
  context.db.$client.exec(`CREATE TEMP TRIGGER fails BEFORE INSERT ON main.activity_log
    BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  expect(() => save('二', 1)).toThrow('no room');
  context.db.$client.exec('DROP TRIGGER fails');
  expect(save('三', 0)).toMatchObject({ reason: 'conflict', conflict: { rev: 1, current: { comment: '一' } } });
  expect(must(save('三', 1)).rev).toBe(2);
});

test('what another program writes is read, whether or not the log tells of it', () => {
  must(save('一', 0));
  const connection = new BetterSqlite3(context.file);
  onTestFinished(() => {
    connection.close();
  });
  const changed = connection.prepare(`UPDATE answer SET content = replace(content, '一', '二')`).run().changes;
  expect(changed).toBe(1);
  expect(save('三', 0)).toMatchObject({ reason: 'conflict', conflict: { current: { comment: '二' } } });
});

test('a sheet that was handed in and a campaign that was closed refuse a save whose sheet is at hand', () => {
  fillSheet(town, town.actor('staff'), id);
  const rev = loadSheet(context, id)?.items.find((item) => item.itemKey === itemKey)?.record?.rev ?? 0;
  expect(must(save('二', rev, 0)).rev).toBe(rev + 1);
  must(handIn(context, town.actor('manager'), id));
  expect(save('三', rev + 1, 0)).toMatchObject({ ok: false, reason: 'wrong_state' });
  must(closeCampaign(context, town.actor('supervisor'), campaignId));
  expect(save('三', rev + 1)).toMatchObject({ ok: false, reason: 'wrong_state' });
});
