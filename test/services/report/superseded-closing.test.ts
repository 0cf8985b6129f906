import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { damagedClosings } from '#app/services/campaign/closing-record.loader.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { closeCampaign, supersedeClosing } from '#app/services/report/closing.acts.server.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { closingsOf } from '#db/queries/closing.server.ts';
import { actionsOf } from '#db/queries/improvement.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';

const BECAUSE = '総務課の提出が漏れていたため';

/** A year that was closed before 総務課 had handed in, and taken back. */
async function supersededYear() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const id = openTownCampaign(town);
  const sheet = sheetId(town, id, '110', 'security_manager');
  fillSheet(town, town.actor('manager'), sheet);
  const first = must(closeCampaign(town.context, town.actor('supervisor'), id));
  must(supersedeClosing(town.context, town.actor('supervisor'), id, BECAUSE));
  return { town, id, sheet, first };
}

function outcomesOf({ context }: Town, closingId: string, sheet: string): readonly unknown[] {
  return context.db.$client
    .prepare('SELECT outcome FROM frozen_item WHERE closing_id = ? AND sheet_id = ? ORDER BY "order"')
    .pluck()
    .all(closingId, sheet);
}

test('a superseded campaign runs again, and what was entered before is there', async () => {
  const { town, id, sheet } = await supersededYear();
  expect(findCampaign(town.context.db, id)).toMatchObject({ state: 'open', closingId: null, closedAt: null });
  expect(must(handIn(town.context, town.actor('manager'), sheet))).toBeDefined();
});

test('the first closing stays as it was counted, and both verify beside each other', async () => {
  const { town, id, sheet, first } = await supersededYear();
  const before = outcomesOf(town, first.closingId, sheet);
  fillSheet(town, town.actor('manager'), sheet, (question) =>
    question === '1-1@security_manager' ? makeAnswer({ value: 'not_implemented', comment: '記録簿がない。' }) : null,
  );
  must(handIn(town.context, town.actor('manager'), sheet));
  const second = must(closeCampaign(town.context, town.actor('supervisor'), id));
  expect(outcomesOf(town, first.closingId, sheet)).toEqual(before);
  expect(outcomesOf(town, second.closingId, sheet)).not.toEqual(before);
  expect(second.frozenHash).not.toBe(first.frozenHash);
  expect(closingsOf(town.context.db, id)).toMatchObject([
    { number: 1, supersededBecause: BECAUSE, hash: first.frozenHash },
    { number: 2, supersededAt: null, hash: second.frozenHash },
  ]);
  expect(damagedClosings(town.context.db, erasuresOf(town.context.db))).toEqual([]);
});

test('the plan of a superseded closing is not the plan of the year', async () => {
  const { town, id, sheet, first } = await supersededYear();
  must(handIn(town.context, town.actor('manager'), sheet));
  const second = must(closeCampaign(town.context, town.actor('supervisor'), id));
  const { context } = town;
  const idsOf = (closingId: string) => actionsOf(context.db, closingId, 'committee').map((action) => action.id);
  expect(idsOf(first.closingId).filter((action) => idsOf(second.closingId).includes(action))).toEqual([]);
});

test('what happened behind a superseded closing does not damage it, a changed row of it does', async () => {
  const { town, id, first } = await supersededYear();
  town.context.db.$client.exec('DROP TRIGGER frozen_sheet_append_only_update');
  town.context.db.$client
    .prepare(`UPDATE frozen_sheet SET self_confirmed = 1 WHERE closing_id = ?`)
    .run(first.closingId);
  expect(damagedClosings(town.context.db, erasuresOf(town.context.db))).toEqual([
    {
      id,
      fiscalYear: 2026,
      name: findCampaign(town.context.db, id)?.name,
      number: 1,
      problem: [{ table: 'frozen_sheet', problem: 'hash' }],
    },
  ]);
});

test('nobody but the 統括責任者, and nobody without a reason, takes a closing back', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const id = openTownCampaign(town);
  const supersede = (who: Parameters<Town['actor']>[0], because: string) =>
    supersedeClosing(town.context, town.actor(who), id, because);
  expect(supersede('supervisor', BECAUSE)).toEqual({ ok: false, reason: 'wrong_state' });
  must(closeCampaign(town.context, town.actor('supervisor'), id));
  expect(supersede('secretariat', BECAUSE)).toEqual({ ok: false, reason: 'not_permitted' });
  expect(supersede('supervisor', ' 　')).toEqual({ ok: false, reason: 'reason_missing' });
  expect(findCampaign(town.context.db, id)?.state).toBe('closed');
});

test('what was reported is never taken back', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const id = openTownCampaign(town);
  must(closeCampaign(town.context, town.actor('supervisor'), id));
  must(reportCampaign(town.context, town.actor('secretariat'), id));
  expect(supersedeClosing(town.context, town.actor('supervisor'), id, BECAUSE)).toEqual({
    ok: false,
    reason: 'wrong_state',
  });
  expect(must(openReport(town.context, town.actor('auditor'), id)).results.campaign.state).toBe('reported');
});

test('a closing verifies behind a new column, a filled one and another order of columns', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const id = openTownCampaign(town);
  must(closeCampaign(town.context, town.actor('supervisor'), id));
  const { $client } = town.context.db;
  $client.exec('ALTER TABLE sheet ADD COLUMN note text');
  $client.exec(`ALTER TABLE frozen_item ADD COLUMN note text DEFAULT 'filled'`);
  $client.exec('ALTER TABLE campaign_clause ADD COLUMN note text');
  expect(damagedClosings(town.context.db, erasuresOf(town.context.db))).toEqual([]);
});

test('a closing whose column is gone is named', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const id = openTownCampaign(town);
  must(closeCampaign(town.context, town.actor('supervisor'), id));
  const { $client } = town.context.db;
  $client.exec('ALTER TABLE campaign_clause RENAME COLUMN text TO words');
  expect(damagedClosings(town.context.db, erasuresOf(town.context.db))).toMatchObject([
    { problem: [{ table: 'campaign_clause', problem: 'columns' }] },
  ]);
});

test('a closing that the database lost is named', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const id = openTownCampaign(town);
  must(closeCampaign(town.context, town.actor('supervisor'), id));
  const { $client } = town.context.db;
  $client.pragma('foreign_keys = OFF');
  $client.exec('DROP TRIGGER closing_frozen_delete; DELETE FROM closing');
  expect(damagedClosings(town.context.db, erasuresOf(town.context.db))).toMatchObject([{ problem: 'missing' }]);
});
