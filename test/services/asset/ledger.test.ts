import { describe, expect, test } from 'vitest';
import { tableCsv } from '#app/lib/table-file.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import {
  changeSystem,
  changeZone,
  registerSystem,
  registerZone,
  removeZone,
  restoreSystem,
  retireSystem,
} from '#app/services/asset/asset.acts.server.ts';
import { systemsSearch } from '#app/services/asset/systems.address.server.ts';
import { ledgerFile, systemsPage } from '#app/services/asset/systems.page.server.ts';
import { previewDistribution } from '#app/services/campaign/distribution.loader.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { damagedRows } from '#app/services/shared/row-record.loader.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { allSystems, allZones } from '#db/queries/asset.server.ts';
import { targetsOfCampaign } from '#db/queries/result.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { testDatabase } from '#test/factories/database.ts';
import { renamedWebsite } from '#test/factories/ledger.ts';
import { askOf, makeTown, openTownCampaign } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const START = calendarDate('2026-10-01');
const town = () => makeTown(testDatabase(START));
const secretariat = (of: Town) => of.actor('secretariat');
const zoneOf = (of: Town) => allZones(of.context.db)[0]?.id ?? '';
const entry = (of: Town) => ({
  code: 'S03',
  name: '文書管理',
  ownerUnitId: of.units.tax,
  zoneId: zoneOf(of),
  attributes: ['package'],
});
const codes = (of: Town) => allSystems(of.context.db).map(({ code }) => code);
const listed = (of: Town, search: Record<string, string> = {}) =>
  must(systemsPage(of.context, secretariat(of), systemsSearch.parse(search))).lines.map(({ code }) => code);

describe('a system of the ledger', () => {
  test('is kept with its code in half-width letters, and its attributes once and in the order of the list', async () => {
    const here = await town();
    const given = {
      ...entry(here),
      code: ' Ｓ０３ ',
      name: ' 文書\n管理 ',
      attributes: ['package', 'own_development'],
    };
    must(registerSystem(here.context, secretariat(here), given));
    const [, , added] = allSystems(here.context.db);
    expect(added).toMatchObject({ code: 'S03', name: '文書 管理', attributes: ['own_development', 'package'] });
  });

  test.each([
    ['a code that another has, in whatever width and case', { code: 'ｓ01' }, ['code_used']],
    ['no code', { code: ' ' }, ['code_missing']],
    ['a code that a spreadsheet takes for a formula', { code: '=1+1' }, ['code_form']],
    ['a code with a blank', { code: 'S 3' }, ['code_form']],
    ['no name', { name: '　' }, ['name_missing']],
    ['a name beyond the limit', { name: 'あ'.repeat(101) }, ['name_too_long']],
    ['an owner that is no unit', { ownerUnitId: 'nowhere' }, ['unknown_owner']],
    ['a zone that there is not', { zoneId: '' }, ['unknown_zone']],
    ['an attribute that only the zone gives', { attributes: ['zone_internet'] }, ['unknown_attribute']],
    ['several faults at once', { code: '', name: '' }, ['code_missing', 'name_missing']],
  ])('is refused with %s', async (_what, wrong, faults) => {
    const here = await town();
    const outcome = registerSystem(here.context, secretariat(here), { ...entry(here), ...wrong });
    expect(outcome).toEqual({ ok: false, reason: 'bad_entry', faults });
    expect(codes(here)).toEqual(['S01', 'S02']);
  });

  test('is not owned by the body as a whole', async () => {
    const here = await town();
    const outcome = registerSystem(here.context, secretariat(here), { ...entry(here), ownerUnitId: here.units.body });
    expect(outcome).toMatchObject({ faults: ['unknown_owner'] });
  });

  test('is added and changed by the secretariat alone', async () => {
    const here = await town();
    for (const who of ['administrator', 'system_manager', 'auditor', 'ciso', 'manager'] as const) {
      expect(registerSystem(here.context, here.actor(who), entry(here))).toEqual({
        ok: false,
        reason: 'not_permitted',
      });
      const change = changeSystem(here.context, here.actor(who), renamedWebsite(here, '別名'));
      expect(change).toEqual({ ok: false, reason: 'not_permitted' });
    }
  });

  test('that two change at once is changed by the first; the other is told', async () => {
    const here = await town();
    const [first, second] = [renamedWebsite(here, '公式サイト'), renamedWebsite(here, '町の窓口')];
    must(changeSystem(here.context, secretariat(here), first));
    const outcome = changeSystem(here.context, here.actor('second_secretariat'), second);
    expect(outcome).toEqual({ ok: false, reason: 'changed_meanwhile' });
    expect(allSystems(here.context.db).map(({ name }) => name)).toContain('公式サイト');
  });

  test('that nothing is changed of leaves no entry', async () => {
    const here = await town();
    const before = [...activityEntries(here.context.db)].length;
    const outcome = changeSystem(here.context, secretariat(here), renamedWebsite(here, 'ホームページ'));
    expect(outcome).toEqual({ ok: false, reason: 'nothing_changed' });
    expect([...activityEntries(here.context.db)].length).toBe(before);
  });
});

