import { expect, test } from 'vitest';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import type { NewCampaign } from '#app/domain/campaign/draft.ts';
import { action as campaign } from '#app/routes/_app.campaigns.$campaignId._index.tsx';
import { changeSystem } from '#app/services/asset/asset.acts.server.ts';
import { changeDraft, createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { openCampaign } from '#app/services/campaign/opening.acts.server.ts';
import { campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { draftOf } from '#app/services/campaign/draft.loader.server.ts';
import { draftPage } from '#app/services/campaign/draft.page.server.ts';
import { splitUnit } from '#app/services/organization/unit.acts.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { CITY_DAY, makeCity, moveUnit } from '#test/factories/city.ts';
import type { City } from '#test/factories/city.ts';
import { decide } from '#test/factories/decide.ts';
import { renamedWebsite } from '#test/factories/ledger.ts';
import { rowsOf } from '#test/factories/rows.ts';
import { askOf } from '#test/factories/town.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';

const FIRST_PAGE = { vacantOnly: false, page: 1 };

function draftOfUnits(city: City, unitIds: readonly string[]) {
  const { context } = city;
  const secretariat = city.actor('secretariat');
  const chosen: NewCampaign = {
    fiscalYear: fiscalYearOf(CITY_DAY),
    kind: 'regular',
    name: '定期自己点検',
    dueOn: addDays(CITY_DAY, 30),
    questionnaires: [askOf(city, unitIds)],
  };
  const id = must(createCampaign(context, secretariat, chosen));
  const seen = () => {
    const { preview } = must(campaignPage(context, secretariat, id, FIRST_PAGE));
    if (preview === null) throw new Error('the campaign is no draft');
    return preview;
  };
  const save = (over: Partial<NewCampaign>) =>
    must(changeDraft(context, secretariat, id, { ...chosen, ...over }, must(draftOf(context.db, id)).seal));
  const draft = () => must(draftPage(context, secretariat, id));
  return { id, seen, save, draft, open: (seal: string) => openCampaign(context, secretariat, id, seal) };
}

const NOTHING_UNASKED = { unitNames: [], bureauNames: [], endedNames: [] };

const allUnits = ({ context }: City) => unitsOn(context.db, CITY_DAY).map(({ id }) => id);

function added(city: City, type: 'bureau' | 'department', code: string, name: string, above: string): string {
  const unit = { type, code, name, parentId: city.unit(above), order: null, policyId: null };
  return must(addUnit(city.context, city.actor('secretariat'), unit));
}

const CHANGES: Readonly<Record<string, (city: City, save: (over: Partial<NewCampaign>) => void) => void>> = {
  'the units that are asked': (city, save) => save({ questionnaires: [askOf(city, [city.unit('110')])] }),
  'its kind': (_city, save) => save({ kind: 'rehearsal' }),
  'its last day': (_city, save) => save({ dueOn: addDays(CITY_DAY, 60) }),
  'the questions that it leaves out': (city, save) =>
    save({ questionnaires: [{ ...askOf(city, allUnits(city)), leftOutQuestionIds: ['1-1@security_manager'] }] }),
  'a setting of the body': (city) => decide(city, 'bureauRule', { level: 'upper' }),
  'a unit that is not among those that were chosen': (city) => added(city, 'department', '999', '新設課', '000'),
  'where a unit stands': (city) => moveUnit(city, city.unit('120'), city.unit('400')),
  'a system of the ledger': (city) =>
    must(changeSystem(city.context, city.actor('secretariat'), renamedWebsite(city, '公式サイト'))),
};

test.each(Object.entries(CHANGES))('a draft is not opened on an old page: %s', async (_what, change) => {
  const city = await makeCity();
  const { id, seen, save, open } = draftOfUnits(city, allUnits(city));
  const old = seen().seal;
  change(city, save);
  const before = rowsOf(city.context.db);
  expect(open(old)).toEqual({ ok: false, reason: 'plan_changed' });
  expect(rowsOf(city.context.db)).toEqual(before);
  expect(open(seen().seal).ok).toBe(true);
  expect(findCampaign(city.context.db, id)?.state).toBe('open');
});

test('saving a draft as it was does not refuse its opening', async () => {
  const city = await makeCity();
  const { seen, save, open } = draftOfUnits(city, allUnits(city));
  const { seal } = seen();
  save({});
  expect(open(seal).ok).toBe(true);
});

test('who presses on the old page is told in words, and nobody has got a sheet', async () => {
  const city = await makeCity();
  const { id, seen, save } = draftOfUnits(city, allUnits(city));
  const old = seen().seal;
  save({ questionnaires: [askOf(city, [city.unit('110')])] });
  const by = await sessionOf(city.context, 'secretariat');
  const press = (fields: Record<string, string>) =>
    callRoute(city.context, campaign, `/campaigns/${id}`, { campaignId: id }, form({ intent: 'open', ...fields }, by));
  for (const fields of [{ seal: old }, {}]) {
    const refused = await press(fields);
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('準備の内容が、この画面を開いたあとに変わりました');
  }
  expect(findCampaign(city.context.db, id)?.state).toBe('draft');
  expect((await press({ seal: seen().seal })).location).toBe(`/campaigns/${id}?done=opened`);
});

test('a draft of every unit says nothing of units', async () => {
  const city = await makeCity();
  const { seen, draft } = draftOfUnits(city, allUnits(city));
  expect(seen().unasked).toEqual(NOTHING_UNASKED);
  expect(draft().unasked).toEqual(NOTHING_UNASKED);
});

test('what is split and what is new since a draft was made is named before it is opened, and where it is changed', async () => {
  const city = await makeCity();
  const { context } = city;
  const ended = added(city, 'bureau', '500', '暮らし部', '300');
  const section = added(city, 'department', '510', '暮らし課', '500');
  const { seen, draft } = draftOfUnits(city, allUnits(city));
  const successors = [
    { unitId: null, code: '520', name: '環境部' },
    { unitId: null, code: '530', name: '窓口部' },
  ];
  const at = { unitId: ended, on: addDays(CITY_DAY, 1), seal: sealOf(unitHistory(context.db), ended) };
  must(splitUnit(context, city.actor('secretariat'), at, successors, new Map([[section, 0]])));
  added(city, 'department', '999', '新設課', '000');
  context.wait(1);
  const unasked = {
    unitNames: ['999 新設課'],
    bureauNames: ['520 環境部', '530 窓口部'],
    endedNames: ['500 暮らし部'],
  };
  expect(seen().unasked).toEqual(unasked);
  expect(draft().unasked).toEqual(unasked);
});

test('bureaus that count since the level was switched, and are not chosen, are named', async () => {
  const city = await makeCity();
  const chosen = allUnits(city).filter((id) => id !== city.unit('300'));
  const { seen } = draftOfUnits(city, chosen);
  expect(seen().unasked).toEqual(NOTHING_UNASKED);
  decide(city, 'bureauRule', { level: 'upper' });
  expect(seen()).toMatchObject({ withoutBureau: 0, unasked: { ...NOTHING_UNASKED, bureauNames: ['300 市民局'] } });
  decide(city, 'modules', { ...DEFAULT_MODULES, bureau: false });
  expect(seen().unasked).toEqual(NOTHING_UNASKED);
});

test('two sections that a draft leaves out are named', async () => {
  const city = await makeCity();
  const left = [city.unit('120'), city.unit('910')];
  const { seen } = draftOfUnits(
    city,
    allUnits(city).filter((id) => !left.includes(id)),
  );
  expect(seen().unasked.unitNames.map((name) => name.slice(0, 3))).toEqual(['120', '910']);
});
