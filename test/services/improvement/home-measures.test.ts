import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { homeMeasures } from '#app/services/improvement/home-measures.page.server.ts';
import { improvementSearch } from '#app/services/improvement/improvement.address.server.ts';
import { improvementPage } from '#app/services/improvement/improvement.page.server.ts';
import { followMeasure } from '#app/services/improvement/past-measure.acts.server.ts';
import { pastPlanSearch } from '#app/services/improvement/past-measure.address.server.ts';
import { pastMeasurePage, pastPlanPage } from '#app/services/improvement/past-measure.page.server.ts';
import { townYears } from '#test/factories/closed-town.ts';
import { testDatabase } from '#test/factories/database.ts';
import { BODY_LINE, broughtPlan, LAST_YEAR, TAX_LINE } from '#test/factories/past.ts';
import { makeTown } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const START = calendarDate('2026-10-01');
const LAST_DAY = calendarDate('2026-12-31');
const DAY_AFTER = calendarDate('2027-01-01');
const GENERAL_LINE = '3,鍵の管理簿がない,管理簿を作る,総務課,,2026/12/31,,,';
const NOTHING = { ownMeasures: null, bureauMeasures: null };

const home = ({ context, actor }: Town, who: TownPerson) => homeMeasures(context, actor(who));
const many = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `${index},課題${index},対応${index},総務課,,${index === 0 ? '' : `2026/1${index % 3}/10`},,,`,
  );

async function broughtTown(...lines: readonly string[]) {
  const context = testDatabase(START);
  const town = await makeTown(context);
  return { town, rows: broughtPlan(town, ...lines), goTo: context.goTo };
}

describe('the home page of a head', () => {
  test('has the measures of the own section with their day, and is silent to everybody else', async () => {
    const { town, rows } = await broughtTown(TAX_LINE, BODY_LINE, GENERAL_LINE);
    const own = home(town, 'manager').ownMeasures;
    expect(own).toMatchObject({ count: 1, behindCount: 0, to: '/improvement/imported/2025' });
    expect(own?.firstMeasures).toMatchObject([
      { permanentMeasure: '管理簿を作る', due: LAST_DAY, behind: false, cameAlong: true },
    ]);
    expect(own?.firstMeasures[0]?.to).toBe(`/improvement/imported/2025/measures/${rows[2]?.id ?? ''}`);
    for (const who of ['secretariat', 'staff', 'auditor', 'ciso', 'administrator', 'system_manager'] as const) {
      expect(home(town, who), who).toEqual(NOTHING);
    }
  });

  test('of a bureau counts what is below it', async () => {
    const { town, goTo } = await broughtTown(TAX_LINE, GENERAL_LINE, '9,課題,対応,健康課,,2026/10/1,,,');
    const { ownMeasures, bureauMeasures } = home(town, 'officer');
    expect(ownMeasures).toBeNull();
    expect(bureauMeasures).toEqual({ count: 2, behindCount: 0, to: '/improvement/imported/2025' });
    goTo(DAY_AFTER);
    expect(home(town, 'officer').bureauMeasures).toMatchObject({ count: 2, behindCount: 1 });
  });

  test('has the earliest day first, so that what is behind leads, and a few of them at most', async () => {
    const { town } = await broughtTown(...many(8));
    const own = home(town, 'manager').ownMeasures;
    expect(own?.count).toBe(8);
    expect(own?.firstMeasures.map(({ due }) => due)).toEqual([
      ...['2026-10-10', '2026-10-10', '2026-11-10', '2026-11-10', '2026-11-10'],
    ]);
  });

  test('has no measure any more that was reported done', async () => {
    const { town, rows } = await broughtTown(TAX_LINE);
    const step = { rev: 1, actionStep: 'report_done' as const, note: '配った' };
    expect(home(town, 'other_manager').ownMeasures?.count).toBe(1);
    must(followMeasure(town.context, town.actor('other_manager'), rows[0]?.id ?? '', step));
    expect(home(town, 'other_manager')).toEqual(NOTHING);
  });

  test('has those of a plan that was made here, of the own section alone', async () => {
    const { town, thisYear } = await townYears();
    const own = home(town, 'manager').ownMeasures;
    expect(own?.firstMeasures.map(({ permanentMeasure }) => permanentMeasure).toSorted()).toEqual([
      ...['手順を定める。', '端末も記録する。'],
    ]);
    expect(own?.firstMeasures[0]?.to).toBe(`/improvement/${thisYear}?list=unit`);
    expect(home(town, 'other_manager')).toEqual(NOTHING);
  });
});

describe('a list of measures', () => {
  test('marks what is behind from the day after, at the measure too, and shows it alone where it is asked to', async () => {
    const { town, rows, goTo } = await broughtTown(TAX_LINE, BODY_LINE, GENERAL_LINE);
    const secretariat = town.actor('secretariat');
    const page = (due?: string) =>
      must(pastPlanPage(town.context, secretariat, LAST_YEAR, pastPlanSearch.parse({ page: '1', due })));
    goTo(LAST_DAY);
    expect(page().dueTabs).toEqual([]);
    goTo(DAY_AFTER);
    expect(page().measureLines.map(({ number, behind }) => [number, behind])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(page('overdue').measureLines.map(({ number }) => number)).toEqual([3]);
    expect(page('overdue').dueTabs).toEqual([
      { dueFilter: null, count: 3, to: '/improvement/imported/2025', selected: false },
      { dueFilter: 'overdue', count: 1, to: '/improvement/imported/2025?due=overdue', selected: true },
    ]);
    expect(page('overdue').pages).toEqual(['/improvement/imported/2025?due=overdue&page=1']);
    expect(page('nonsense').measureLines).toHaveLength(3);
    const measure = pastMeasurePage(town.context, secretariat, { fiscalYear: LAST_YEAR, measureId: rows[2]?.id ?? '' });
    expect(must(measure).line.behind).toBe(true);
  });

  test('of a plan that was made here does the same, and of none that is behind says so', async () => {
    const { town, thisYear } = await townYears();
    const page = (due?: string) =>
      must(
        improvementPage(
          town.context,
          town.actor('secretariat'),
          thisYear,
          improvementSearch.parse({ list: 'unit', due }),
        ),
      );
    const behind = page().lines.filter((line) => line.behind).length;
    expect(page('overdue').lines).toHaveLength(behind);
    expect(page('overdue').dueTabs.map(({ count, selected }) => [count, selected])).toEqual([
      [page().lines.length, false],
      [behind, true],
    ]);
  });
});
