import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { shellOf } from '#app/services/access/shell.page.server.ts';
import { changeSystem, registerSystem, registerZone } from '#app/services/asset/asset.acts.server.ts';
import { campaignMaterial } from '#app/services/campaign/draft.page.server.ts';
import { awaitsResults } from '#app/services/campaign/first-year.loader.server.ts';
import { chooseStep } from '#app/services/campaign/first-year.acts.server.ts';
import { startPage } from '#app/services/campaign/first-year.page.server.ts';
import { doneOf, vacancyWords } from '#app/components/campaign/start-words.ts';
import { homeOf } from '#app/services/campaign/home.page.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { peopleSearch } from '#app/services/organization/people.address.server.ts';
import { peoplePage } from '#app/services/organization/people.page.server.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { addPerson, addUnit, giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { decide } from '#test/factories/decide.ts';
import { emptyBody } from '#test/factories/empty-body.ts';
import { renamedWebsite } from '#test/factories/ledger.ts';
import { makeTown, openTownCampaign, TOWN_PEOPLE } from '#test/factories/town.ts';

/** An empty installation with its path. */
async function emptyPath() {
  const { context, actor } = await emptyBody();
  return { context, actor, page: () => must(startPage(context, actor)) };
}

test('an empty installation is told what to do first, in the menu and on the home', async () => {
  const { context, actor, page } = await emptyPath();
  expect(shellOf(context, actor).navigation).toContain('start');
  expect(homeOf(context, actor).preparation).toEqual({ settledCount: 0, stepCount: 9 });
  expect(page()).toMatchObject({ bodyName: '架空町', ready: false, settledCount: 0, draftId: null });
  expect(
    page()
      .vacantOffices.map(({ office, placeCount }) => [office, placeCount])
      .sort(),
  ).toEqual([
    ['audit_supervisor', 0],
    ['ciso', 0],
    ['supervising_security_officer', 0],
  ]);
});

test('a section is missing its manager by name, and its manager then an account', async () => {
  const { context, actor, page } = await emptyPath();
  const [body] = unitsOn(context.db, context.today());
  const section = { code: '110', name: '総務課', type: 'department' as const, order: null, policyId: null };
  const unitId = must(addUnit(context, actor, { ...section, parentId: body?.id ?? null }));
  expect(page().vacantOffices).toContainEqual({
    office: 'security_manager',
    placeNames: ['総務課'],
    placeCount: 1,
    comingTerms: [],
  });
  const personId = must(addPerson(context, actor, { name: '架空 太郎', account: null }));
  const post = { role: 'security_manager' as const, unitId, systemId: null, from: context.today() };
  must(giveAppointment(context, actor, { personId, ...post }));
  expect(page().vacantOffices.map(({ office }) => office)).not.toContain('security_manager');
  expect(page().unablePeople).toEqual([{ id: personId, name: '架空 太郎' }]);
  expect(must(campaignMaterial(context, actor))).toMatchObject({ questionnaires: [], sectionCount: 1 });
});

test('a vacant office that somebody takes up later says from when', async () => {
  const { context, actor, page } = await emptyPath();
  const personId = must(addPerson(context, actor, { name: '架空 太郎', account: null }));
  const from = calendarDate('2027-04-01');
  must(giveAppointment(context, actor, { personId, role: 'ciso', unitId: null, systemId: null, from }));
  const vacant = page().vacantOffices.find(({ office }) => office === 'ciso');
  if (vacant === undefined) throw new Error('the office is not vacant');
  expect(doneOf('offices', page(), '部')).toMatch(/^職員 2人・必要な役職 4のうち、在職者がいるもの 1$/u);
  expect(vacant.comingTerms).toEqual([{ from, postCount: 1 }]);
  expect(vacancyWords(vacant, bodySettings(context.db).officeNames)).toMatch(/（全庁）。令和9年4月1日から就く人：1$/u);
});

test('a step that the body does without is left out and taken in again, each by one entry of the log', async () => {
  const { context, actor, page } = await emptyPath();
  const progressOf = (step: string) => page().path.find(({ startStep }) => startStep === step)?.howFar;
  must(chooseStep(context, actor, 'systems', false));
  expect([progressOf('systems'), progressOf('accounts')]).toEqual(['left_out', 'ahead']);
  must(chooseStep(context, actor, 'accounts', false));
  must(chooseStep(context, actor, 'systems', true));
  expect([progressOf('systems'), progressOf('accounts')]).toEqual(['ahead', 'left_out']);
  const entries = [...activityEntries(context.db)];
  expect(chooseStep(context, actor, 'systems', true)).toEqual({ ok: false, reason: 'nothing_changed' });
  expect([...activityEntries(context.db)]).toHaveLength(entries.length);
  expect(entries.slice(-3).map(({ type, detail }) => [type, JSON.parse(detail)])).toEqual([
    ['start.choose', { step: 'systems', needed: false }],
    ['start.choose', { step: 'accounts', needed: false }],
    ['start.choose', { step: 'systems', needed: true }],
  ]);
});