describe('a retired system', () => {
  const retire = (of: Town, day = '2026-10-01') =>
    retireSystem(of.context, secretariat(of), { id: of.systems.website, retiredOn: calendarDate(day) });
  const asked = (of: Town) => {
    const id = must(
      createCampaign(of.context, secretariat(of), {
        fiscalYear: fiscalYear(2026),
        kind: 'extraordinary',
        name: '臨時点検',
        dueOn: calendarDate('2027-03-31'),
        questionnaires: [askOf(of, Object.values(of.units))],
      }),
    );
    const { sheets } = must(previewDistribution(of.context, secretariat(of), id)).distribution;
    return sheets.some(({ targetId }) => targetId === of.systems.website);
  };

  test('is asked no more from its day on, and not before', async () => {
    const here = await town();
    must(retire(here, '2027-01-01'));
    here.context.goTo(calendarDate('2026-12-31'));
    expect(asked(here)).toBe(true);
    here.context.goTo(calendarDate('2027-01-01'));
    expect(asked(here)).toBe(false);
  });

  test('keeps its sheets, its code and its place in the ledger', async () => {
    const here = await town();
    const campaignId = openTownCampaign(here);
    must(closeCampaign(here.context, here.actor('supervisor'), campaignId));
    must(retire(here));
    expect(sheetsOf(here.context.db, campaignId).some(({ target }) => target.code === 'S02')).toBe(true);
    const again = registerSystem(here.context, secretariat(here), { ...entry(here), code: 'S02' });
    expect(again).toMatchObject({ faults: ['code_of_retired'] });
    expect([listed(here), listed(here, { life: 'retired' }), listed(here, { life: 'all' })]).toEqual([
      ['S01'],
      ['S02'],
      ['S01', 'S02'],
    ]);
  });

  test('is not retired while a campaign that runs asks about it, which is named', async () => {
    const here = await town();
    openTownCampaign(here, '春の点検');
    expect(retire(here)).toEqual({ ok: false, reason: 'sheet_open', campaignNames: ['春の点検'] });
    expect(listed(here)).toEqual(['S01', 'S02']);
  });

  test('is neither changed nor retired twice, and is asked again once it is restored', async () => {
    const here = await town();
    must(retire(here));
    expect(retire(here)).toEqual({ ok: false, reason: 'already_retired' });
    const change = changeSystem(here.context, secretariat(here), renamedWebsite(here, '別名'));
    expect(change).toEqual({ ok: false, reason: 'retired' });
    must(restoreSystem(here.context, secretariat(here), here.systems.website));
    expect(asked(here)).toBe(true);
  });
});

test('a day of retirement that no act set, and one that a hand took away, are named when the log is verified', async () => {
  const here = await town();
  const { db } = here.context;
  const damaged = () => damagedRows(db, erasuresOf(db)).map(({ table, named }) => [table, named[0]?.id]);
  const { ledger, website } = here.systems;
  const set = db.$client.prepare('UPDATE information_system SET retired_on = ? WHERE id = ?');
  set.run('2026-10-01', ledger);
  expect(damaged()).toEqual([['information_system', ledger]]);
  set.run(null, ledger);
  must(retireSystem(here.context, secretariat(here), { id: website, retiredOn: START }));
  expect(damaged()).toEqual([]);
  set.run(null, website);
  expect(damaged()).toEqual([['information_system', website]]);
  set.run(START, website);
  must(restoreSystem(here.context, secretariat(here), website));
  expect(damaged()).toEqual([]);
});

