import { expect, test } from 'vitest';
import type { NewCampaign } from '#app/domain/campaign/draft.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { action as change } from '#app/routes/_app.campaigns.$campaignId.edit.tsx';
import { action as campaign } from '#app/routes/_app.campaigns.$campaignId._index.tsx';
import { changeDraft, createCampaign, discardDraft } from '#app/services/campaign/campaign.acts.server.ts';
import { campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { draftOf } from '#app/services/campaign/draft.loader.server.ts';
import { draftPage } from '#app/services/campaign/draft.page.server.ts';
import { allCampaigns, findCampaign } from '#db/queries/campaign.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { rowsOf } from '#test/factories/rows.ts';
import { askOf, makeTown, openTownCampaign, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';

const FIRST_PAGE = { vacantOnly: false, page: 1 };
const CHOSEN_TABLES = ['campaign', 'campaign_questionnaire', 'campaign_unit', 'campaign_left_out'];

async function prepared() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const secretariat = town.actor('secretariat');
  const chosen: NewCampaign = {
    fiscalYear: fiscalYear(2026),
    kind: 'regular',
    name: '定期自己点検',
    dueOn: calendarDate('2026-10-31'),
    questionnaires: [{ ...askOf(town, [town.units.tax]), leftOutQuestionIds: ['1-1@security_manager'] }],
  };
  const id = must(createCampaign(town.context, secretariat, chosen));
  const seal = () => must(draftOf(town.context.db, id)).seal;
  return { ...town, town, secretariat, chosen, id, seal };
}

function stored({ context }: Town): readonly (readonly unknown[])[] {
  const rows = rowsOf(context.db);
  return CHOSEN_TABLES.map((table) => rows[table] ?? []);
}

test('all that was chosen for a draft is chosen anew, and what it would give out with it', async () => {
  const { town, context, secretariat, chosen, id, seal, units } = await prepared();
  const other: NewCampaign = {
    ...chosen,
    fiscalYear: fiscalYear(2027),
    kind: 'rehearsal',
    name: '【試行】自己点検',
    dueOn: calendarDate('2026-12-01'),
    questionnaires: [
      { ...askOf(town, [units.generalAffairs, units.tax]), leftOutQuestionIds: ['1-3@security_manager'] },
    ],
  };
  expect(changeDraft(context, secretariat, id, other, seal())).toEqual({ ok: true, value: null });
  const page = must(campaignPage(context, secretariat, id, FIRST_PAGE));
  expect(page.campaign).toMatchObject({ kind: 'rehearsal', name: '【試行】自己点検', periodFrom: '2027-04-01' });
  expect(page.preview?.rows.map(({ name }) => name)).toContain('総務課');
  const { questionnaires } = must(draftPage(context, secretariat, id)).chosen;
  expect(questionnaires.map((one) => [[...one.unitIds].sort(), one.leftOutQuestionIds])).toEqual([
    [[units.generalAffairs, units.tax].sort(), ['1-3@security_manager']],
  ]);
  expect((await verifyLog(town)).status).toBe(0);
  expect(lookAndOpen(context, secretariat, id).ok).toBe(true);
});

test('a draft that is thrown away is gone with what was chosen, and the log still vouches for everything', async () => {
  const { town, context, secretariat, id, seal } = await prepared();
  expect(discardDraft(context, secretariat, id, seal())).toEqual({ ok: true, value: null });
  expect(stored(town)).toEqual([[], [], [], []]);
  expect(await verifyLog(town)).toMatchObject({ status: 0 });
  expect(discardDraft(context, secretariat, id, '')).toEqual({ ok: false, reason: 'not_permitted' });
});

test('a campaign that was opened is neither changed nor thrown away', async () => {
  const { town, context, secretariat, chosen, id, seal } = await prepared();
  const seen = seal();
  must(lookAndOpen(context, secretariat, id));
  const before = stored(town);
  expect(changeDraft(context, secretariat, id, chosen, seen)).toEqual({ ok: false, reason: 'wrong_state' });
  expect(discardDraft(context, secretariat, id, seen)).toEqual({ ok: false, reason: 'wrong_state' });
  expect(draftPage(context, secretariat, id)).toEqual({ ok: false, reason: 'wrong_state' });
  expect(must(campaignPage(context, secretariat, id, FIRST_PAGE)).acts.change).toBe(false);
  expect(stored(town)).toEqual(before);
});

test('of two who change a draft at once the second one is told, and nothing of it is stored', async () => {
  const { town, context, secretariat, chosen, id, seal } = await prepared();
  const seen = seal();
  must(changeDraft(context, secretariat, id, { ...chosen, name: '先の名称' }, seen));
  const before = stored(town);
  const second = town.actor('second_secretariat');
  const refused = { ok: false, reason: 'draft_changed' };
  expect(changeDraft(context, second, id, { ...chosen, name: '後の名称' }, seen)).toEqual(refused);
  expect(discardDraft(context, second, id, seen)).toEqual(refused);
  expect(stored(town)).toEqual(before);
});

test('what could not be prepared is not changed into either', async () => {
  const { town, context, secretariat, chosen, id, seal } = await prepared();
  const before = stored(town);
  const changed = (change: Partial<NewCampaign>) =>
    changeDraft(context, secretariat, id, { ...chosen, ...change }, seal());
  const refused = (reason: string) => ({ ok: false, reason });
  expect(changed({ dueOn: calendarDate('2026-09-30') })).toEqual(refused('in_the_past'));
  expect(changed({ questionnaires: [askOf(town, [])] })).toEqual(refused('no_units'));
  expect(changed({ questionnaires: [askOf(town, ['no-such-unit'])] })).toEqual(refused('unknown_unit'));
  expect(stored(town)).toEqual(before);
});

test('nobody but the secretariat changes a draft or throws it away', async () => {
  const { town, context, chosen, id, seal } = await prepared();
  const refused = { ok: false, reason: 'not_permitted' };
  for (const who of TOWN_PEOPLE.filter((one) => one !== 'secretariat' && one !== 'second_secretariat')) {
    expect(changeDraft(context, town.actor(who), id, chosen, seal()), who).toEqual(refused);
    expect(discardDraft(context, town.actor(who), id, seal()), who).toEqual(refused);
    expect(draftPage(context, town.actor(who), id), who).toEqual(refused);
  }
  expect(findCampaign(context.db, id)?.state).toBe('draft');
});

test('the pages change a draft, keeping what it leaves out, and throw it away after asking', async () => {
  const { town, context, id, seal, units, questionnaireId } = await prepared();
  const opened = openTownCampaign(town, '実施中の点検');
  const by = await sessionOf(context, 'secretariat');
  const fields = { name: '改めた点検', kind: 'regular', fiscalYear: '2026', questionnaireId, dueOn: '2026-11-30' };
  const post = (route: Parameters<typeof callRoute>[1], of: string, sent: Record<string, string>) =>
    callRoute(context, route, `/campaigns/${of}`, { campaignId: of }, form(sent, by));
  const gone = await post(change, id, { ...fields, units: units.general, seal: 'seen before' });
  expect(gone.status).toBe(409);
  const sent = await post(change, id, { ...fields, units: units.general, seal: seal() });
  expect(sent.location).toBe(`/campaigns/${id}?done=changed`);
  expect(must(draftOf(context.db, id)).chosen).toMatchObject({
    name: '改めた点検',
    questionnaires: [{ unitIds: [units.general], leftOutQuestionIds: ['1-1@security_manager'] }],
  });
  expect((await post(campaign, opened, { intent: 'discard', seal: '' })).status).toBe(409);
  expect((await post(campaign, id, { intent: 'discard', seal: seal() })).location).toBe('/campaigns?done=discarded');
  expect(allCampaigns(context.db).map((one) => one.id)).toEqual([opened]);
});
