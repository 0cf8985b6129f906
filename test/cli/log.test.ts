import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { logCommands } from '#app/cli/log.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { recordingSurroundings } from '#test/factories/surroundings.ts';
import { tamper } from '#test/factories/tamper.ts';
import { testDatabase } from '#test/factories/database.ts';
import { fillSheet, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';

async function townFolder() {
  const { context } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  return { context, folder: path.dirname(context.file), entries: [...activityEntries(context.db)].length };
}

async function verify(folder: string, ...args: string[]) {
  const { surroundings, out, err } = recordingSurroundings(folder);
  const status = await logCommands['verify']?.run(['--data', '.', ...args], surroundings);
  return { status, out: out(), err: err() };
}

test('an untouched log is whole, and its length and last hash are printed', async () => {
  const { context, folder, entries } = await townFolder();
  const last = [...activityEntries(context.db)].at(-1);
  const { status, out, err } = await verify(folder);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toContain(`${entries} 件`);
  expect(out).toContain(last?.hash);
});

test.each([
  ['changed detail', `UPDATE activity_log SET detail = '{"name":"別の町"}' WHERE sequence = 3`, 3],
  ['spaces put into a detail', `UPDATE activity_log SET detail = ' ' || detail WHERE sequence = 3`, 3],
  ['a detail that is no JSON', `UPDATE activity_log SET detail = '{' WHERE sequence = 3`, 3],
  ['another person', `UPDATE activity_log SET actor = 'somebody' WHERE sequence = 4`, 4],
  ['another time', `UPDATE activity_log SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 4`, 4],
  ['a time that is none', `UPDATE activity_log SET at = 'yesterday' WHERE sequence = 4`, 4],
  ['a removed entry', `DELETE FROM activity_log WHERE sequence = 5`, 5],
  ['a removed first entry', `DELETE FROM activity_log WHERE sequence = 1`, 1],
  ['a new hash', `UPDATE activity_log SET hash = '${'0'.repeat(64)}' WHERE sequence = 6`, 6],
  ['a broken link', `UPDATE activity_log SET previous_hash = '${'0'.repeat(64)}' WHERE sequence = 7`, 7],
])('%s is found at its place', async (_, sql, sequence) => {
  const { context, folder } = await townFolder();
  tamper(context.file, sql);
  const { status, out, err } = await verify(folder);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toContain(`操作記録の ${sequence} 件目`);
});

async function closedFolder() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaignId = openTownCampaign(town, '定期自己点検');
  fillSheet(town, town.actor('manager'), sheetId(town, campaignId, '110', 'security_manager'));
  must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
  return { town, campaignId, folder: path.dirname(town.context.file) };
}

test.each([
  ['an answer', '回答', `UPDATE answer SET content = replace(content, '"implemented"', '"unknown"')`],
  [
    'an answer with its revisions',
    '回答の履歴',
    `UPDATE answer SET content = replace(content, '"implemented"', '"unknown"');
     UPDATE answer_revision SET content = replace(content, '"implemented"', '"unknown"')`,
  ],
  [
    'an outcome',
    '確定した項目',
    `UPDATE frozen_item SET outcome = 'implemented', unanswered = NULL WHERE outcome = 'unanswered'`,
  ],
  ['a row that is gone', '確定した項目の職務', `DELETE FROM frozen_item_role WHERE role = 'staff'`],
  ['the wording of a clause', '固定した条項', `UPDATE campaign_clause SET text = text || '。'`],
  ['the name of a section', '点検の対象', `UPDATE campaign_target SET name = '別の課'`],
  ['the name of the year', '（自己点検）', `UPDATE campaign SET period_to = '2027-03-30'`],
])('%s changed behind a closed campaign is found', async (_, table, sql) => {
  const { town, folder } = await closedFolder();
  expect(await verify(folder)).toMatchObject({ status: 0, err: '' });
  tamper(town.context.file, sql);
  const { status, out, err } = await verify(folder);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toContain('「定期自己点検」（第1回の集計確定）: 確定した記録が、集計確定のときの内容と違います');
  expect(err).toContain(table);
});

test.each([
  [
    'the record of a closing written anew',
    '集計確定の記録が、操作記録と違います',
    `UPDATE closing SET hash = '${'0'.repeat(64)}'`,
  ],
  [
    'a closed campaign reopened by hand',
    '集計確定が、手続によらずに取り消されています',
    `UPDATE campaign SET state = 'open', closing_id = NULL`,
  ],
])('%s is found', async (_, words, sql) => {
  const { town, folder } = await closedFolder();
  tamper(town.context.file, sql);
  const { status, out, err } = await verify(folder);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toContain(`2026年度「定期自己点検」（第1回の集計確定）: ${words}。\n`);
});

test('a folder without data, a wrong option and a further argument are refused on one line', async () => {
  const { folder } = await townFolder();
  const elsewhere = recordingSurroundings('/');
  expect(await logCommands['verify']?.run(['--data', path.join(folder, 'nowhere')], elsewhere.surroundings)).toBe(2);
  expect(elsewhere.err()).toMatch(/^.*データがありません。.*\n$/u);
  const cut = recordingSurroundings(folder);
  expect(await logCommands['verify']?.run(['--data'], cut.surroundings)).toBe(2);
  expect((await verify(folder, 'more')).status).toBe(2);
});

test('the command finds its data by TENKEN_DATA', async () => {
  const { folder } = await townFolder();
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'app/cli/tenken.ts', 'log', 'verify'], {
    cwd: projectPaths().root,
    env: { ...process.env, TENKEN_DATA: folder },
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stdout).toContain('改変はありません');
});
