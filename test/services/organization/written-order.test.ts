import { beforeEach, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { transferPage } from '#app/services/access/transfer.page.server.ts';
import { campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import { peopleSearch } from '#app/services/organization/people.address.server.ts';
import { peoplePage } from '#app/services/organization/people.page.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { askOf, makeTown } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { drafted, applied } from '#test/factories/transfer.ts';

const TODAY = calendarDate('2026-10-01');
/** Two 部 whose 課 are numbered alike: by their bare numbers they would interleave. */
const TREE = [
  ['建設部', ['道路課', '河川課']],
  ['教育部', ['学校課', '図書課']],
] as const;
const SECTIONS = TREE.flatMap(([, sections]) => sections);
let town: Town;

beforeEach(async () => {
  town = await makeTown(testDatabase(TODAY));
  const { context } = town;
  const actor = town.actor('secretariat');
  const body = unitsOn(context.db, TODAY).find(({ type }) => type === 'organization');
  const added = (name: string, code: string, type: 'bureau' | 'department', parentId: string | null) =>
    must(addUnit(context, actor, { name, code, type, parentId, order: null, policyId: null }));
  const bureaus = TREE.map(([name], at) => added(name, `9${at}0`, 'bureau', body?.id ?? null));
  for (const place of [0, 1]) {
    TREE.forEach(([, sections], at) => {
      added(sections[place] ?? '', `9${at}${place + 1}`, 'department', bureaus[at] ?? null);
    });
  }
});

const ROWS = SECTIONS.map((unit, at) => `70${at},${unit}の人,正規,,${unit},情報セキュリティ管理者,,,採用,`);
const place = (name: string) => name.replace('の人', '');
const OURS = (name: string) => SECTIONS.some((one) => one === place(name));

test('people, sheets and the people of a transfer stand in the order of the tree, who holds nothing last', () => {
  const { context } = town;
  const actor = town.actor('secretariat');
  const rows = ['799,役のない人,正規,,,,,,採用,', ...ROWS.toReversed()];
  const id = drafted(town, rows, { on: TODAY });
  const shown = () => must(transferPage(context, actor, id, { show: 'added', page: 1, done: '' })).lines;
  const names = [...SECTIONS.map((unit) => `${unit}の人`), '役のない人'];
  expect(shown().map(({ name }) => name)).toEqual(names);
  must(applied(town, id));
  expect(shown().map(({ name }) => name)).toEqual(names);
  const people = must(peoplePage(context, actor, peopleSearch.parse({}))).lines.map(({ name }) => name);
  expect(people.filter(OURS).map(place)).toEqual(SECTIONS);
  expect(people.at(-1)).toBe('役のない人');
  const campaign = must(
    createCampaign(context, actor, {
      name: '点検',
      kind: 'regular',
      dueOn: calendarDate('2026-10-30'),
      fiscalYear: fiscalYear(2026),
      questionnaires: [
        askOf(
          town,
          unitsOn(context.db, TODAY).map((one) => one.id),
        ),
      ],
    }),
  );
  const sheets = must(campaignPage(context, actor, campaign, { vacantOnly: false, page: 1 })).preview?.rows ?? [];
  expect(sheets.filter(({ name }) => OURS(name)).map(({ name }) => name)).toEqual(SECTIONS);
});
