import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { instant } from '#app/domain/shared/calendar-date.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { must } from '#app/domain/shared/result.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import { damagedClosings } from '#app/services/campaign/closing-record.loader.server.ts';
import { itemSearch } from '#app/services/report/behind-number.address.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { contentProblems, verifyLog } from '#app/services/shared/log.command.server.ts';
import { damagedRows } from '#app/services/shared/row-record.loader.server.ts';
import { openDatabase } from '#db/client.server.ts';
import type { Database } from '#db/client.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import { closingsOf } from '#db/queries/closing.server.ts';
import { personName } from '#db/queries/organization.server.ts';
import { withOneMore } from '#test/db/later-migration.ts';
import { doAct } from '#test/factories/every-table.ts';
import { tamper } from '#test/factories/tamper.ts';
import { makeAnswer } from '#test/factories/town.ts';
import { verifyLog as verifyCommand } from '#test/factories/verify-log.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';

const FOLDER = path.resolve(import.meta.dirname, '..', 'fixtures', 'databases');
const RELEASES = readdirSync(FOLDER).filter((name) => name.endsWith('.db.gz'));
const NOW = instant('2026-11-10T00:00:00.000Z');

/** What a later version might do to every frozen table: a column that is filled, and a word that a CHECK learns. */
const LATER = `
ALTER TABLE frozen_item ADD COLUMN note text;
UPDATE frozen_item SET note = 'filled';
ALTER TABLE sheet ADD COLUMN note text;
UPDATE sheet SET note = 'filled';
ALTER TABLE campaign_question ADD COLUMN note text;
UPDATE campaign_question SET note = 'filled';
ALTER TABLE answer_revision ADD COLUMN note text;
UPDATE answer_revision SET note = 'filled';
ALTER TABLE campaign DROP CONSTRAINT campaign_kind;
ALTER TABLE campaign ADD CONSTRAINT campaign_kind CHECK (kind IN ('regular', 'extraordinary', 'recheck', 'rehearsal', 'x'));`;

/** The database of a release, brought to this version, or to one that comes after it. */
function opened(release: string, later: string | null): ServiceContext {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'tenken.db');
  writeFileSync(file, gunzipSync(readFileSync(path.join(FOLDER, release))));
  const db = openDatabase(file, later === null ? projectPaths().migrations : withOneMore(folder, later));
  onTestFinished(() => void db.$client.close());
  let count = 0;
  const newId = () => `${path.basename(folder)}-${(count += 1)}`;
  return { db, clock: () => NOW, newId, mailFrom: null };
}

/** What is not as its acts left it, of all that they stored. */
function whatDiffers(db: Database) {
  const erasures = erasuresOf(db);
  return [...contentProblems(db, erasures).entries, ...damagedRows(db, erasures)];
}

/** Who holds an office, as the door knows them. */
function holderOf(context: ServiceContext, role: Office) {
  const id = String(context.db.$client.prepare('SELECT person_id FROM appointment WHERE role = ?').pluck().get(role));
  return actorOf(context, { id, name: personName(context.db, id) });
}

test.each(RELEASES)(
  'log verify finds %s whole under this version, and says from when it holds rows',
  async (release) => {
    const context = opened(release, null);
    const told = '職員、組織、設定、点検票などの行は、この版で最初の操作が行われたときから照合します。';
    const before = await verifyCommand({ context: { file: context.db.$client.name } });
    expect(before).toMatchObject({ status: 0, err: '' });
    expect(before.out).toContain(told);
    doAct({ context });
    const after = await verifyCommand({ context: { file: context.db.$client.name } });
    expect(after).toMatchObject({ status: 0, err: '' });
    expect(after.out).not.toContain(told);
  },
);

describe.each(
  RELEASES.flatMap((release) => [
    { release, version: 'this version', later: null },
    { release, version: 'a later version', later: LATER },
  ]),
)('the database $release under $version', ({ release, later }) => {
  it('has all its closings whole, the superseded one too, and its log', () => {
    const { db } = opened(release, later);
    expect(verifyLog(db)).toMatchObject({ ok: true });
    expect(damagedClosings(db, erasuresOf(db))).toEqual([]);
    expect(whatDiffers(db)).toEqual([]);
    const campaigns = allCampaigns(db).map(({ id, fiscalYear, state }) => [
      fiscalYear,
      state,
      closingsOf(db, id).map(({ supersededAt }) => supersededAt !== null),
    ]);
    expect(campaigns).toEqual([
      [2026, 'open', []],
      [2026, 'draft', []],
      [2025, 'closed', [true, false]],
      [2024, 'reported', [false]],
    ]);
  });

  it('shows every report with all its items', () => {
    const context = opened(release, later);
    const auditor = holderOf(context, 'auditor');
    for (const { id } of allCampaigns(context.db).filter(({ closingId }) => closingId !== null)) {
      const report = must(reportPage(context, auditor, id));
      const items = must(listItems(context, auditor, id, itemSearch.parse({})));
      expect(report.outline.sheetCount).toBeGreaterThan(0);
      expect(items.lines.length).toBeGreaterThan(0);
    }
  });

  it('names an exception that is put beside a row of a closing that knew none', () => {
    const { db } = opened(release, later);
    tamper(db.$client.name, 'UPDATE frozen_row SET excepted = 1');
    const named = damagedClosings(db, erasuresOf(db));
    expect(named.length).toBeGreaterThan(0);
    for (const { problem } of named) expect(problem).toEqual([{ table: 'frozen_row', problem: 'columns' }]);
  });

  it('goes on: an answer is saved over the stored one, and the draft can be opened', () => {
    const context = opened(release, later);
    const { db } = context;
    const [running, draft] = allCampaigns(db);
    const left = sheetsOf(db, running?.id ?? '').find(({ target }) => target.code === 'S02')?.sheet.id ?? '';
    const item = loadSheet(context, left)?.items[0];
    const answer = makeAnswer({ value: 'not_implemented', comment: '版を改めてから直した。' });
    const input = { itemKey: item?.itemKey ?? '', answer, rev: item?.record?.rev ?? 0 };
    expect(saveAnswer(context, holderOf(context, 'system_manager'), left, input)).toMatchObject({
      ok: true,
      value: { rev: input.rev + 1 },
    });
    expect(input.rev).toBeGreaterThan(0);
    expect(whatDiffers(db)).toEqual([]);
    expect(lookAndOpen(context, holderOf(context, 'secretariat'), draft?.id ?? '')).toMatchObject({ ok: true });
    expect(whatDiffers(db)).toEqual([]);
  });

  it('has every row recorded by its first act, those of its first version too', () => {
    const context = opened(release, later);
    const { db } = context;
    db.$client.exec(`UPDATE person SET kana = 'x'`);
    expect(whatDiffers(db)).toEqual([]);
    doAct({ context });
    expect(whatDiffers(db)).toEqual([]);
    db.$client.exec(`UPDATE person SET kana = 'y'; UPDATE campaign SET due_on = '2027-01-01' WHERE state = 'open'`);
    expect(whatDiffers(db)).toMatchObject([{ table: 'person' }, { table: 'campaign' }]);
  });
});
