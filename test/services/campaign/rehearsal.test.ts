import { beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { newCampaignForm } from '#app/services/campaign/campaign.form.server.ts';
import { campaignIndex, campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { boardOf } from '#app/services/campaign/board.page.server.ts';
import { boardChoice, boardSearch } from '#app/services/campaign/board.address.server.ts';
import { homeOf } from '#app/services/campaign/home.page.server.ts';
import { startPage } from '#app/services/campaign/first-year.page.server.ts';
import { putAwayRehearsal, takeOutRehearsal } from '#app/services/campaign/rehearsal.acts.server.ts';
import { improvementPage } from '#app/services/improvement/improvement.page.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { exportReport, COMMAND_READER } from '#app/services/report/report-export.command.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { openResults, readableCampaigns } from '#app/services/report/results.loader.server.ts';
import { previousFrozenCampaign, findCampaign } from '#db/queries/campaign.server.ts';
import { actionsOf } from '#db/queries/improvement.server.ts';
import { answerYear, townYears } from '#test/factories/closed-town.ts';
import { testDatabase } from '#test/factories/database.ts';
import { rowsOf } from '#test/factories/rows.ts';
import { askOf, makeTown, openTownCampaign } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';

/** Every sheet of a campaign's page. */
const ALL = { vacantOnly: false, page: 1 };

let town: Town;

/** A rehearsal of the whole town that runs. */
function openRehearsal(of: Town, year?: FiscalYear): string {
  const today = of.context.today();
  const secretariat = of.actor('secretariat');
  const id = must(
    createCampaign(of.context, secretariat, {
      fiscalYear: year ?? fiscalYearOf(today),
      kind: 'rehearsal',
      name: '【試行】自己点検',
      dueOn: addDays(today, 20),
      questionnaires: [askOf(of, Object.values(of.units))],
    }),
  );
  must(lookAndOpen(of.context, secretariat, id));
  return id;
}

function closedRehearsal(of: Town): string {
  const id = openRehearsal(of);
  answerYear(of, id);
  must(closeCampaign(of.context, of.actor('supervisor'), id));
  return id;
}

const closingOf = (id: string) => findCampaign(town.context.db, id)?.closingId ?? '';
const boardAt = (who: TownPerson) =>
  must(boardOf(town.context, town.actor(who), { ...boardChoice(boardSearch.parse({})), page: 1 }));
const names = (who: TownPerson, act: 'report.view' | 'items.view' | 'improvement.view') =>
  must(readableCampaigns(town.context, town.actor(who), act)).map(({ name }) => name);

describe('a rehearsal beside the real one', () => {
  beforeEach(async () => {
    town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  });

  test('runs with the same units, and a second one does not', () => {
    const regular = openTownCampaign(town);
    const rehearsal = openRehearsal(town);
    expect(boardAt('secretariat')?.campaign.id).toBe(regular);
    expect(boardAt('secretariat')?.choices.map(({ id }) => id)).toContain(rehearsal);
    expect(() => openRehearsal(town)).toThrow('another_running');
  });

  test('gives its sheets out under its own mark, and says nothing of the year', () => {
    openRehearsal(town);
    const home = homeOf(town.context, town.actor('manager'));
    expect(home.sheets).toMatchObject([{ targetName: '総務課', rehearsal: true }]);
    expect(home.campaigns).toEqual([]);
    expect(homeOf(town.context, town.actor('secretariat'))).toMatchObject({ campaigns: [], links: [] });
    openTownCampaign(town);
    const both = homeOf(town.context, town.actor('manager'));
    expect(both.campaigns.map(({ campaign }) => campaign.kind)).toEqual(['regular']);
    expect(both.sheets.map(({ rehearsal }) => rehearsal).toSorted()).toEqual([false, true]);
  });

  test('does not end the way to the first self-assessment, closed or not', () => {
    const first = () =>
      must(startPage(town.context, town.actor('secretariat'))).path.find(
        ({ startStep }) => startStep === 'first_campaign',
      )?.howFar;
    openRehearsal(town);
    expect(first()).toBe('ahead');
    openTownCampaign(town);
    expect(first()).toBe('done');
  });
});

describe('a rehearsal that is over', () => {
  let rehearsal: string;

  beforeEach(async () => {
    town = await makeTown(testDatabase(calendarDate('2026-10-01')));
    rehearsal = closedRehearsal(town);
  });

  test('is in no list of results, reports or plans, and is no newest closing to export', () => {
    for (const act of ['report.view', 'items.view', 'improvement.view'] as const)
      expect(names('secretariat', act)).toEqual([]);
    expect(exportReport(town.context, COMMAND_READER, null)).toEqual({ ok: false, reason: 'none_closed' });
    expect(homeOf(town.context, town.actor('secretariat'))).toMatchObject({ campaigns: [], links: [] });
  });

  test('drafted no plan, and opens none', () => {
    expect(actionsOf(town.context.db, closingOf(rehearsal), 'unit')).toEqual([]);
    expect(actionsOf(town.context.db, closingOf(rehearsal), 'committee')).toEqual([]);
    expect(improvementPage(town.context, town.actor('secretariat'), rehearsal, {})).toEqual({
      ok: false,
      reason: 'not_permitted',
    });
  });

  test.each<[TownPerson, boolean]>([
    ['secretariat', true],
    ['auditor', true],
    ['ciso', false],
    ['committee', false],
  ])('is opened as a paper by %s: %s', (who, opens) => {
    expect(openReport(town.context, town.actor(who), rehearsal).ok).toBe(opens);
    expect(openResults(town.context, town.actor(who), 'items.view', rehearsal).ok).toBe(opens);
  });

  test('is not reported, and the store would not take it', () => {
    const before = rowsOf(town.context.db);
    expect(reportCampaign(town.context, town.actor('secretariat'), rehearsal)).toEqual({
      ok: false,
      reason: 'rehearsal',
    });
    expect(rowsOf(town.context.db)).toEqual(before);
    expect(must(campaignPage(town.context, town.actor('secretariat'), rehearsal, ALL)).acts.report).toBe(false);
    expect(() =>
      town.context.db.$client
        .prepare(`UPDATE campaign SET state = 'reported', reported_at = '2026-11-01T00:00:00.000Z' WHERE id = ?`)
        .run(rehearsal),
    ).toThrow('campaign_rehearsal');
  });

  test('is put away and taken out again as acts of the log, and is not lost', async () => {
    const secretariat = town.actor('secretariat');
    const listed = () => {
      const { campaigns, putAwayCampaigns } = must(campaignIndex(town.context, secretariat));
      return [campaigns, putAwayCampaigns].map((list) => list.map(({ id }) => id));
    };
    must(putAwayRehearsal(town.context, secretariat, rehearsal));
    expect(listed()).toEqual([[], [rehearsal]]);
    const regular = openTownCampaign(town);
    expect(boardAt('secretariat')?.choices.map(({ id }) => id)).toEqual([regular]);
    expect(must(campaignPage(town.context, secretariat, rehearsal, ALL)).acts).toMatchObject({
      putAway: false,
      takeOut: true,
    });
    expect(putAwayRehearsal(town.context, secretariat, rehearsal)).toEqual({ ok: false, reason: 'nothing_changed' });
    must(takeOutRehearsal(town.context, secretariat, rehearsal));
    expect(listed().map((ids) => ids.toSorted())).toEqual([[regular, rehearsal].toSorted(), []]);
    expect(await verifyLog(town)).toMatchObject({ status: 0 });
  });

  test('only the secretariat puts it away, and nothing that counts or still runs is', () => {
    expect(putAwayRehearsal(town.context, town.actor('supervisor'), rehearsal)).toEqual({
      ok: false,
      reason: 'not_permitted',
    });
    const put = (id: string) => putAwayRehearsal(town.context, town.actor('secretariat'), id);
    expect(put('nothing')).toEqual({ ok: false, reason: 'not_permitted' });
    expect(put(openTownCampaign(town))).toEqual({ ok: false, reason: 'wrong_state' });
    expect(put(openRehearsal(town))).toEqual({ ok: false, reason: 'wrong_state' });
  });
});

test('no year is compared with a rehearsal, and a rehearsal with none', async () => {
  const years = await townYears();
  town = years.town;
  town.context.goTo(calendarDate('2026-11-11'));
  const rehearsal = closedRehearsal(town);
  const selfAssessment = (id: string) => must(openReport(town.context, town.actor('secretariat'), id)).selfAssessment;
  expect(selfAssessment(rehearsal).lastFiscalYear).toBeNull();
  expect(selfAssessment(years.thisYear).lastFiscalYear).toBe(2025);
  town.context.goTo(calendarDate('2027-10-01'));
  const [next, later] = [openTownCampaign(town, '令和9年度 定期自己点検'), openRehearsal(town)].map((id) =>
    findCampaign(town.context.db, id),
  );
  expect(next && previousFrozenCampaign(town.context.db, next)?.id).toBe(years.thisYear);
  expect(later && previousFrozenCampaign(town.context.db, later)).toBeUndefined();
});

test('the form writes the mark before the name of a rehearsal, once, and before no other', () => {
  const typed = { fiscalYear: '2026', questionnaireId: 'q', dueOn: '2026-12-01', units: ['u'] };
  const nameOf = (kind: string, name: string) => newCampaignForm.parse({ ...typed, kind, name }).name;
  expect(nameOf('rehearsal', '自己点検')).toBe('【試行】自己点検');
  expect(nameOf('rehearsal', '【試行】自己点検')).toBe('【試行】自己点検');
  expect(nameOf('regular', '自己点検')).toBe('自己点検');
});
