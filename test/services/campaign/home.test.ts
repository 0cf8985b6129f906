import { beforeEach, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { boardChoice, boardSearch } from '#app/services/campaign/board.address.server.ts';
import { boardOf } from '#app/services/campaign/board.page.server.ts';
import { homeOf } from '#app/services/campaign/home.page.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { fillSheet, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { handIn, lookAndAccept, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';

let context: TestContext;
let town: Town;

beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  town = await makeTown(context);
});

const home = (person: TownPerson) => homeOf(context, town.actor(person));

function handInFilled(campaign: string, code: string, office: string, person: TownPerson): string {
  const id = sheetId(town, campaign, code, office);
  fillSheet(town, town.actor(person), id);
  const submitted = handIn(context, town.actor(person), id);
  if (!submitted.ok) throw new Error(submitted.reason);
  return id;
}

test('before any campaign everybody is told why the home is empty', () => {
  expect(home('manager')).toMatchObject({
    campaigns: [],
    sheets: [],
    reviews: [],
    nothing: 'no_campaign',
  });
});

test('a section head sees the own sheet with what is left and until when, and no other', () => {
  openTownCampaign(town);
  const { sheets, nothing, links, campaigns } = home('manager');
  expect(sheets).toMatchObject([
    {
      targetName: '総務課',
      campaign: null,
      office: 'security_manager',
      state: 'not_started',
      editable: true,
      dueOn: '2026-10-31',
      overdue: false,
      goOn: { place: 'gates' },
    },
  ]);
  expect(nothing).toBeNull();
  expect(links).toEqual([]);
  expect(campaigns).toMatchObject([{ submissionRates: [], board: false }]);
});

test.each<[TownPerson, readonly string[]]>([
  ['staff', ['総務課']],
  ['system_manager', ['住民記録', 'ホームページ']],
  ['officer', ['総務部']],
  ['coordinator', ['総務部']],
  ['other_officer', ['福祉部', '健康課']],
  ['supervisor', ['架空町']],
  ['audit_supervisor', ['架空町']],
  ['auditor', []],
  ['committee', []],
  ['administrator', []],
])('%s finds exactly the own sheets: %j', (person, targets) => {
  openTownCampaign(town);
  expect(home(person).sheets.map(({ targetName }) => targetName)).toEqual(targets);
});

test('a returned sheet stands first, with the reason', () => {
  const campaign = openTownCampaign(town);
  const section = handInFilled(campaign, '210', 'security_manager', 'other_officer');
  expect(home('other_officer').sheets.map(({ targetName, editable }) => [targetName, editable])).toEqual([
    ['福祉部', true],
    ['健康課', false],
  ]);
  lookAndReturn(context, town.actor('secretariat'), section, '根拠資料を書いてください。');
  expect(home('other_officer').sheets[0]).toMatchObject({
    targetName: '健康課',
    state: 'returned',
    returned: { reason: '根拠資料を書いてください。', by: town.actor('secretariat').name },
  });
});

test('who handed a sheet in is told who confirms it next, until nobody has to any more', () => {
  const campaign = openTownCampaign(town);
  expect(home('manager').sheets).toMatchObject([{ next: { turn: 'answer' } }]);
  const section = handInFilled(campaign, '110', 'security_manager', 'manager');
  expect(home('manager').sheets).toMatchObject([
    { next: { turn: 'confirm', office: 'security_officer', people: [town.actor('officer').name] } },
  ]);
  expect(lookAndConfirm(context, town.actor('officer'), section).ok).toBe(true);
  expect(home('manager').sheets).toMatchObject([
    { state: 'confirmed', next: { turn: 'accept', office: 'secretariat' } },
  ]);
  expect(lookAndAccept(context, town.actor('secretariat'), section).ok).toBe(true);
  expect(home('manager').sheets).toMatchObject([{ state: 'accepted', next: null }]);
});

test('sheets wait for the one who confirms them next, not for others', () => {
  const campaign = openTownCampaign(town);
  const tax = handInFilled(campaign, '120', 'security_manager', 'other_manager');
  expect(home('officer').reviews).toMatchObject([
    { sheetId: tax, targetName: '税務課', submittedAt: town.context.clock() },
  ]);
  for (const person of [
    'other_officer',
    'coordinator',
    'supervisor',
    'secretariat',
    'manager',
    'other_manager',
  ] as const) {
    expect(home(person).reviews).toEqual([]);
  }
  const selfConfirmed = handInFilled(campaign, '210', 'security_manager', 'other_officer');
  expect(home('secretariat').reviews.map((review) => review.sheetId)).toEqual([selfConfirmed]);
});

