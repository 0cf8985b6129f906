import { expect, test } from 'vitest';
import { verifyChain } from '#app/domain/shared/activity.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { instant } from '#app/domain/shared/calendar-date.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import { handIn, lookAndAccept, lookAndConfirm } from '#test/factories/seen-sheet.ts';

test('a section answers, its officer confirms, the secretariat accepts, the year is closed and nothing changes any more', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { context } = town;
  const campaignId = openTownCampaign(town);
  const id = sheetId(town, campaignId, '110', 'security_manager');

  fillSheet(town, town.actor('staff'), id);
  expect(handIn(context, town.actor('staff'), id)).toEqual({ ok: false, reason: 'not_permitted' });
  expect(handIn(context, town.actor('manager'), id)).toEqual({
    ok: true,
    value: { selfConfirmed: false, late: false },
  });
  expect(lookAndConfirm(context, town.actor('other_officer'), id)).toEqual({ ok: false, reason: 'not_permitted' });
  expect(lookAndConfirm(context, town.actor('officer'), id)).toEqual({ ok: true, value: null });
  expect(lookAndAccept(context, town.actor('secretariat'), id)).toEqual({ ok: true, value: null });

  expect(closeCampaign(context, town.actor('secretariat'), campaignId)).toEqual({ ok: false, reason: 'not_permitted' });
  const closed = closeCampaign(context, town.actor('supervisor'), campaignId);
  expect(closed).toMatchObject({ ok: true, value: { itemCount: 21 } });

  const input = { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'unknown' }), rev: 1 };
  expect(saveAnswer(context, town.actor('manager'), id, input)).toEqual({ ok: false, reason: 'wrong_state' });
  expect(() => context.db.$client.exec(`UPDATE answer SET content = '{}'`)).toThrow('campaign is frozen');
  expect(loadSheet(context, id)?.sheet.state).toBe('accepted');

  const entries = [...activityEntries(context.db)].map((row) => ({
    ...row,
    at: instant(row.at),
    detail: JSON.parse(row.detail),
  }));
  expect(verifyChain(entries, sha256)).toMatchObject({ ok: true, entries: entries.length });
});

test('a head of bureau and section submits with the sheet marked as self-confirmed', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaignId = openTownCampaign(town);
  const id = sheetId(town, campaignId, '210', 'security_manager');
  fillSheet(town, town.actor('other_officer'), id);
  expect(handIn(town.context, town.actor('other_officer'), id)).toEqual({
    ok: true,
    value: { selfConfirmed: true, late: false },
  });
  expect(loadSheet(town.context, id)?.sheet).toMatchObject({ state: 'confirmed', selfConfirmed: true });
});
