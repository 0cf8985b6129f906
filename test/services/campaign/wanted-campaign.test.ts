import { beforeEach, describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { action as create } from '#app/routes/_app.campaigns.new.tsx';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { campaignMaterial, draftPage } from '#app/services/campaign/draft.page.server.ts';
import { asNewCampaign } from '#app/services/campaign/wanted-campaign.loader.server.ts';
import type { WantedCampaign } from '#app/services/campaign/wanted-campaign.loader.server.ts';
import { bindPolicyUnits } from '#app/services/policy/policy-units.acts.server.ts';
import { bindingSeal } from '#app/services/policy/policy-units.loader.server.ts';
import { changePolicyTerm } from '#app/services/policy/policy-term.acts.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { findQuestionnaire } from '#db/queries/policy.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { makeTown, publishPolicy } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';

const SCHOOL = { policyId: 'school', name: '架空町教育委員会対策基準' };

let town: Town;
let school: string;

beforeEach(async () => {
  town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  school = publishPolicy(town.context, SCHOOL, { ...TOWN_QUESTIONNAIRE, policyId: SCHOOL.policyId });
});

/** The school's policy for 福祉部 and its section, the town's for the rest. */
function bindWelfare(): void {
  const { context, units } = town;
  const choice = { kind: 'chosen', unitIds: [units.welfare, units.health] } as const;
  const binding = { policyId: 'school', choice, on: context.today(), seal: bindingSeal(context.db) };
  must(bindPolicyUnits(context, town.actor('secretariat'), binding));
}

function wanted(over: Partial<WantedCampaign>) {
  const facts = {
    fiscalYear: fiscalYear(2026),
    kind: 'regular',
    name: '点検',
    dueOn: calendarDate('2026-12-01'),
  } as const;
  const ticked = { questionnaireIds: [town.questionnaireId, school], unitIds: Object.values(town.units) };
  return asNewCampaign(town.context, { ...facts, ...ticked, onlyBound: false, ...over }, null);
}

describe('what is ticked is refused, with the names of what is in the way,', () => {
  test('where a questionnaire is not there, none is chosen, or two of one policy are', () => {
    const again = publishPolicy(town.context, SCHOOL, { ...TOWN_QUESTIONNAIRE, policyId: SCHOOL.policyId });
    for (const questionnaireIds of [[], ['none'], [school, 'none']])
      expect(wanted({ questionnaireIds })).toEqual({ ok: false, reason: 'unknown_questionnaire', blockingNames: [] });
    expect(wanted({ questionnaireIds: [school, again] })).toEqual({
      ok: false,
      reason: 'policy_twice',
      blockingNames: [],
    });
  });

  test('where no unit is ticked, or one that is not there', () => {
    expect(wanted({ unitIds: [] })).toEqual({ ok: false, reason: 'no_units', blockingNames: [] });
    expect(wanted({ unitIds: [town.units.tax, 'none'] })).toEqual({
      ok: false,
      reason: 'unknown_unit',
      blockingNames: [],
    });
  });

  test('where a policy binds nobody who is ticked', () => {
    expect(wanted({})).toEqual({ ok: false, reason: 'policy_without_units', blockingNames: [SCHOOL.name] });
  });

  test('where the version is withdrawn, whatever else is chosen beside it', () => {
    bindWelfare();
    const { context } = town;
    const policyVersionId = findQuestionnaire(context.db, school)?.policyVersionId ?? '';
    const secretariat = town.actor('secretariat');
    const begin = { act: 'begin', from: calendarDate('2026-04-01'), because: '制定' } as const;
    must(changePolicyTerm(context, secretariat, { policyVersionId, rev: 0 }, begin));
    const withdraw = { act: 'withdraw', because: '誤り' } as const;
    must(changePolicyTerm(context, secretariat, { policyVersionId, rev: 1 }, withdraw));
    const withdrawn = { ok: false, reason: 'withdrawn_version', blockingNames: [SCHOOL.name] };
    expect(wanted({})).toEqual(withdrawn);
    expect(wanted({ onlyBound: true })).toEqual(withdrawn);
    expect(wanted({ questionnaireIds: [school] })).toEqual(withdrawn);
  });

  test('where nobody is ticked whom a policy binds', () => {
    bindWelfare();
    const { body, tax } = town.units;
    const unticked = { ok: false, reason: 'policy_units_unticked', blockingNames: [SCHOOL.name] };
    expect(wanted({ unitIds: [body, tax] })).toEqual(unticked);
  });

  test('where a policy that is not chosen binds who is ticked', () => {
    bindWelfare();
    const townOnly = { questionnaireIds: [town.questionnaireId] };
    expect(wanted(townOnly)).toEqual({
      ok: false,
      reason: 'unit_of_another_policy',
      blockingNames: ['福祉部', '健康課'],
    });
    const left = wanted({ ...townOnly, onlyBound: true });
    expect(left.ok && left.value.questionnaires.map(({ unitIds }) => unitIds.includes(town.units.health))).toEqual([
      false,
    ]);
  });
});

test('each unit is asked about the policy that binds it, and the preview names both', () => {
  bindWelfare();
  const { context } = town;
  const asked = wanted({});
  if (!asked.ok) throw new Error(asked.reason);
  const id = must(createCampaign(context, town.actor('secretariat'), asked.value));
  const { preview } = must(campaignPage(context, town.actor('secretariat'), id, { vacantOnly: false, page: 1 }));
  const named = new Map(preview?.rows.map(({ name, policyName }) => [name, policyName]));
  expect([named.get('健康課'), named.get('税務課')]).toEqual([SCHOOL.name, '架空町情報セキュリティ対策基準']);
  const byOffice = preview?.byOffice.map(({ policyName, office }) => `${policyName ?? ''} ${office}`) ?? [];
  expect(new Set(byOffice).size).toBe(byOffice.length);
  expect(new Set(preview?.byOffice.map(({ policyName }) => policyName))).toEqual(
    new Set([SCHOOL.name, '架空町情報セキュリティ対策基準']),
  );
  const { material, onlyBound } = must(draftPage(context, town.actor('secretariat'), id));
  expect(onlyBound).toBe(true);
  const units = material.groups.flatMap((group) => group.units);
  expect(units.find(({ id: unitId }) => unitId === town.units.health)?.policyName).toBe(SCHOOL.name);
});

test('of each policy that binds anybody the version in force is proposed, and none that was withdrawn is offered', () => {
  const { context } = town;
  const secretariat = town.actor('secretariat');
  const offered = () =>
    must(campaignMaterial(context, secretariat)).questionnaires.map(({ id, unitCount, isProposed }) => [
      id,
      unitCount,
      isProposed,
    ]);
  expect(offered()).toEqual(
    expect.arrayContaining([
      [town.questionnaireId, 5, true],
      [school, 0, false],
    ]),
  );
  bindWelfare();
  expect(offered()).toEqual(
    expect.arrayContaining([
      [town.questionnaireId, 3, true],
      [school, 2, true],
    ]),
  );
  const draft = wanted({});
  if (!draft.ok) throw new Error(draft.reason);
  const id = must(createCampaign(context, secretariat, draft.value));

  const policyVersionId = findQuestionnaire(context.db, school)?.policyVersionId ?? '';
  const begin = { act: 'begin', from: calendarDate('2027-04-01'), because: '附則' } as const;
  must(changePolicyTerm(context, secretariat, { policyVersionId, rev: 0 }, begin));
  must(changePolicyTerm(context, secretariat, { policyVersionId, rev: 1 }, { act: 'withdraw', because: '誤り' }));
  expect(offered().map(([one]) => one)).toEqual([town.questionnaireId]);
  expect(createCampaign(context, secretariat, draft.value)).toEqual({ ok: false, reason: 'withdrawn_version' });
  // A draft that chose it still shows what it chose.
  const kept = must(draftPage(context, secretariat, id)).material.questionnaires;
  expect(kept.map((one) => one.id)).toContain(school);
});

test('the form keeps what was ticked when it is refused, and makes one campaign of both policies', async () => {
  const { context } = town;
  const by = await sessionOf(context, 'secretariat');
  const send = (over: Record<string, string> = {}) => {
    const typed = { name: '合同点検', kind: 'regular', fiscalYear: '2026', dueOn: '2026-12-01', ...over };
    const { body, ...init } = form(typed, by);
    const fields = new URLSearchParams(String(body));
    for (const id of [town.questionnaireId, school]) fields.append('questionnaireId', id);
    for (const id of Object.values(town.units)) fields.append('units', id);
    return callRoute(context, create, '/campaigns/new', {}, { ...init, body: fields });
  };
  const ticked = { name: '合同点検', questionnaireId: [town.questionnaireId, school], onlyBound: true };
  const refused = await send({ onlyBound: 'yes' });
  expect(refused.status).toBe(400);
  expect(refused.body).toMatchObject({
    errors: [{ field: 'questionnaireId', message: expect.stringContaining(SCHOOL.name) }],
    values: ticked,
  });
  expect((await send({ onlyBound: 'yes', dueOn: '' })).body).toMatchObject({
    errors: [{ field: 'dueOn' }],
    values: ticked,
  });
  expect(allCampaigns(context.db)).toEqual([]);
  bindWelfare();
  expect((await send()).status).toBe(302);
  expect(allCampaigns(context.db).map(({ name }) => name)).toEqual(['合同点検']);
});

test('a draft that asks somebody about a policy that does not bind him is not narrowed by being changed', () => {
  const { context, units } = town;
  const asked = wanted({ questionnaireIds: [school], unitIds: [units.body, units.tax] });
  if (!asked.ok) throw new Error(asked.reason);
  const id = must(createCampaign(context, town.actor('secretariat'), asked.value));
  expect(must(draftPage(context, town.actor('secretariat'), id)).onlyBound).toBe(false);
});
