import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { reportMatrixPage } from '#app/services/report/report-matrix.page.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import type { LinkedFigure } from '#app/services/report/figures.loader.server.ts';
import type { ReportPage } from '#app/services/report/report.page.server.ts';
import { readableCampaigns } from '#app/services/report/results.loader.server.ts';
import { formatRate } from '#app/domain/shared/rate.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { townYears } from '#test/factories/closed-town.ts';
import { lengthOf } from '#test/factories/addresses.ts';
import { askOf, openTownCampaign, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';

const MAY_READ_CLOSED: readonly TownPerson[] = [
  'supervisor',
  'ciso',
  'committee',
  'audit_supervisor',
  'auditor',
  'secretariat',
  'second_secretariat',
];
const MAY_READ_LIVE: readonly TownPerson[] = [
  'supervisor',
  'audit_supervisor',
  'auditor',
  'secretariat',
  'second_secretariat',
];

function figures(page: ReportPage) {
  return Object.fromEntries(
    page.populations.map((one) => [
      one.population,
      [one.submission, one.implementation, one.score, one.notApplicable].map(
        ({ rate, scale }) => `${formatRate(rate)} ${rate.numerator / scale}/${rate.denominator / scale}`,
      ),
    ]),
  );
}

describe('the report of a closed year', () => {
  test('states the rates of the three populations apart, as counted by hand', async () => {
    const { town, thisYear } = await townYears();
    const page = must(reportPage(town.context, town.actor('committee'), thisYear));
    // 所属: 総務課 未実施・実施・一部実施・実施, 税務課 実施・わからない・実施・該当なし, 健康課 4 実施 (weight 2 each);
    // 総務部 実施, 福祉部 未提出 (weight 1 each). 得点: (0+2+1+2)+(2+0+2)+8+1+0 = 18 of 8+6+8+1+1 = 24.
    expect(figures(page)).toEqual({
      units: ['80.0% 4/5', '69.2% 9/13', '75.0% 18/24', '7.1% 1/14'],
      systems: ['50.0% 1/2', '0.0% 0/3', '16.6% 1/6', '25.0% 1/4'],
      organization: ['100.0% 3/3', '100.0% 3/3', '100.0% 6/6', '0.0% 0/3'],
    });
    expect(page.populations.map((one) => [one.unknown.count, one.unanswered.count, one.notSubmitted.count])).toEqual([
      [1, 0, 1],
      [0, 0, 2],
      [0, 0, 0],
    ]);
  });

  test('cites the clauses of its problems as the policy prints them, and years by the era', async () => {
    const { town, thisYear } = await townYears();
    const texts = must(reportPage(town.context, town.actor('committee'), thisYear)).problems.map(({ text }) => text);
    expect(texts.join('\n')).toMatch(/^\p{Nd}（\p{Nd}）.*「.+」/mu);
    for (const text of texts) expect(text).not.toMatch(/\d-\d|20\d\d年/u);
  });

  test('is the same to the byte whenever it is computed', async () => {
    const { town, thisYear } = await townYears();
    const compute = () =>
      canonicalJson(
        JSON.parse(JSON.stringify(must(openReport(town.context, town.actor('auditor'), thisYear)).selfAssessment)),
      );
    const first = compute();
    town.context.goTo(calendarDate('2027-10-01'));
    openTownCampaign(town, '令和9年度 定期自己点検');
    expect(compute()).toBe(first);
  });

  test('does not change when a year before it is closed later', async () => {
    const { town, lastYear, thisYear } = await townYears();
    const { results: source, selfAssessment: report } = must(openReport(town.context, town.actor('auditor'), thisYear));
    expect(report.lastFiscalYear).toBe(2025);
    town.context.db.$client.exec('DROP TRIGGER closing_frozen_update');
    town.context.db.$client
      .prepare('UPDATE closing SET at = ? WHERE campaign_id = ?')
      .run('2026-12-01T00:00:00.000Z', lastYear);
    expect(source.campaign.closedAt).toBe('2026-11-10T00:00:00.000Z');
    expect(must(openReport(town.context, town.actor('auditor'), thisYear)).selfAssessment.lastFiscalYear).toBeNull();
  });

  test('has a list of the same length behind every count', async () => {
    const { town, thisYear } = await townYears();
    const auditor = town.actor('auditor');
    const page = must(reportPage(town.context, auditor, thisYear));
    const length = (to: string) => lengthOf(town.context, auditor, to);
    let compared = 0;
    const same = (to: string, count: unknown) => {
      // The plan has a test of its own.
      if (to.startsWith('/improvement/')) return;
      expect(length(to), to).toBe(count);
      compared += 1;
    };
    const isFigure = (value: object): value is LinkedFigure => 'numeratorTo' in value;
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      else if (typeof value === 'object' && value !== null) {
        if ('to' in value && typeof value.to === 'string' && 'count' in value) same(value.to, value.count);
        if (isFigure(value) && value.scale === 1) {
          same(value.numeratorTo, value.rate.numerator);
          same(value.denominatorTo, value.rate.denominator);
        }
        Object.values(value).forEach(walk);
      }
    };
    walk(page);
    expect(compared).toBeGreaterThan(200);
  });

  test('lists what was not handed in, self-confirmed and entered on behalf, and what to decide', async () => {
    const { town, thisYear } = await townYears();
    const page = must(reportPage(town.context, town.actor('ciso'), thisYear));
    expect(page.missingSheets.lines.map((sheet) => sheet.targetName)).toEqual(['福祉部', 'ホームページ']);
    expect(page.selfConfirmedSheets.lines.map((sheet) => sheet.targetName)).toEqual(['健康課']);
    expect(page.proxySheets.lines.map((sheet) => sheet.office)).toEqual(['audit_supervisor']);
    expect(page.proposals).toEqual({ count: 2, to: `/improvement/${thisYear}` });
    expect(page.nonCompliant.find(({ population }) => population === 'units')?.lines[0]).toMatchObject({
      id: '1-1',
      severity: 'critical',
      repeatedSince: 2025,
    });
  });

  test('stays a draft until the committee has adopted it', async () => {
    const { town, thisYear } = await townYears();
    expect(must(reportPage(town.context, town.actor('committee'), thisYear)).isDraft).toBe(true);
    must(reportCampaign(town.context, town.actor('secretariat'), thisYear));
    expect(must(reportPage(town.context, town.actor('committee'), thisYear)).isDraft).toBe(true);
    town.context.db.$client.prepare(`UPDATE campaign SET state = 'adopted' WHERE id = ?`).run(thisYear);
    expect(must(reportPage(town.context, town.actor('committee'), thisYear)).isDraft).toBe(false);
  });

  test('rates the chapters of each target by its 得点率', async () => {
    const { town, thisYear } = await townYears();
    const { matrix } = must(reportMatrixPage(town.context, town.actor('auditor'), thisYear, { population: 'units' }));
    const row = matrix?.rows.find(({ name }) => name === '総務課');
    expect(row?.cells.find((cell) => cell !== null)).toMatchObject({
      rating: 'needs_improvement',
      cappedBy: 0,
      score: { rate: { numerator: 10, denominator: 16 }, scale: 2 },
    });
  });

  test('hides the names of systems from the committee where the body has not opened them', async () => {
    const { town, thisYear } = await townYears();
    town.context.db.$client.exec('UPDATE body SET committee_sees_systems = 0');
    const seen = JSON.stringify([
      reportPage(town.context, town.actor('committee'), thisYear),
      reportMatrixPage(town.context, town.actor('committee'), thisYear),
    ]);
    expect(seen).not.toContain('ホームページ');
    expect(seen).not.toContain('住民記録');
    expect(JSON.stringify(reportPage(town.context, town.actor('auditor'), thisYear))).toContain('ホームページ');
  });
});

