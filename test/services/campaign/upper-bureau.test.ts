import { describe, expect, test } from 'vitest';
import type { Actor } from '#app/domain/access/actor.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { bodyDecisions, sealOfPart } from '#app/services/access/body-decision.loader.server.ts';
import { changeSetting } from '#app/services/access/setting.acts.server.ts';
import { chosenSetting } from '#app/services/access/setting.form.server.ts';
import { settingsPage } from '#app/services/access/setting.page.server.ts';
import { boardOf } from '#app/services/campaign/board.page.server.ts';
import { campaignMaterial } from '#app/services/campaign/draft.page.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { vacantPosts } from '#app/services/campaign/first-year.loader.server.ts';
import { progressOf } from '#app/services/response/sheet.loader.server.ts';
import { handoverPage } from '#app/services/improvement/handover.page.server.ts';
import { peoplePage } from '#app/services/organization/people.page.server.ts';
import { peopleSearch } from '#app/services/organization/people.address.server.ts';
import { closeUnit } from '#app/services/organization/unit.acts.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { itemSearch } from '#app/services/report/behind-number.address.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { askForSheet } from '#app/services/response/entry.loader.server.ts';
import { openResults } from '#app/services/report/results.loader.server.ts';
import { countedSheets } from '#app/services/report/counted-sheets.loader.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { CITY_DAY, citySheets, makeCity, moveUnit, openCityCampaign } from '#test/factories/city.ts';
import type { City } from '#test/factories/city.ts';
import { decide } from '#test/factories/decide.ts';
import { handIn, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';

const upper = (city: City) => decide(city, 'bureauRule', { level: 'upper' });

/** Codes of the targets whose sheets somebody opens. */
function seenBy(city: City, campaign: string, actor: Actor): readonly string[] {
  const seen = citySheets(city, campaign).filter(({ id }) => askForSheet(city.context, actor, 'sheet.view', id).ok);
  return [...new Set(seen.map(({ code }) => code))];
}

const ALL = { state: null, bureau: null, type: null, text: '', sort: 'bureau', descending: false } as const;
const board = (city: City, actor: Actor) => {
  const found = must(boardOf(city.context, actor, { campaignId: null, filter: ALL, page: 1 }));
  if (found === null) throw new Error('no board');
  return found;
};
const groups = (city: City, actor: Actor) =>
  board(city, actor).groups.map(({ bureauName, rows }) => [bureauName, ...new Set(rows.map(({ code }) => code))]);
const routes = (city: City, campaign: string) =>
  Object.fromEntries(
    citySheets(city, campaign)
      .filter(({ target }) => target.type !== 'organization')
      .map(({ code, sheet }) => [code, progressOf(sheet).route.map(({ unitId }) => unitId)]),
  );

describe('where the 部 is meant', () => {
  test('it answers and confirms, and the 局 with no sections of its own is asked nothing', async () => {
    const city = await makeCity();
    const campaign = openCityCampaign(city);
    expect([...new Set(citySheets(city, campaign).map(({ code }) => code))]).toEqual([
      '000',
      '310',
      '311',
      '100',
      '110',
      '120',
      '200',
      '210',
      '900',
      '910',
      'S01',
      'S02',
    ]);
    expect(routes(city, campaign)).toMatchObject({
      '110': [city.unit('100')],
      '311': [city.unit('310')],
      S01: [city.unit('100')],
    });
  });

  test('the head of the 局 sees what belongs to its 部 and no more, and confirms nothing', async () => {
    const city = await makeCity();
    const campaign = openCityCampaign(city);
    const seen = (actor: Actor) => seenBy(city, campaign, actor);
    expect(seen(city.head('citizens_chief'))).toEqual(['310', '311', '100', '110', '120', 'S01', 'S02']);
    expect(seen(city.head('works_chief'))).toEqual(['200', '210']);
    const id = sheetId(city, campaign, '110', 'security_manager');
    fillSheet(city, city.actor('manager'), id);
    must(handIn(city.context, city.actor('manager'), id));
    for (const who of ['citizens_chief', 'works_chief', 'living_head'] as const) {
      const refused = { ok: false, reason: 'not_permitted' };
      expect(lookAndConfirm(city.context, city.head(who), id)).toEqual(refused);
      expect(lookAndReturn(city.context, city.head(who), id, '直してください。')).toEqual(refused);
    }
    expect(lookAndConfirm(city.context, city.actor('officer'), id).ok).toBe(true);
  });

  test('the head and the clerk of a 部 see nothing of the 部 beside it, nor of the 局 above', async () => {
    const city = await makeCity();
    const campaign = openCityCampaign(city);
    for (const who of ['living_head', 'living_clerk'] as const) {
      expect(seenBy(city, campaign, city.head(who))).toEqual(['310', '311']);
      expect(groups(city, city.head(who))).toEqual([['市民局　生活部', '310', '311']]);
    }
    expect(seenBy(city, campaign, city.actor('officer'))).toEqual(['100', '110', '120', 'S01', 'S02']);
  });

  test('a 局 that has sections of its own answers for them, and its sheet is not for the heads of its 部', async () => {
    const city = await makeCity();
    moveUnit(city, city.unit('120'), city.unit('300'));
    const campaign = openCityCampaign(city);
    expect(routes(city, campaign)).toMatchObject({ '120': [city.unit('300')], S02: [city.unit('300')] });
    expect(seenBy(city, campaign, city.actor('officer'))).toEqual(['100', '110', 'S01']);
    expect(seenBy(city, campaign, city.head('living_head'))).toEqual(['310', '311']);
    expect(seenBy(city, campaign, city.head('citizens_chief'))).toContain('300');
    expect(groups(city, city.head('citizens_chief'))).toContainEqual(['市民局', '300', '120', 'S02']);
  });

  test('the board tells the 部 by their path, and those of the 局 to its head alone', async () => {
    const city = await makeCity();
    openCityCampaign(city);
    const own = groups(city, city.head('citizens_chief'));
    expect(own).toEqual([
      ['市民局　生活部', '310', '311'],
      ['市民局　総務部', '100', '110', '120', 'S01', 'S02'],
    ]);
    expect(groups(city, city.actor('secretariat')).map(([name]) => name)).toEqual([
      null,
      '市民局　生活部',
      '市民局　総務部',
      '建設局　福祉部',
    ]);
  });
});

describe('where the 局 is meant', () => {
  test('it answers and confirms, and its 部 are asked nothing', async () => {
    const city = await makeCity();
    upper(city);
    const campaign = openCityCampaign(city);
    const codes = citySheets(city, campaign).map(({ code }) => code);
    for (const code of ['100', '200', '310']) expect(codes).not.toContain(code);
    expect(codes).toEqual(expect.arrayContaining(['300', '400']));
    expect(routes(city, campaign)).toMatchObject({ '110': [city.unit('300')], '210': [city.unit('400')] });
    const id = sheetId(city, campaign, '110', 'security_manager');
    fillSheet(city, city.actor('manager'), id);
    must(handIn(city.context, city.actor('manager'), id));
    for (const actor of [city.actor('officer'), city.head('works_chief'), city.head('living_head')]) {
      expect(lookAndConfirm(city.context, actor, id)).toEqual({ ok: false, reason: 'not_permitted' });
    }
    expect(lookAndConfirm(city.context, city.head('citizens_chief'), id).ok).toBe(true);
  });

  test('the head of a 部 sees its own sections, neither those beside it nor the sheet of the 局', async () => {
    const city = await makeCity();
    upper(city);
    const campaign = openCityCampaign(city);
    expect(seenBy(city, campaign, city.actor('officer'))).toEqual(['110', '120', 'S01', 'S02']);
    expect(seenBy(city, campaign, city.head('living_clerk'))).toEqual(['311']);
    expect(seenBy(city, campaign, city.head('works_chief'))).toEqual(['400', '210']);
    expect(groups(city, city.head('citizens_chief')).map(([name]) => name)).toEqual(['市民局']);
  });

  test('sections of one name are told apart by their 部', async () => {
    const city = await makeCity();
    upper(city);
    const campaign = openCityCampaign(city);
    const names = citySheets(city, campaign).map(({ target }) => target.name);
    expect(names.filter((name) => name.endsWith('総務課'))).toEqual(['生活部　総務課', '総務部　総務課']);
    expect(names.filter((name) => name.includes('会計'))).toEqual(['会計課']);
  });

  test('a campaign that runs keeps what it pinned', async () => {
    const city = await makeCity();
    const campaign = openCityCampaign(city);
    const before = [citySheets(city, campaign), groups(city, city.actor('secretariat'))];
    upper(city);
    expect([citySheets(city, campaign), groups(city, city.actor('secretariat'))]).toEqual(before);
  });
});

describe('a 部 that moves to another 局', () => {
  test('is seen by who headed it when the campaign opened, and by the other one from the next opening on', async () => {
    const city = await makeCity();
    const first = openCityCampaign(city);
    moveUnit(city, city.unit('100'), city.unit('400'));
    expect(seenBy(city, first, city.head('citizens_chief'))).toContain('110');
    expect(seenBy(city, first, city.head('works_chief'))).not.toContain('110');
    must(closeCampaign(city.context, city.actor('supervisor'), first));
    const second = openCityCampaign(city, '二回目');
    expect(seenBy(city, second, city.head('citizens_chief'))).toEqual(['310', '311']);
    expect(seenBy(city, second, city.head('works_chief'))).toEqual(['200', '210', '100', '110', '120', 'S01', 'S02']);
  });

  test('leaves the 局 in a campaign that runs and names it', async () => {
    const city = await makeCity();
    openCityCampaign(city);
    moveUnit(city, city.unit('200'), city.unit('000'));
    const unitId = city.unit('400');
    const place = { unitId, on: calendarDate('2026-11-01'), seal: sealOf(unitHistory(city.context.db), unitId) };
    const closed = closeUnit(city.context, city.actor('secretariat'), place);
    expect(closed).toMatchObject({ ok: false, reason: 'still_used' });
    expect(JSON.stringify(closed)).toContain('定期自己点検');
  });
});

describe('results', () => {
  test.each(['nearest', 'upper'] as const)('count every sheet and item once by bureau (%s)', async (level) => {
    const city = await makeCity();
    decide(city, 'bureauRule', { level });
    const campaign = openCityCampaign(city);
    must(closeCampaign(city.context, city.actor('supervisor'), campaign));
    const secretariat = city.actor('secretariat');
    const source = must(openResults(city.context, secretariat, 'items.view', campaign));
    const { selfAssessment: report } = must(openReport(city.context, secretariat, campaign));
    const counted = report.submissions.reduce((sum, { figure }) => sum + figure.rate.denominator, 0);
    expect(counted).toBe(countedSheets(city.context.db, source).length);
    const names = report.submissions.filter(({ population }) => population === 'units').map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(
      level === 'upper'
        ? ['市民局', '建設局', '局に属さない所属']
        : ['市民局　生活部', '市民局　総務部', '建設局　福祉部'],
    );
  });

  test('of a closed campaign are open to the head of the 局 as far as its 部 go', async () => {
    const city = await makeCity();
    const campaign = openCityCampaign(city);
    must(closeCampaign(city.context, city.actor('supervisor'), campaign));
    const targets = (actor: Actor) => {
      const search = itemSearch.parse({ population: 'units' });
      const { lines } = must(listItems(city.context, actor, campaign, search));
      return new Set(lines.map(({ targetName }) => targetName));
    };
    expect(targets(city.head('works_chief'))).toEqual(new Set(['福祉部', '健康課']));
    expect(targets(city.head('living_head'))).toEqual(new Set(['生活部', '総務課']));
    expect(targets(city.head('citizens_chief'))).toEqual(new Set(['生活部', '総務課', '総務部', '税務課']));
  });
});

describe('the posts of a 局', () => {
  const officersWanted = ({ context }: City) =>
    vacantPosts(context.db, context.today())
      .filter(({ role }) => role === 'security_officer')
      .map(({ placeName }) => placeName);
  const nobody = ({ context }: City) =>
    context.db.$client.exec(`DELETE FROM appointment WHERE role = 'security_officer'`);

  test('are needed where it is asked or confirms, and those of its 部 where these do', async () => {
    const city = await makeCity();
    nobody(city);
    expect(officersWanted(city)).toEqual(['生活部', '総務部', '福祉部']);
    upper(city);
    expect(officersWanted(city)).toEqual(['市民局', '建設局']);
  });

  test('hand over what is below them, and open nothing beside', async () => {
    const city = await makeCity();
    const opens = (actor: Actor, code: string) => handoverPage(city.context, actor, city.unit(code)).ok;
    expect(['300', '100', '110', '310', '311'].every((code) => opens(city.head('citizens_chief'), code))).toBe(true);
    expect(['400', '200', '210', '900'].some((code) => opens(city.head('citizens_chief'), code))).toBe(false);
    expect(['300', '100', '110', '210'].some((code) => opens(city.head('living_head'), code))).toBe(false);
  });

  test('find their people with those of every 部 and section below', async () => {
    const city = await makeCity();
    const at = (code: string) =>
      must(
        peoplePage(city.context, city.actor('secretariat'), peopleSearch.parse({ unit: city.unit(code) })),
      ).lines.map(({ name }) => name);
    expect(at('300')).toEqual(expect.arrayContaining(['citizens_chief', 'living_head', 'waste_manager']));
    expect(at('310')).not.toContain('citizens_chief');
  });
});

test('a section on the body itself is asked, and handed in without a step at a bureau', async () => {
  const city = await makeCity();
  moveUnit(city, city.unit('900'), city.unit('200'));
  const campaign = openCityCampaign(city);
  expect(routes(city, campaign)).toMatchObject({ '900': [city.unit('200')], '910': [] });
  const id = sheetId(city, campaign, '910', 'security_manager');
  fillSheet(city, city.head('clerk_of_council'), id);
  must(handIn(city.context, city.head('clerk_of_council'), id));
  expect(citySheets(city, campaign).find((one) => one.id === id)?.sheet.state).toBe('confirmed');
  for (const who of ['citizens_chief', 'works_chief', 'accountant'] as const) {
    expect(seenBy(city, campaign, city.head(who))).not.toContain('910');
  }
});

describe('the choice between the two', () => {
  const parts = (city: Pick<City, 'context' | 'actor'>) =>
    must(settingsPage(city.context, city.actor('secretariat'))).parts.map(({ part }) => part);

  test('is offered to a body that has a 局 alone', async () => {
    const [town, city] = [await makeTown(testDatabase(CITY_DAY)), await makeCity()];
    expect(parts(town)).not.toContain('bureau_rule');
    expect(parts(city)).toContain('bureau_rule');
    moveUnit(city, city.unit('100'), city.unit('000'));
    moveUnit(city, city.unit('310'), city.unit('000'));
    moveUnit(city, city.unit('200'), city.unit('000'));
    expect(parts(city)).not.toContain('bureau_rule');
  });

  test('is saved with what it was, refused as anything else, and taken back', async () => {
    const city = await makeCity();
    const secretariat = city.actor('secretariat');
    const seal = () => sealOfPart(bodyDecisions(city.context.db), 'bureau_rule');
    expect(chosenSetting('bureau_rule', { 'bureau_rule.level': 'both' }, DEFAULT_MODULES)).toBeNull();
    const choice = chosenSetting('bureau_rule', { 'bureau_rule.level': 'upper' }, DEFAULT_MODULES);
    if (choice === null) throw new Error('no choice');
    expect(changeSetting(city.context, city.head('citizens_chief'), choice, seal())).toEqual({
      ok: false,
      reason: 'not_permitted',
    });
    must(changeSetting(city.context, secretariat, choice, seal()));
    expect(bodySettings(city.context.db).bureauRule).toEqual({ level: 'upper' });
    expect([...activityEntries(city.context.db)].at(-1)?.detail).toContain('"from":{"level":"nearest"}');
    must(changeSetting(city.context, secretariat, { part: 'bureau_rule', value: null }, seal()));
    expect(bodySettings(city.context.db).bureauRule).toEqual({ level: 'nearest' });
  });

  test('makes no difference to a body without one, and its opening tells of no other bureau', async () => {
    const town = await makeTown(testDatabase(CITY_DAY));
    decide(town, 'bureauRule', { level: 'upper' });
    const campaign = openTownCampaign(town);
    expect(sheetId(town, campaign, '100', 'security_officer')).toBeDefined();
    const opening = [...activityEntries(town.context.db)].find(({ type }) => type === 'campaign.open');
    expect(opening?.detail).not.toContain('otherBureaus');
  });

  test('is told with the 局 by which the units are chosen, and by the entry of the opening', async () => {
    const city = await makeCity();
    const { groups: chosen } = must(campaignMaterial(city.context, city.actor('secretariat')));
    expect(chosen.map(({ name }) => name)).toEqual([
      null,
      '市民局',
      '市民局　生活部',
      '市民局　総務部',
      '建設局',
      '建設局　福祉部',
    ]);
    openCityCampaign(city);
    const opening = [...activityEntries(city.context.db)].find(({ type }) => type === 'campaign.open');
    expect(JSON.parse(opening?.detail ?? '{}')).toMatchObject({
      otherBureaus: { [city.units.tax]: city.unit('300'), [city.systems.website]: city.unit('300') },
    });
  });
});
