import path from 'node:path';
import { createHash, createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { WHAT_TO_DO } from '#app/cli/damage-words.ts';
import { ACTIVITY_TYPES, activityText, positionText } from '#app/domain/shared/activity.ts';
import { calendarDate, instant } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { activityEntries, lastActivity } from '#db/queries/activity.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { tamper } from '#test/factories/tamper.ts';
import { fillSheet, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

/** A town whose first year is closed and whose second one runs, both with answers. */
async function twoYears() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const closed = openTownCampaign(town, '前の自己点検');
  fillSheet(town, town.actor('manager'), sheetId(town, closed, '110', 'security_manager'));
  must(closeCampaign(town.context, town.actor('supervisor'), closed));
  const running = openTownCampaign(town, '今の自己点検');
  fillSheet(town, town.actor('manager'), sheetId(town, running, '110', 'security_manager'));
  return { town, closed, running };
}

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Changes entries and computes every hash of the chain anew, as somebody could who knows this program. */
function computeAnew(file: string, change: string): void {
  tamper(file, change);
  const connection = new BetterSqlite3(file);
  const rows = z
    .array(
      z.object({
        sequence: z.number(),
        at: z.string(),
        actor: z.string(),
        type: z.string(),
        subject: z.string(),
        detail: z.string(),
        form: z.number().nullable(),
        content_hash: z.string().nullable(),
      }),
    )
    .parse(connection.prepare('SELECT * FROM activity_log ORDER BY sequence').all());
  connection.close();
  let previous = '0'.repeat(64);
  const updates = rows.map(({ content_hash: contentHash, detail, at, type, ...row }, index) => {
    // The kind is one of the program's own; the text only takes it over.
    const entry = { ...row, at: instant(at), detail: JSON.parse(detail), previousHash: previous, contentHash };
    const text = activityText({ ...entry, type: typeOf(type), sequence: index + 1 });
    const sql = `UPDATE activity_log SET sequence = ${index + 1}, previous_hash = '${previous}', hash = '${hash(text)}'
      WHERE sequence = ${row.sequence};`;
    previous = hash(text);
    return sql;
  });
  tamper(file, updates.join('\n'));
}

function typeOf(type: string): Parameters<typeof activityText>[0]['type'] {
  const found = ACTIVITY_TYPES.find((one) => one === type);
  if (found === undefined) throw new Error(type);
  return found;
}

describe('log verify names', () => {
  test.each([
    [
      'the last entries cut off',
      'DELETE FROM activity_log WHERE sequence > (SELECT max(sequence) FROM activity_log) - 3',
      '操作記録の末尾より後の操作による行が',
    ],
    ['an entry numbered zero', `UPDATE activity_log SET sequence = 0 WHERE sequence = 1`, '1 件目'],
    [
      'an entry numbered below zero',
      `INSERT INTO activity_log SELECT -1, at, actor, type, subject, detail, previous_hash,
      hash, form, content_hash FROM activity_log WHERE sequence = 1`,
      '1 件目',
    ],
    ['all entries gone', 'DELETE FROM activity_log', '操作記録の末尾より後の操作による行が'],
    [
      'a changed answer of the running year',
      `UPDATE answer SET content = replace(content, '"implemented"', '"unknown"')
       WHERE campaign_id = (SELECT id FROM campaign WHERE state = 'open')`,
      '「今の自己点検」: 今の回答が、保存の記録と違います（回答）',
    ],
    [
      'a changed answer of the running year with its revisions',
      `UPDATE answer SET content = replace(content, '"implemented"', '"unknown"')
       WHERE campaign_id = (SELECT id FROM campaign WHERE state = 'open');
       UPDATE answer_revision SET content = replace(content, '"implemented"', '"unknown"')
       WHERE campaign_id = (SELECT id FROM campaign WHERE state = 'open')`,
      '保存された内容が、操作記録と違います',
    ],
    [
      'an answer of the running year that was taken away',
      `DELETE FROM answer WHERE campaign_id = (SELECT id FROM campaign WHERE state = 'open');
       DELETE FROM answer_revision WHERE campaign_id = (SELECT id FROM campaign WHERE state = 'open')`,
      '保存された内容が、操作記録と違います',
    ],
    [
      'an answer put beneath an old entry',
      `INSERT INTO answer_revision SELECT item_id, 9, campaign_id, content, answered_by, answered_at, proxy_entry_id, 1
       FROM answer_revision LIMIT 1`,
      '保存された内容が、操作記録と違います（操作記録の 1 件目）',
    ],
    [
      'a closed campaign reopened',
      `UPDATE closing SET superseded_at = '2026', superseded_because = 'x';
       UPDATE campaign SET state = 'open', closing_id = NULL WHERE name = '前の自己点検'`,
      '集計確定が、手続によらずに取り消されています',
    ],
    [
      'a closing marked as superseded',
      `UPDATE closing SET superseded_at = '2026', superseded_because = 'x'`,
      '集計確定が、手続によらずに取り消されています',
    ],
    ['a closed campaign deleted', `DELETE FROM campaign WHERE name = '前の自己点検'`, '自己点検の記録がありません'],
    ['a closing deleted', `DELETE FROM closing`, '集計確定の記録がありません'],
    [
      'a campaign that nobody created',
      `INSERT INTO campaign SELECT 'x', fiscal_year, kind, name, 'draft', period_from, period_to, due_on, created_at,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM campaign LIMIT 1`,
      '操作記録にない自己点検です',
    ],
    ['a trigger dropped', '', 'トリガー', 'DROP TRIGGER answer_revision_append_only_update'],
    [
      'a trigger that does nothing',
      '',
      'トリガー',
      `DROP TRIGGER activity_log_append_only_delete;
       CREATE TRIGGER activity_log_append_only_delete BEFORE DELETE ON activity_log WHEN 0 BEGIN SELECT 1; END`,
    ],
    [
      'a trigger of somebody else',
      '',
      'トリガー',
      `CREATE TRIGGER theirs AFTER INSERT ON session BEGIN DELETE FROM task; END`,
    ],
  ])('%s', async (_what, sql, words, triggers = '') => {
    const { town } = await twoYears();
    expect(await verifyLog(town)).toMatchObject({ status: 0, err: '' });
    tamper(town.context.file, sql);
    town.context.db.$client.exec(triggers);
    const { status, out, err } = await verifyLog(town);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(words);
  });

  test('a chain computed anew over a changed entry, against the value that was written down', async () => {
    const { town } = await twoYears();
    const { out } = await verifyLog(town);
    const anchor = /検証値: (?<anchor>\S+)\n/u.exec(out)?.groups?.['anchor'] ?? '';
    expect(anchor).toBe(positionText(lastActivity(town.context.db)));
    expect(await verifyLog(town, '--expect', anchor)).toMatchObject({ status: 0 });
    computeAnew(town.context.file, `UPDATE activity_log SET actor = 'somebody' WHERE sequence = 5`);
    expect(await verifyLog(town)).toMatchObject({ status: 0 });
    const { status, err } = await verifyLog(town, '--expect', anchor);
    expect(status).toBe(1);
    expect(err).toContain('操作記録が作り直されています');
  });

  test('last entries cut off that stored nothing else, against the value that was written down', async () => {
    const { town } = await twoYears();
    for (const hour of [1, 2]) note(town, `mark:${hour}`);
    const anchor = positionText(lastActivity(town.context.db));
    tamper(town.context.file, `DELETE FROM activity_log WHERE subject LIKE 'mark:%'`);
    expect(await verifyLog(town)).toMatchObject({ status: 0 });
    const { status, err } = await verifyLog(town, '--expect', anchor);
    expect(status).toBe(1);
    expect(err).toContain('控えの検証値に当たる記録がありません');
  });

  test('a table that is gone, with what to do', async () => {
    const { town } = await twoYears();
    for (const table of ['frozen_row', 'erasure', 'activity_log']) {
      town.context.db.$client.pragma('foreign_keys = OFF');
      tamperTable(town.context.file, table);
      const { status, err } = await verifyLog(town);
      expect(status).toBe(1);
      expect(err).not.toContain(' at ');
      expect(err).toContain(`（${table}）がありません。`);
      expect(err).toContain(WHAT_TO_DO);
    }
  });
});

/** An entry that stores no row. */
function note({ context }: Town, subject: string): void {
  must(transact(context, 'p', 'session.sign_out', () => ({ ok: true, value: null, subject, detail: {} })));
}

function tamperTable(file: string, table: string): void {
  const connection = new BetterSqlite3(file);
  connection.pragma('foreign_keys = OFF');
  connection.exec(`DROP TABLE ${table}`);
  connection.close();
}

describe('the value to be written down', () => {
  const KEY = 'a key of at least sixteen bytes';

  test('carries a mark where there is a key, and a mark of another key is refused', async () => {
    const { town } = await twoYears();
    const folder = path.dirname(town.context.file);
    writeFileSync(path.join(folder, 'key'), KEY);
    writeFileSync(path.join(folder, 'other'), `another ${KEY}`);
    const position = positionText(lastActivity(town.context.db));
    const marked = `${position}:${createHmac('sha256', KEY).update(position).digest('hex')}`;
    expect((await verifyLog(town, '--key', 'key')).out).toContain(`検証値: ${marked}\n`);
    expect(await verifyLog(town, '--key', 'key', '--expect', marked)).toMatchObject({ status: 0 });
    expect(await verifyLog(town, '--key', 'other', '--expect', marked)).toMatchObject({ status: 2 });
    expect(await verifyLog(town, '--expect', marked)).toMatchObject({ status: 2 });
    expect(await verifyLog(town, '--key', 'key', '--expect', position)).toMatchObject({ status: 2 });
  });

  test.each([['nonsense'], ['0:'], [`1:${'g'.repeat(64)}`]])('is refused on one line where it is %s', async (value) => {
    const { town } = await twoYears();
    const { status, err } = await verifyLog(town, '--expect', value);
    expect(status).toBe(2);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('a log that begins behind a cut', () => {
  /** Cuts the first entries off; the entry that records it is written before. */
  async function cut(recorded: boolean) {
    const { town } = await twoYears();
    const last = [...activityEntries(town.context.db)][19];
    if (last === undefined) throw new Error('a short log');
    const subject = recorded ? `log:${positionText(last)}` : 'log:1';
    must(transact(town.context, 'p', 'log.cut', () => ({ ok: true, value: null, subject, detail: {} })));
    tamper(town.context.file, `DELETE FROM activity_log WHERE sequence <= ${last.sequence}`);
    return { town, last };
  }

  test('is told with the entry that records the cut, and the rest is held against what is left', async () => {
    const { town, last } = await cut(true);
    const entry = lastActivity(town.context.db).sequence;
    const { status, err } = await verifyLog(town, '--expect', positionText(last));
    expect(status).toBe(1);
    expect(err).toMatch(/^操作記録の \d+ 件目（2026-10-01、p）に、操作記録を切り離したという記録があります。/u);
    expect(err).toContain(`操作記録の ${entry} 件目（`);
    expect(err.trimEnd().split('\n')).toHaveLength(2);
    const older = await verifyLog(town, '--expect', positionText({ ...last, sequence: 3 }));
    expect(older.err).toContain('控えの検証値に当たる記録は、切り離されています');
  });

  test('is not where none does', async () => {
    const { town } = await cut(false);
    expect(await verifyLog(town)).toMatchObject({ status: 1 });
  });
});