describe('who may read a report', () => {
  test('only those who answer for the whole body, and nobody else, read a closed one', async () => {
    const { town, thisYear } = await townYears();
    for (const who of TOWN_PEOPLE) {
      const result = reportPage(town.context, town.actor(who), thisYear);
      const matrix = reportMatrixPage(town.context, town.actor(who), thisYear);
      const list = readableCampaigns(town.context, town.actor(who), 'report.view');
      if (MAY_READ_CLOSED.includes(who)) expect([result.ok, matrix.ok, list.ok], who).toEqual([true, true, true]);
      else {
        expect(result, who).toEqual({ ok: false, reason: 'not_permitted' });
        expect(matrix, who).toEqual({ ok: false, reason: 'not_permitted' });
        expect(list, who).toEqual({ ok: false, reason: 'not_permitted' });
      }
    }
  });

  test('a running one only those who read everything, marked as live', async () => {
    const { town, thisYear, lastYear } = await townYears(false);
    for (const who of TOWN_PEOPLE) {
      const result = reportPage(town.context, town.actor(who), thisYear);
      expect(result.ok, who).toBe(MAY_READ_LIVE.includes(who));
    }
    expect(reportPage(town.context, town.actor('committee'), thisYear)).toEqual({ ok: false, reason: 'wrong_state' });
    const live = must(reportPage(town.context, town.actor('secretariat'), thisYear));
    expect(live.campaign.live).toBe(true);
    expect(live.proposals).toBeNull();
    expect(live.populations.every(({ answeredOnly }) => answeredOnly !== null)).toBe(true);
    expect(must(reportPage(town.context, town.actor('secretariat'), lastYear)).populations[0]?.answeredOnly).toBeNull();
    expect(must(readableCampaigns(town.context, town.actor('committee'), 'report.view')).map(({ id }) => id)).toEqual([
      lastYear,
    ]);
  });

  test('a draft and a campaign that does not exist have none', async () => {
    const { town } = await townYears();
    const { context } = town;
    const draft = must(
      createCampaign(context, town.actor('secretariat'), {
        fiscalYear: fiscalYear(2027),
        kind: 'regular',
        name: '準備中',
        dueOn: calendarDate('2027-10-30'),
        questionnaires: [askOf(town, [town.units.tax])],
      }),
    );
    expect(reportPage(context, town.actor('auditor'), draft)).toEqual({ ok: false, reason: 'wrong_state' });
    expect(reportPage(context, town.actor('auditor'), 'nothing')).toEqual({ ok: false, reason: 'not_permitted' });
    expect(must(readableCampaigns(context, town.actor('auditor'), 'report.view')).map(({ id }) => id)).not.toContain(
      draft,
    );
  });

  test('closing turns live figures into frozen ones', async () => {
    const { town, thisYear } = await townYears(false);
    const before = must(reportPage(town.context, town.actor('auditor'), thisYear));
    must(closeCampaign(town.context, town.actor('supervisor'), thisYear));
    const after = must(reportPage(town.context, town.actor('auditor'), thisYear));
    // The system's sheet that was filled but never submitted counts while running, and no more once closed.
    expect(figures(before)['systems']?.[1]).toBe('66.6% 2/3');
    expect(figures(after)['systems']?.[1]).toBe('0.0% 0/3');
  });
});