describe('a zone', () => {
  const internal = { kind: 'internal' as const, name: 'LGWAN接続系', order: 3 };

  test.each([
    ['a name that another has', { name: 'ﾏｲﾅﾝﾊﾞｰ利用事務系' }, 'name_used'],
    ['no name', { name: ' ' }, 'name_missing'],
    ['a name beyond the limit', { name: 'あ'.repeat(51) }, 'name_too_long'],
    ['an order that is no number of the list', { order: 1.5 }, 'bad_order'],
  ])('is refused with %s', async (_what, wrong, reason) => {
    const here = await town();
    expect(registerZone(here.context, secretariat(here), { ...internal, ...wrong })).toEqual({ ok: false, reason });
  });

  test('is renamed to another spelling of its own name, and not to that of another', async () => {
    const here = await town();
    const id = must(registerZone(here.context, secretariat(here), internal));
    must(changeZone(here.context, secretariat(here), { id, ...internal, name: 'ＬＧＷＡＮ接続系' }));
    const taken = changeZone(here.context, secretariat(here), { id, ...internal, name: 'インターネット接続系' });
    expect(taken).toEqual({ ok: false, reason: 'name_used' });
  });

  test('is removed only where no system stands in it, a retired one neither', async () => {
    const here = await town();
    const id = must(registerZone(here.context, secretariat(here), internal));
    const system = must(registerSystem(here.context, secretariat(here), { ...entry(here), zoneId: id }));
    must(retireSystem(here.context, secretariat(here), { id: system, retiredOn: START }));
    expect(removeZone(here.context, secretariat(here), id)).toEqual({ ok: false, reason: 'zone_used' });
    const other = must(registerZone(here.context, secretariat(here), { ...internal, name: '教育系' }));
    must(removeZone(here.context, secretariat(here), other));
    expect(removeZone(here.context, secretariat(here), other)).toEqual({ ok: false, reason: 'unknown_zone' });
  });
});

describe('the list of the ledger', () => {
  test('counts the digits of the codes over all its pages, and so do the file and what an opening asks', async () => {
    const here = await town();
    const numbers = Array.from({ length: 60 }, (_, index) => String(index + 1));
    for (const code of numbers.toReversed())
      must(registerSystem(here.context, secretariat(here), { ...entry(here), code }));
    expect([...listed(here), ...listed(here, { page: '2' })]).toEqual([...numbers, 'S01', 'S02']);
    expect(listed(here, { dir: 'desc', page: '2' }).at(-1)).toBe('1');
    const [, ...lines] = tableCsv(must(ledgerFile(here.context, secretariat(here))))
      .trim()
      .split(/\r?\n/u);
    expect(lines.map((line) => line.split(',', 1).join(''))).toEqual([...numbers, 'S01', 'S02']);
    const targets = targetsOfCampaign(here.context.db, openTownCampaign(here));
    const asked = targets.flatMap(({ type, code }) => (type === 'system' ? [code] : []));
    expect(asked).toEqual([...numbers, 'S01', 'S02']);
  });

  test('is searched by code, name and owner in any width, filtered, sorted and paged', async () => {
    const here = await town();
    for (let number = 10; number < 65; number += 1) {
      must(registerSystem(here.context, secretariat(here), { ...entry(here), code: `T${number}` }));
    }
    const page = (search: Record<string, string>) =>
      must(systemsPage(here.context, secretariat(here), systemsSearch.parse(search)));
    expect(page({})).toMatchObject({ matching: 57, pageCount: 2 });
    expect(page({ page: '9' }).lines.map(({ code }) => code)).toEqual([
      'T58',
      'T59',
      'T60',
      'T61',
      'T62',
      'T63',
      'T64',
    ]);
    expect(listed(here, { q: 'ｓ０１' })).toEqual(['S01']);
    expect(listed(here, { q: '税務 ﾎｰﾑ' })).toEqual(['S02']);
    expect(listed(here, { owner: here.units.generalAffairs })).toEqual(['S01']);
    expect(page({ owner: here.units.general }).matching).toBe(57);
    expect(listed(here, { owner: here.units.welfare })).toEqual([]);
    expect(page({}).owners.map(({ name, withSections }) => [name, withSections])).toEqual([
      ...[
        ['総務部', true],
        ['総務課', false],
        ['税務課', false],
      ],
    ]);
    expect(listed(here, { zone: allZones(here.context.db)[1]?.id ?? '' })).toEqual(['S02']);
    expect(listed(here, { sort: 'owner' })[0]).toBe('S01');
    expect(listed(here, { dir: 'desc' })[0]).toBe('T64');
  });

  test('is open to those who read the whole body, and only the secretariat may change it', async () => {
    const here = await town();
    const read = (who: Parameters<Town['actor']>[0]) =>
      systemsPage(here.context, here.actor(who), systemsSearch.parse({}));
    expect(read('auditor')).toMatchObject({ ok: true, value: { editable: false } });
    expect(read('secretariat')).toMatchObject({ ok: true, value: { editable: true } });
    for (const who of ['manager', 'system_manager', 'administrator', 'ciso'] as const) {
      expect(read(who)).toEqual({ ok: false, reason: 'not_permitted' });
    }
  });
});
