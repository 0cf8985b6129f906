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

/**
 * `recordedTown` as the last version of a form stored it: of form 3 before the registers had their tables, of form 4
 * before an inquiry was answered on behalf.
 */
function townOf(form: 3 | 4): ServiceContext {
  const stored = path.resolve(import.meta.dirname, '..', 'fixtures', `form-${form}.db.gz`);
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-form-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'tenken.db');
  writeFileSync(file, gunzipSync(readFileSync(stored)));
  const db = openDatabase(file, projectPaths().migrations);
  onTestFinished(() => void db.$client.close());
  const newId = () => 'new';
  return { db, clock: () => instant('2026-12-01T00:00:00.000Z'), newId, mailFrom: null };
}

const damaged = ({ db }: ServiceContext) =>
  damagedRows(db, erasuresOf(db)).map(({ table, problem }) => `${table} ${problem}`);

test.each([3, 4] as const)('a file of form %i is held against its records until an act records it anew', (form) => {
  const context = townOf(form);
  const { db } = context;
  expect([lastActivity(db).form, damaged(context)]).toEqual([form, []]);
  doAct({ context }, `UPDATE person SET kana = 'ｶﾜﾙ'; DELETE FROM task`);
  expect([lastActivity(db).form, damaged(context)]).toEqual([5, []]);
  expect(verifyLog(db)).toMatchObject({ ok: true });
  expect(contentProblems(db, erasuresOf(db)).entries).toEqual([]);
});

test.each([3, 4] as const)('what another hand changes under form %i is named before that act and behind it', (form) => {
  const context = townOf(form);
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
  const context = townOf(3);
  tamper(context.db.$client.name, `INSERT INTO inquiry SELECT 'x', '2026-12-25', 1, NULL`);
  doAct({ context });
  expect(damaged(context)).toEqual(['inquiry unrecorded']);
});

test('an answer that another hand gave a ground under form 4 is named, and so is the ground', () => {
  const context = townOf(4);
  tamper(
    context.db.$client.name,
    `INSERT INTO inquiry_hearing SELECT 'x', 'inquiry', max(id), '山田', '2026-10-02', 'phone', 1 FROM unit;
     UPDATE inquiry_entry SET hearing_id = 'x', answer = 'right', answered_sequence = 1`,
  );
  doAct({ context });
  expect(damaged(context).sort()).toEqual(['inquiry_entry changed', 'inquiry_hearing unrecorded']);
});
