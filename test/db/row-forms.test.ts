import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { instant } from '#app/domain/shared/calendar-date.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { contentProblems, verifyLog } from '#app/services/shared/log.command.server.ts';
import { damagedRows } from '#app/services/shared/row-record.loader.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { lastActivity } from '#db/queries/activity.server.ts';
import { doAct } from '#test/factories/every-table.ts';
import { tamper } from '#test/factories/tamper.ts';

const FILE = path.resolve(import.meta.dirname, '..', 'fixtures', 'form-3.db.gz');

/** `recordedTown` as the last version of form 3 stored it, before the registers had their tables. */
function townOfForm3(): ServiceContext {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-form-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'tenken.db');
  writeFileSync(file, gunzipSync(readFileSync(FILE)));
  const db = openDatabase(file, projectPaths().migrations);
  onTestFinished(() => void db.$client.close());
  const newId = () => 'new';
  return { db, clock: () => instant('2026-12-01T00:00:00.000Z'), newId, mailFrom: null };
}

const damaged = ({ db }: ServiceContext) =>
  damagedRows(db, erasuresOf(db)).map(({ table, problem }) => `${table} ${problem}`);

test('a file of form 3 is held against its records until an act records it anew, and stands in both', () => {
  const context = townOfForm3();
  const { db } = context;
  expect([lastActivity(db).form, damaged(context)]).toEqual([3, []]);
  doAct({ context }, `UPDATE person SET kana = 'ｶﾜﾙ'; DELETE FROM task`);
  expect([lastActivity(db).form, damaged(context)]).toEqual([4, []]);
  expect(verifyLog(db)).toMatchObject({ ok: true });
  expect(contentProblems(db, erasuresOf(db)).entries).toEqual([]);
});

test('what another hand changes before that act is named before it and behind it', () => {
  const context = townOfForm3();
  tamper(
    context.db.$client.name,
    `UPDATE information_system SET name = 'x' WHERE code = 'S01'; DELETE FROM body_setting;
     INSERT INTO network_zone VALUES ('put in', 'internal', 'x', 9)`,
  );
  const named = ['body_setting missing', 'information_system changed', 'network_zone unrecorded'];
  expect(damaged(context).sort()).toEqual(named);
  doAct({ context });
  expect(damaged(context).sort()).toEqual(named);
});

test('a row that stands in a new table before any act could store one is named', () => {
  const context = townOfForm3();
  tamper(context.db.$client.name, `INSERT INTO inquiry SELECT 'x', '2026-12-25', 1, NULL`);
  doAct({ context });
  expect(damaged(context)).toEqual(['inquiry unrecorded']);
});