test('nobody but the secretariat sees the path or chooses on it', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  for (const who of TOWN_PEOPLE.filter((one) => !one.includes('secretariat'))) {
    const actor = town.actor(who);
    expect([who, startPage(town.context, actor)]).toEqual([who, { ok: false, reason: 'not_permitted' }]);
    expect(chooseStep(town.context, actor, 'systems', false)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(homeOf(town.context, actor).preparation).toBeNull();
    expect(shellOf(town.context, actor).navigation).not.toContain('start');
  }
});

test('with the first self-assessment that is opened the path leaves the menu, and stays where it was', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const secretariat = town.actor('secretariat');
  expect(shellOf(town.context, secretariat).navigation).toContain('start');
  openTownCampaign(town);
  expect(shellOf(town.context, secretariat).navigation).not.toContain('start');
  expect(homeOf(town.context, secretariat).preparation).toBeNull();
  expect(must(startPage(town.context, secretariat))).toMatchObject({ ready: true });
});

test('while the first self-assessment runs, whoever it needs and cannot sign in is counted and listed', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const secretariat = town.actor('secretariat');
  const { context } = town;
  const { personId } = town.actor('manager');
  context.db.$client.prepare('UPDATE account SET active = 0 WHERE person_id = ?').run(personId);
  expect(must(campaignMaterial(context, secretariat)).unableCount).toBe(1);
  expect(homeOf(context, secretariat).unableCount).toBe(0);
  openTownCampaign(town);
  expect(homeOf(context, secretariat)).toMatchObject({ preparation: null, unableCount: 1 });
  expect(homeOf(context, town.actor('ciso')).unableCount).toBe(0);
  expect(shellOf(context, secretariat).navigation).toContain('start');
  expect(must(startPage(context, secretariat))).toMatchObject({ ready: false });
  const listed = must(peoplePage(context, secretariat, peopleSearch.parse({ login: 'unable' })));
  expect(listed.lines.map(({ id }) => id)).toEqual([personId]);
  must(chooseStep(context, secretariat, 'accounts', false));
  expect(homeOf(context, secretariat).unableCount).toBe(0);
  expect(shellOf(context, secretariat).navigation).not.toContain('start');
});

test('systems without an attribute are counted on the path and for whoever prepares a self-assessment', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const secretariat = town.actor('secretariat');
  const counts = () => [
    must(startPage(town.context, secretariat)).facts.unmarkedCount,
    must(campaignMaterial(town.context, secretariat)).unmarkedCount,
  ];
  expect(counts()).toEqual([0, 0]);
  must(changeSystem(town.context, secretariat, { ...renamedWebsite(town, 'ホームページ'), attributes: [] }));
  expect(counts()).toEqual([1, 1]);
});

test('the results of the year before are asked for until the first start, and where the body said that there are none', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const secretariat = town.actor('secretariat');
  expect(awaitsResults(town.context.db)).toBe(true);
  must(chooseStep(town.context, secretariat, 'history', false));
  expect(awaitsResults(town.context.db)).toBe(false);
  must(chooseStep(town.context, secretariat, 'history', true));
  expect(awaitsResults(town.context.db)).toBe(true);
  openTownCampaign(town);
  expect(awaitsResults(town.context.db)).toBe(false);
});

test('whose sheets come to the secretariat is told by what the body uses and has decided', async () => {
  const { context, page } = await emptyPath();
  expect(page().answeredBySecretariat).toEqual(['committee', 'csirt']);
  decide({ context }, 'modules', { ...DEFAULT_MODULES, committee: false });
  expect(page().answeredBySecretariat).toEqual(['csirt']);
});

test('the systems without a manager stand in the order of their codes, 2 before 10', async () => {
  const { context, actor, page } = await emptyPath();
  const [body] = unitsOn(context.db, context.today());
  const section = { code: '110', name: '総務課', type: 'department' as const, order: null, policyId: null };
  const ownerUnitId = must(addUnit(context, actor, { ...section, parentId: body?.id ?? null }));
  const zoneId = must(registerZone(context, actor, { kind: 'internet', name: 'インターネット接続系', order: 1 }));
  for (const code of ['10', '2', '1', '11']) {
    must(registerSystem(context, actor, { code, name: `${code}番`, ownerUnitId, zoneId, attributes: [] }));
  }
  const vacant = page().vacantOffices.find(({ office }) => office === 'system_manager');
  expect(vacant?.placeNames).toEqual(['1番', '2番', '10番', '11番']);
});
