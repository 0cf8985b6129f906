import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { instant } from '#app/domain/shared/calendar-date.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { openData, tellOfRestored } from '#app/server/open-data.ts';
import { verifyLog } from '#app/services/shared/log.command.server.ts';
import { markTold } from '#db/trigger-mark.ts';
import { withOneMore } from '#test/db/later-migration.ts';
import { folderOfBackup, scratch } from '#test/server/data-folder.ts';

const { migrations } = projectPaths();

describe('a trigger that somebody changed', () => {
  const clock = () => instant('2026-10-02T00:00:00.000Z');

  /** What a start tells of triggers, and what it leaves in the log. */
  async function toldOf(folder: string, folderOfMigrations = migrations) {
    const data = await openData(folder, folderOfMigrations);
    const told = tellOfRestored(data, clock);
    const entries = data.db.$client
      .prepare(`SELECT actor, detail FROM activity_log WHERE type = 'trigger.restore' ORDER BY sequence`)
      .all();
    expect(verifyLog(data.db).ok).toBe(true);
    data.close();
    return { told, entries };
  }

  /** A town that was started once, and then handed to another program. */
  async function changedBy(act: (raw: BetterSqlite3.Database) => void): Promise<string> {
    const folder = await folderOfBackup();
    expect(await toldOf(folder)).toEqual({ told: null, entries: [] });
    const raw = new BetterSqlite3(path.join(folder, 'tenken.db'));
    act(raw);
    raw.close();
    return folder;
  }

  const ENTRY = { actor: 'system', detail: '{"triggers":["sheet_frozen_update"]}' };

  test.each([
    ['dropped', 'DROP TRIGGER sheet_frozen_update'],
    [
      'weakened',
      `DROP TRIGGER sheet_frozen_update;
       CREATE TRIGGER sheet_frozen_update BEFORE UPDATE ON sheet WHEN 0 BEGIN SELECT 1; END`,
    ],
  ])('(%s) is put back, told once on one line and left in the log', async (_how, sql) => {
    const folder = await changedBy((raw) => raw.exec(sql));
    const { told, entries } = await toldOf(folder);
    expect(told).toMatch(/（sheet_frozen_update）.*tenken log verify/u);
    expect(entries).toEqual([ENTRY]);
    expect(await toldOf(folder)).toEqual({ told: null, entries: [ENTRY] });
  });

  test('is told by the next start where one ended before it had told', async () => {
    const folder = await changedBy((raw) => raw.exec('DROP TRIGGER sheet_frozen_update'));
    (await openData(folder, migrations)).close();
    expect((await toldOf(folder)).told).toContain('トリガー');
    expect((await toldOf(folder)).told).toBeNull();
  });

  test('by a version that opened the file is not told of', async () => {
    const folder = await changedBy((raw) => {
      raw.exec('DROP TRIGGER sheet_frozen_update');
      markTold(raw);
    });
    expect(await toldOf(folder)).toEqual({ told: null, entries: [] });
    const later = withOneMore(scratch(), 'CREATE UNIQUE INDEX sheet_other ON sheet (id, office);');
    expect(await toldOf(folder, later)).toEqual({ told: null, entries: [] });
  });

  test('is not told of where no start has left its mark', async () => {
    const folder = await changedBy((raw) => {
      raw.exec('DROP TRIGGER sheet_frozen_update');
      raw.pragma('user_version = 0');
    });
    expect(await toldOf(folder)).toEqual({ told: null, entries: [] });
  });
});
