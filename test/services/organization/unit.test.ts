import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { registerSystem } from '#app/services/asset/asset.acts.server.ts';
import { addUnit, giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import {
  changeUnit,
  closeUnit,
  mergeUnit,
  orderUnit,
  splitUnit,
  takeBackUnitChange,
} from '#app/services/organization/unit.acts.server.ts';
import { lineageSteps, sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { unitsPage } from '#app/services/organization/units.page.server.ts';
import { unitPage } from '#app/services/organization/unit.page.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { allZones } from '#db/queries/asset.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, openTownCampaign, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const TODAY = calendarDate('2026-10-01');
const APRIL = calendarDate('2027-04-01');
const SECOND = calendarDate('2027-04-02');
const MARCH = calendarDate('2027-03-31');

const town = () => makeTown(testDatabase(TODAY));
const secretariat = (of: Town) => of.actor('secretariat');
const at = ({ context }: Town, unitId: string, on: CalendarDate = APRIL) => ({
  unitId,
  on,
  seal: sealOf(unitHistory(context.db), unitId),
});
const namesOn = ({ context }: Town, day: CalendarDate) => unitsOn(context.db, day).map(({ name }) => name);
const entries = ({ context }: Town) => [...activityEntries(context.db)].map(({ type }) => type);
const everything = (of: Town) => [unitHistory(of.context.db), lineageSteps(of.context.db), entries(of)];

/** A 課 on which nothing hangs. */
const empty = (of: Town, code = '130', parentId = of.units.general) =>
  must(
    addUnit(of.context, SET_UP, {
      code,
      name: `第${code}課`,
      type: 'department',
      parentId,
      order: null,
      policyId: null,
    }),
  );

const part = (code: string) => ({ unitId: null, code, name: `第${code}部` });

describe('the units of a day', () => {
  test('stand in the order of the body, a 課 below its 部 wherever it was added', async () => {
    const of = await town();
    empty(of, '130');
    expect(namesOn(of, TODAY)).toEqual(['架空町', '総務部', '総務課', '税務課', '第130課', '福祉部', '健康課']);
    must(orderUnit(of.context, secretariat(of), { unitId: of.units.welfare, step: 'up', passedId: of.units.general }));
    expect(namesOn(of, TODAY)).toEqual(['架空町', '福祉部', '健康課', '総務部', '総務課', '税務課', '第130課']);
    expect(namesOn(of, calendarDate('2026-09-30'))).toEqual([]);
  });

  test('are moved past the unit that was seen beside one, and past no other that stands there meanwhile', async () => {
    const of = await town();
    empty(of, '130');
    const shown = () =>
      must(unitsPage(of.context, secretariat(of), { show: '', on: null, page: 1, unit: '' })).units.find(
        ({ id }) => id === of.units.generalAffairs,
      );
    const down = () => ({ unitId: of.units.generalAffairs, step: 'down' as const, passedId: shown()?.belowId ?? '' });
    const seen = down();
    expect([seen.passedId, shown()?.aboveId]).toEqual([of.units.tax, null]);
    must(orderUnit(of.context, secretariat(of), seen));
    const before = everything(of);
    expect(namesOn(of, TODAY)).toEqual(['架空町', '総務部', '税務課', '総務課', '第130課', '福祉部', '健康課']);
    expect(orderUnit(of.context, secretariat(of), seen)).toEqual({ ok: false, reason: 'order_changed' });
    const back = { unitId: of.units.tax, step: 'up' as const, passedId: of.units.generalAffairs };
    expect(orderUnit(of.context, secretariat(of), back)).toEqual({ ok: false, reason: 'at_the_end' });
    expect(everything(of)).toEqual(before);
    must(orderUnit(of.context, secretariat(of), down()));
    expect(namesOn(of, TODAY).slice(1, 5)).toEqual(['総務部', '税務課', '第130課', '総務課']);
  });

  test('are as they were on every day before a change, and a draft of March begins on 1 April', async () => {
    const of = await town();
    must(changeUnit(of.context, secretariat(of), at(of, of.units.tax), { name: '収税課', parentId: of.units.welfare }));
    expect(namesOn(of, MARCH)).toEqual(['架空町', '総務部', '総務課', '税務課', '福祉部', '健康課']);
    expect(namesOn(of, APRIL)).toEqual(['架空町', '総務部', '総務課', '福祉部', '健康課', '収税課']);
  });
});

describe('a change', () => {
  test('of the same day is a correction in the log and one version in the history', async () => {
    const of = await town();
    expect(changeUnit(of.context, secretariat(of), at(of, of.units.tax), { name: '収税課' })).toEqual({
      ok: true,
      value: 'changed',
    });
    expect(changeUnit(of.context, secretariat(of), at(of, of.units.tax), { name: '税管理課' })).toEqual({
      ok: true,
      value: 'corrected',
    });
    expect(entries(of).slice(-2)).toEqual(['unit.change', 'unit.correct']);
    expect(unitHistory(of.context.db).filter(({ id }) => id === of.units.tax)).toHaveLength(2);
  });

  test('made from what another one has changed meanwhile is refused and leaves nothing', async () => {
    const of = await town();
    const seen = at(of, of.units.tax);
    must(changeUnit(of.context, secretariat(of), seen, { name: '収税課' }));
    const before = everything(of);
    for (const outcome of [
      changeUnit(of.context, of.actor('second_secretariat'), seen, { code: '125' }),
      closeUnit(of.context, of.actor('second_secretariat'), seen),
    ]) {
      expect(outcome).toEqual({ ok: false, reason: 'changed_meanwhile' });
    }
    expect(everything(of)).toEqual(before);
  });

  test.each([
    ['a code that is taken', { code: '110' }, 'code_taken'],
    ['no name', { name: ' ' }, 'name_empty'],
    ['a policy that there is not', { policyId: 'nowhere' }, 'unknown_policy'],
    ['nothing new', { name: '税務課' }, 'nothing_changed'],
  ])('with %s is refused and leaves nothing', async (_, change, reason) => {
    const of = await town();
    const before = everything(of);
    expect(changeUnit(of.context, secretariat(of), at(of, of.units.tax), change)).toEqual({ ok: false, reason });
    expect(everything(of)).toEqual(before);
  });

  test('leaves the sheets of a campaign that runs as they were opened', async () => {
    const of = await town();
    const campaignId = openTownCampaign(of);
    const sheets = () => sheetsOf(of.context.db, campaignId);
    const before = sheets();
    must(
      changeUnit(of.context, secretariat(of), at(of, of.units.tax, TODAY), {
        parentId: of.units.welfare,
        name: '収税課',
      }),
    );
    expect(sheets()).toEqual(before);
  });
});

/** Adds a 課 of 総務部 that there is from next April on. */
function plannedUnit({ context, units }: Town): string {
  const place = { type: 'department' as const, parentId: units.general, order: null, policyId: null };
  return must(addUnit(context, SET_UP, { code: '140', name: '予定課', ...place, from: APRIL }));
}

test('nobody but the secretariat changes the organization, and whoever is refused leaves nothing', async () => {
  const of = await town();
  const { context, units } = of;
  const draft = plannedUnit(of);
  const before = everything(of);
  for (const who of TOWN_PEOPLE.filter((one) => !one.includes('secretariat'))) {
    const actor = of.actor(who);
    for (const outcome of [
      changeUnit(context, actor, at(of, units.tax), { name: '収税課' }),
      orderUnit(context, actor, { unitId: units.tax, step: 'up', passedId: units.generalAffairs }),
      closeUnit(context, actor, at(of, units.tax)),
      mergeUnit(context, actor, at(of, units.tax), units.health),
      splitUnit(context, actor, at(of, units.tax), [part('1'), part('2')], new Map()),
      takeBackUnitChange(context, actor, draft, APRIL),
    ]) {
      expect(outcome).toEqual({ ok: false, reason: 'not_permitted' });
    }
  }
  expect(everything(of)).toEqual(before);
});

describe('an ending', () => {
  test('names the units, the systems and the campaigns that are in its way, and leaves nothing', async () => {
    const of = await town();
    openTownCampaign(of);
    const before = everything(of);
    expect(closeUnit(of.context, secretariat(of), at(of, of.units.general))).toMatchObject({
      reason: 'still_used',
      by: [
        { kind: 'unit', name: '総務課' },
        { kind: 'unit', name: '税務課' },
        { kind: 'campaign', name: '定期自己点検' },
      ],
    });
    expect(mergeUnit(of.context, secretariat(of), at(of, of.units.tax), of.units.health)).toMatchObject({
      reason: 'still_used',
      by: [
        { kind: 'system', name: 'ホームページ' },
        { kind: 'campaign', name: '定期自己点検' },
      ],
    });
    expect(everything(of)).toEqual(before);
  });

  test('waits for the closing of the campaign in which the unit has a sheet, and for nothing once it is closed', async () => {
    const of = await town();
    const id = empty(of);
    const units = { ...of.units, extra: id };
    const campaignId = openTownCampaign({ ...of, units });
    expect(closeUnit(of.context, secretariat(of), at(of, id))).toMatchObject({
      by: [{ kind: 'campaign', name: '定期自己点検' }],
    });
    must(closeCampaign(of.context, of.actor('supervisor'), campaignId));
    expect(closeUnit(of.context, secretariat(of), at(of, id)).ok).toBe(true);
  });

  test('is not in the way of an appointment that ends the day before', async () => {
    const of = await town();
    const id = empty(of);
    const given = {
      personId: of.actor('staff').personId,
      role: 'security_manager' as const,
      unitId: id,
      systemId: null,
    };
    const appointmentId = must(giveAppointment(of.context, SET_UP, { ...given, from: TODAY }));
    expect(closeUnit(of.context, secretariat(of), at(of, id))).toMatchObject({ reason: 'terms_end' });
    of.context.db.$client.prepare('UPDATE appointment SET until_date = ? WHERE id = ?').run(MARCH, appointmentId);
    expect(closeUnit(of.context, secretariat(of), at(of, id)).ok).toBe(true);
  });

  test('of a 部 that is split on 1 April is drafted with its 課, and taken back as if it had never been', async () => {
    const of = await town();
    const { context } = of;
    const bureau = must(
      addUnit(context, SET_UP, {
        code: '300',
        name: '健康福祉部',
        type: 'bureau',
        parentId: of.units.body,
        order: null,
        policyId: null,
      }),
    );
    const [one, two] = [empty(of, '310', bureau), empty(of, '320', bureau)];
    const before = unitHistory(context.db);
    const placement = new Map([
      [one, 0],
      [two, 1],
    ]);
    must(splitUnit(context, secretariat(of), at(of, bureau), [part('301'), part('302')], placement));
    expect(namesOn(of, MARCH).slice(-3)).toEqual(['健康福祉部', '第310課', '第320課']);
    expect(namesOn(of, APRIL).slice(-4)).toEqual(['第301部', '第310課', '第302部', '第320課']);
    expect(lineageSteps(context.db).map(({ kind, fromUnitId }) => [kind, fromUnitId])).toEqual([
      ['split', bureau],
      ['split', bureau],
    ]);
    expect(must(takeBackUnitChange(context, secretariat(of), bureau, APRIL))).toBeNull();
    expect(new Set(unitHistory(context.db))).toEqual(new Set(before));
    expect(lineageSteps(context.db)).toEqual([]);
    expect(context.db.$client.prepare('SELECT count(*) FROM unit').pluck().get()).toBe(9);
  });

  test('is undone on the day after it began as one act, while nothing hangs on what followed', async () => {
    const of = await town();
    const { context } = of;
    const id = empty(of);
    const before = unitHistory(context.db);
    must(splitUnit(context, secretariat(of), at(of, id), [part('131'), part('132')], new Map()));
    context.goTo(SECOND);
    const [one = '', two = ''] = lineageSteps(context.db).map(({ toUnitId }) => toUnitId ?? '');
    const page = must(unitsPage(context, secretariat(of), { show: 'past', on: null, page: 1, unit: '' }));
    expect(page.past).toMatchObject([{ id, undoableOn: APRIL }]);
    const staff = { personId: of.actor('staff').personId, systemId: null, from: SECOND };
    must(giveAppointment(context, SET_UP, { ...staff, role: 'security_manager', unitId: one }));
    const system = { code: 'S09', name: '新しい台帳', ownerUnitId: two, zoneId: allZones(context.db)[0]?.id ?? '' };
    must(registerSystem(context, secretariat(of), { ...system, attributes: [] }));
    const held = everything(of);
    expect(takeBackUnitChange(context, secretariat(of), id, APRIL)).toEqual({
      ok: false,
      reason: 'still_used',
      by: [
        { kind: 'system', name: '新しい台帳' },
        { kind: 'appointment', office: 'security_manager', name: expect.any(String) },
      ],
    });
    expect(everything(of)).toEqual(held);
    context.db.$client.exec(`DELETE FROM information_system WHERE code = 'S09'`);
    context.db.$client.prepare('DELETE FROM appointment WHERE unit_id = ?').run(one);
    expect(must(takeBackUnitChange(context, secretariat(of), id, APRIL))).toBeNull();
    expect(new Set(unitHistory(context.db))).toEqual(new Set(before));
    expect(lineageSteps(context.db)).toEqual([]);
    expect(entries(of).at(-1)).toBe('unit.take_back');
  });

  test('stays where a campaign has asked since, what followed was there before it or not', async () => {
    const of = await town();
    const { context } = of;
    const id = empty(of);
    must(mergeUnit(context, secretariat(of), at(of, id), of.units.tax));
    context.goTo(SECOND);
    openTownCampaign(of, '春の点検');
    expect(takeBackUnitChange(context, secretariat(of), id, APRIL)).toEqual({
      ok: false,
      reason: 'still_used',
      by: [{ kind: 'campaign', name: '春の点検' }],
    });
    expect(namesOn(of, SECOND)).not.toContain('第130課');
  });

  test('of nothing is undone in its year, and not behind it', async () => {
    const of = await town();
    const id = empty(of);
    must(closeUnit(of.context, secretariat(of), at(of, id)));
    of.context.goTo(calendarDate('2028-04-01'));
    const before = everything(of);
    expect(takeBackUnitChange(of.context, secretariat(of), id, APRIL)).toEqual({ ok: false, reason: 'earlier_year' });
    expect(everything(of)).toEqual(before);
    of.context.goTo(calendarDate('2028-03-31'));
    expect(takeBackUnitChange(of.context, of.actor('manager'), id, APRIL)).toMatchObject({ reason: 'not_permitted' });
    expect(must(takeBackUnitChange(of.context, secretariat(of), id, APRIL))).toBeNull();
    expect(namesOn(of, calendarDate('2028-03-31'))).toContain('第130課');
  });

  test('is refused where half of it could not be done', async () => {
    const of = await town();
    const id = empty(of);
    const before = everything(of);
    const split = (...parts: Parameters<typeof splitUnit>[3]) =>
      splitUnit(of.context, secretariat(of), at(of, id), parts, new Map());
    expect(split(part('131'))).toEqual({ ok: false, reason: 'too_few_successors' });
    expect(split(part('131'), part('120'))).toEqual({ ok: false, reason: 'code_taken' });
    expect(split(part('131'), part(''))).toEqual({ ok: false, reason: 'code_empty' });
    expect(split({ unitId: of.units.tax }, { unitId: of.units.tax })).toEqual({ ok: false, reason: 'successor_twice' });
    expect(everything(of)).toEqual(before);
  });
});

test('a unit that is to come is not taken back while somebody is appointed there', async () => {
  const of = await town();
  const { context } = of;
  const id = plannedUnit(of);
  const personId = of.actor('staff').personId;
  must(
    giveAppointment(context, SET_UP, { personId, role: 'security_manager', unitId: id, systemId: null, from: APRIL }),
  );
  expect(takeBackUnitChange(context, secretariat(of), id, APRIL)).toMatchObject({
    reason: 'still_used',
    by: [{ kind: 'appointment', office: 'security_manager' }],
  });
  expect(namesOn(of, APRIL)).toContain('予定課');
});

describe('the pages', () => {
  const query = { show: '' as const, on: null, page: 1, unit: '' };

  test('show what is to come and what is no more, with what became of it', async () => {
    const of = await town();
    const { context } = of;
    const id = empty(of);
    must(mergeUnit(context, secretariat(of), at(of, id), of.units.tax));
    expect(must(unitsPage(context, secretariat(of), { ...query, show: 'coming' })).coming).toMatchObject([
      {
        unitName: '第130課',
        on: APRIL,
        kind: 'ended',
        became: { kind: 'merged', unitNames: ['税務課'] },
        mayBeTakenBack: true,
      },
    ]);
    context.goTo(APRIL);
    const page = must(unitsPage(context, secretariat(of), { ...query, show: 'past' }));
    expect(page.past).toMatchObject([{ name: '第130課', until: MARCH, became: { unitNames: ['税務課'] } }]);
    expect(page.coming).toEqual([]);
    expect(must(unitPage(context, secretariat(of), of.units.tax)).cameFrom?.unitNames).toEqual(['第130課']);
  });

  test('let an auditor read and not change, and nobody else in', async () => {
    const of = await town();
    expect(must(unitsPage(of.context, of.actor('auditor'), query)).mayEdit).toBe(false);
    expect(unitsPage(of.context, of.actor('manager'), query)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(unitPage(of.context, of.actor('manager'), of.units.tax)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(unitPage(of.context, secretariat(of), 'nowhere')).toEqual({ ok: false, reason: 'not_permitted' });
  });

  test('come in pages of a hundred units', async () => {
    const of = await town();
    for (let number = 1; number <= 100; number += 1) empty(of, `5${String(number).padStart(3, '0')}`);
    const pages = [1, 2, 9].map((page) => must(unitsPage(of.context, secretariat(of), { ...query, page })));
    expect(pages.map(({ units, page, pageCount }) => [units.length, page, pageCount])).toEqual([
      [100, 1, 2],
      [6, 2, 2],
      [6, 2, 2],
    ]);
  });
});

test('a system whose owner is to be closed is named even where nobody is appointed', async () => {
  const of = await town();
  const id = empty(of);
  const zoneId = allZones(of.context.db)[0]?.id ?? '';
  must(registerSystem(of.context, SET_UP, { code: 'S9', name: '台帳', ownerUnitId: id, zoneId, attributes: [] }));
  expect(closeUnit(of.context, secretariat(of), at(of, id))).toEqual({
    ok: false,
    reason: 'still_used',
    by: [{ kind: 'system', name: '台帳' }],
  });
});
