import { expect, test } from 'vitest';
import { referenceDay } from '#app/domain/campaign/reference-day.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { campaignMaterial } from '#app/services/campaign/draft.page.server.ts';
import { importPolicy } from '#app/services/policy/policy.acts.server.ts';
import { changePolicyTerm } from '#app/services/policy/policy-term.acts.server.ts';
import { publishQuestionnaire } from '#app/services/questionnaire/questionnaire.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { OPEN_POLICY } from '#test/factories/open-value.ts';
import { testDatabase } from '#test/factories/database.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';
import { makeTown } from '#test/factories/town.ts';

/** The town's own policy, of which nobody said the day, with versions from these days on. */
async function aTown() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { context, units, questionnaireId: first } = town;
  const publish = (from: string) => {
    const text = { policyId: 'town', name: '架空町の基準', citation: `${from}改正`, source: OPEN_POLICY };
    const { policyVersionId } = must(importPolicy(context, SET_UP, { ...text, validFrom: calendarDate(from) }));
    return { policyVersionId, ...must(publishQuestionnaire(context, SET_UP, policyVersionId)) };
  };
  const offered = (year: number) =>
    must(campaignMaterial(context, town.actor('secretariat'), fiscalYear(year))).questionnaires.map(
      ({ id, versionState }) => [id, versionState],
    );
  const warned = (questionnaireId: string, year = 2026) => {
    const asked = { questionnaireId, unitIds: [units.tax], leftOutQuestionIds: [] };
    const names = { fiscalYear: fiscalYear(year), kind: 'regular' as const, name: '点検' };
    const draft = { ...names, dueOn: calendarDate('2027-05-01'), questionnaires: [asked] };
    const id = must(createCampaign(context, town.actor('secretariat'), draft));
    const { preview } = must(campaignPage(context, town.actor('secretariat'), id, { vacantOnly: false, page: 1 }));
    return preview?.notInForce.map(({ versionState, inForce }) => [versionState, inForce?.citation ?? null]);
  };
  return { town, first, publish, offered, warned };
}

test.each([
  [2026, '2026-10-01', '2026-10-01'],
  [2027, '2026-10-01', '2027-04-01'],
  [2025, '2026-10-01', '2026-03-31'],
])('a campaign of %s asks on %s the policy of %s', (year, today, expected) => {
  expect(referenceDay(fiscalYear(year), calendarDate(today))).toBe(expected);
});

test('the version in force is proposed, and the one of next year for next year', async () => {
  const { first, publish, offered } = await aTown();
  const { questionnaireId: coming } = publish('2027-04-01');
  expect(offered(2026)).toEqual([
    [first, 'unrecorded'],
    [coming, 'coming'],
  ]);
  expect(offered(2027)).toEqual([
    [coming, 'in_force'],
    [first, 'over'],
  ]);
});

test('a version that does not hold is warned of with the one that does, and may be opened all the same', async () => {
  const { first, publish, warned } = await aTown();
  const { questionnaireId: current } = publish('2026-04-01');
  const { questionnaireId: coming } = publish('2027-04-01');
  expect(warned(current)).toEqual([]);
  expect(warned(first)).toEqual([['over', '2026-04-01改正']]);
  expect(warned(coming)).toEqual([['coming', '2026-04-01改正']]);
  expect(warned(coming, 2027)).toEqual([]);
});

test('where none is in force that is said', async () => {
  const { town, publish, warned } = await aTown();
  const { policyVersionId, questionnaireId } = publish('2026-04-01');
  const end = { act: 'end', to: calendarDate('2026-09-30'), because: '廃止' } as const;
  must(changePolicyTerm(town.context, town.actor('secretariat'), { policyVersionId, rev: 1 }, end));
  expect(warned(questionnaireId)).toEqual([['over', null]]);
});

test('a version of which nobody said the day is not warned of, as long as no other holds', async () => {
  const { first, warned } = await aTown();
  expect(warned(first)).toEqual([]);
});

test('a withdrawn version is asked about by no new campaign, and by no draft that was made before', async () => {
  const { town, publish } = await aTown();
  const { context, units } = town;
  const { policyVersionId, questionnaireId } = publish('2027-04-01');
  const actor = town.actor('secretariat');
  const create = () =>
    createCampaign(context, actor, {
      ...{ fiscalYear: fiscalYear(2026), kind: 'regular', name: '点検', dueOn: calendarDate('2027-05-01') },
      questionnaires: [{ questionnaireId, unitIds: [units.tax], leftOutQuestionIds: [] }],
    });
  const before = must(create());
  must(changePolicyTerm(context, actor, { policyVersionId, rev: 1 }, { act: 'withdraw', because: '読取りの誤り' }));
  const refused = { ok: false, reason: 'withdrawn_version' };
  expect(create()).toEqual(refused);
  expect(lookAndOpen(context, actor, before)).toEqual(refused);
  must(changePolicyTerm(context, actor, { policyVersionId, rev: 2 }, { act: 'resume', because: '正しかった' }));
  expect(lookAndOpen(context, actor, before)).toMatchObject({ ok: true });
});

test('a draft names the version that it asks about, and one that begins before it is over', async () => {
  const { town, first, publish } = await aTown();
  const { context, units } = town;
  const actor = town.actor('secretariat');
  const asked = [{ questionnaireId: first, unitIds: [units.tax], leftOutQuestionIds: [] }];
  const names = { fiscalYear: fiscalYear(2026), kind: 'regular' as const, name: '点検' };
  const id = must(
    createCampaign(context, actor, { ...names, dueOn: calendarDate('2026-11-30'), questionnaires: asked }),
  );
  const shown = () => must(campaignPage(context, actor, id, { vacantOnly: false, page: 1 })).askedVersions;
  expect(shown()).toEqual([expect.objectContaining({ citation: '架空', version: 1, newVersion: null })]);
  publish('2027-04-01');
  expect(shown()[0]?.newVersion).toBeNull();
  const { policyVersionId } = publish('2026-12-01');
  expect(shown()[0]?.newVersion).toEqual({ policyVersionId, citation: '2026-12-01改正', from: '2026-12-01' });
});