test('the committee is told that the report follows and sees the rate of submission meanwhile', () => {
  const campaign = openTownCampaign(town);
  handInFilled(campaign, '120', 'security_manager', 'other_manager');
  const { nothing, campaigns, links } = home('committee');
  const submission = campaigns[0]?.submissionRates ?? [];
  expect(nothing).toBe('report_follows');
  expect(submission.map(({ population }) => population)).toEqual(['units', 'systems', 'organization']);
  expect(submission[0]?.rate.numerator).toBe(1);
  expect(links).toEqual([]);
});

test('after closing the committee finds the report, a section its own results, and nothing can be answered', () => {
  const campaign = openTownCampaign(town);
  closeCampaign(context, town.actor('supervisor'), campaign);
  expect(home('committee')).toMatchObject({
    nothing: 'closed',
    links: [{ to: 'report' }],
    campaigns: [{ submissionRates: [], board: false }],
  });
  expect(home('manager')).toMatchObject({ nothing: 'closed', sheets: [], links: [{ to: 'results' }] });
  expect(home('administrator').links).toEqual([]);
});

test('only those who may open the board are led to it', () => {
  openTownCampaign(town);
  const led = (
    [
      'secretariat',
      'officer',
      'coordinator',
      'supervisor',
      'auditor',
      'manager',
      'staff',
      'committee',
      'system_manager',
      'administrator',
    ] as const
  ).filter((person) => home(person).links.some(({ to }) => to === 'board'));
  expect(led).toEqual(['secretariat', 'officer', 'coordinator', 'supervisor', 'auditor']);
});

test('administrator and auditor are told that their office answers nothing', () => {
  openTownCampaign(town);
  expect(home('administrator').nothing).toBe('administrator');
  expect(home('auditor').nothing).toBe('auditor');
});

test('the line of the year moves on with due date and closing', () => {
  const now = () => home('secretariat').campaigns[0]?.calendar.find(({ when }) => when === 'now')?.step;
  const campaign = openTownCampaign(town);
  expect(now()).toBe('running');
  context.wait(30);
  expect(now()).toBe('running');
  context.wait(1);
  expect(now()).toBe('due');
  expect(home('manager').sheets[0]).toMatchObject({ overdue: true });
  closeCampaign(context, town.actor('supervisor'), campaign);
  expect(now()).toBe('closing');
});

test('of two that run, the nearest due date stands first, each with its own rate, and every sheet says whose it is', () => {
  const regular = openTownCampaign(town);
  const extraordinary = openTownCampaign(town, '臨時自己点検', { kind: 'extraordinary', dueInDays: 14 });
  handInFilled(extraordinary, '120', 'security_manager', 'other_manager');
  const { campaigns, links } = home('secretariat');
  expect(campaigns).toMatchObject([
    { campaign: { id: extraordinary, name: '臨時自己点検', dueOn: '2026-10-15' }, board: true },
    { campaign: { id: regular, name: '定期自己点検', dueOn: '2026-10-31' }, board: true },
  ]);
  expect(campaigns.map(({ submissionRates }) => submissionRates[0]?.rate.numerator)).toEqual([1, 0]);
  expect(links.filter(({ to }) => to === 'board')).toEqual([]);
  expect(home('manager').sheets.map(({ campaign }) => campaign)).toEqual([
    { fiscalYear: 2026, name: '臨時自己点検' },
    { fiscalYear: 2026, name: '定期自己点検' },
  ]);
  expect(home('officer').reviews).toMatchObject([
    { targetName: '税務課', campaign: { fiscalYear: 2026, name: '臨時自己点検' } },
  ]);
});

test('the link to the board opens the one that the home tells of', () => {
  const campaign = openTownCampaign(town);
  expect(home('secretariat').links).toContainEqual({ to: 'board', campaignId: campaign });
});

test('who will have to confirm is told of how many targets, until their sheets are there', () => {
  const campaign = openTownCampaign(town);
  const coming = () => home('officer').comingReviews;
  const before = coming();
  expect(before.map(({ type }) => type)).toEqual(['department', 'system']);
  expect(home('manager').comingReviews).toEqual([]);
  const tax = handInFilled(campaign, '120', 'security_manager', 'other_manager');
  const sections = (lines: typeof before) => lines.find(({ type }) => type === 'department')?.targetCount ?? 0;
  expect(sections(coming())).toBe(sections(before) - 1);
  expect(lookAndConfirm(context, town.actor('officer'), tax).ok).toBe(true);
  expect(sections(coming())).toBe(sections(before) - 1);
});

test('the board of one who sees own bureaus has no rate of what none of them has', () => {
  openTownCampaign(town);
  const rates = (person: TownPerson) => {
    const board = boardOf(context, town.actor(person), { ...boardChoice(boardSearch.parse({})), page: 1 });
    return board.ok ? board.value?.rates.map(({ population }) => population) : null;
  };
  expect(rates('secretariat')).toEqual(['units', 'systems', 'organization']);
  expect(rates('officer')).toEqual(['units', 'systems']);
});
