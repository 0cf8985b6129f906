import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { resultsCommands } from '#app/cli/results.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { recordingSurroundings } from '#test/factories/surroundings.ts';
import { fillSheet, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';

async function answeredTown() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaignId = openTownCampaign(town);
  fillSheet(town, town.actor('staff'), sheetId(town, campaignId, '110', 'security_manager'));
  return { town, campaignId, file: town.context.file };
}

async function recountIn(file: string, ...args: string[]) {
  const { surroundings, out, err } = recordingSurroundings(path.dirname(file));
  const status = await resultsCommands['recount']?.run([...args, '--data', '.'], surroundings);
  return { status, out: out(), err: err() };
}

/** Does to the rows what no act does. */
function behindTheActs(file: string, sql: string): number {
  const db = new BetterSqlite3(file);
  const { changes } = db.prepare(sql).run();
  db.close();
  return changes;
}

test('a campaign that runs is counted anew, and what its acts kept is the same', async () => {
  const { file, town } = await answeredTown();
  const total = town.context.db.$client.prepare('SELECT count(*) FROM item').pluck().get();
  const { status, out, err } = await recountIn(file);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toMatch(new RegExp(`点検票 \\d+ 票、${String(total)} 項目。集計用の控えと一致しました。\\n$`, 'u'));
});

test('every item whose row says something else is named with its sheet and what differs', async () => {
  const { file } = await answeredTown();
  const where = `WHERE item_id = (SELECT item_id FROM item_state WHERE value = 'implemented' ORDER BY item_id LIMIT 1)`;
  expect(behindTheActs(file, `UPDATE item_state SET value = 'not_implemented' ${where}`)).toBe(1);
  const { status, out } = await recountIn(file);
  expect(status).toBe(1);
  expect(out).toContain('1 項目が違います。');
  expect(out.match(/集計用の控えと違います（回答）。/gu)).toHaveLength(1);
});

test('an item of which no row is kept is named too', async () => {
  const { file } = await answeredTown();
  expect(behindTheActs(file, `DELETE FROM item_state WHERE value IS NULL`)).toBeGreaterThan(0);
  const { status, out } = await recountIn(file);
  expect(status).toBe(1);
  expect(out).toContain('集計用の控えがありません。');
});

test('a closed campaign is not counted again, and what nobody asked for is refused', async () => {
  const { file, town, campaignId } = await answeredTown();
  must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
  expect(await recountIn(file)).toEqual({ status: 0, out: '実施中の自己点検はありません。\n', err: '' });
  expect(await recountIn(file, 'more')).toEqual({ status: 2, out: '', err: '余分な引数があります: more\n' });
});
