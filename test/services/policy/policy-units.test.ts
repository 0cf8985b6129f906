import { describe, expect, test } from 'vitest';
import type { BindingChoice } from '#app/domain/organization/policy-binding.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { policySummaries } from '#app/services/policy/policies.page.server.ts';
import { changePolicyTerm } from '#app/services/policy/policy-term.acts.server.ts';
import { termedVersions } from '#app/services/policy/policy-term.loader.server.ts';
import { bindPolicyUnits } from '#app/services/policy/policy-units.acts.server.ts';
import { bindingSeal } from '#app/services/policy/policy-units.loader.server.ts';
import { policyUnitsPage } from '#app/services/policy/policy-units.page.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { publishOpenPolicy } from '#test/factories/open-value.ts';
import { testDatabase } from '#test/factories/database.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { makeTown, publishPolicy, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

/** The town with its own policy and another one, `open`. */
async function aTown() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  return { town, ...publishOpenPolicy(town) };
}

const bind = (town: Town, choice: BindingChoice, over: { who?: TownPerson; policyId?: string; seal?: string } = {}) => {
  const { who = 'secretariat', policyId = 'open', seal = bindingSeal(town.context.db) } = over;
  const on = calendarDate('2026-10-01');
  return bindPolicyUnits(town.context, town.actor(who), { policyId, choice, on, seal });
};
const chosen = (...unitIds: readonly string[]): BindingChoice => ({ kind: 'chosen', unitIds });
const refused = (reason: string) => ({ ok: false, reason });
const counts = (town: Town) =>
  Object.fromEntries(
    must(policySummaries(town.context, town.actor('secretariat'))).map(({ name, unitCount }) => [name, unitCount]),
  );
const OWN_NAME = '架空町情報セキュリティ対策基準';
const both = (own: number, open: number) => ({ [OWN_NAME]: own, 架空町の別の対策基準: open });

/** Bureaus and sections that a policy binds, as its page shows them. */
function boundNames(town: Town, policyVersionId: string) {
  const { unitGroups, bindsAll } = must(policyUnitsPage(town.context, town.actor('secretariat'), policyVersionId));
  const members = unitGroups.flatMap(({ units }) => units);
  const others = [...new Set(members.map(({ otherPolicyName }) => otherPolicyName))];
  return { bindsAll, others, names: members.filter(({ isBound }) => isBound).map(({ name }) => name) };
}

test('one policy binds everybody, and nobody has to say so', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  expect(counts(town)).toEqual({ [OWN_NAME]: null });
});

test('the versions of a policy stand together with their numbers, the newest first', async () => {
  const { town } = await aTown();
  publishPolicy(town.context, { policyId: 'town', name: OWN_NAME }, TOWN_QUESTIONNAIRE);
  const named = must(policySummaries(town.context, town.actor('secretariat'))).map(
    ({ name, versionNumber }) => `${name} ${versionNumber}`,
  );
  expect(named.filter((one) => one.startsWith(OWN_NAME))).toEqual([`${OWN_NAME} 2`, `${OWN_NAME} 1`]);
  expect(Math.abs(named.indexOf(`${OWN_NAME} 2`) - named.indexOf(`${OWN_NAME} 1`))).toBe(1);
});

test('a second one takes no unit from the first, until it is chosen for it', async () => {
  const { town, policyVersionId } = await aTown();
  expect(counts(town)).toEqual(both(5, 0));
  expect(boundNames(town, policyVersionId)).toEqual({ bindsAll: false, others: [OWN_NAME], names: [] });
  must(bind(town, chosen(town.units.health, town.units.welfare)));
  expect(counts(town)).toEqual(both(3, 2));
  expect(boundNames(town, policyVersionId)).toEqual({
    ...{ bindsAll: false, names: ['福祉部', '健康課'] },
    others: expect.arrayContaining([OWN_NAME, null]),
  });
  expect(bind(town, { kind: 'all' }, { policyId: 'town' })).toEqual(refused('nothing_changed'));
  expect(bind(town, chosen(town.units.tax), { policyId: 'town' })).toEqual(refused('first_policy'));
});

test('where the first one is withdrawn, the next binds whom no other does', async () => {
  const { town, policyVersionId } = await aTown();
  const [own] = must(policySummaries(town.context, town.actor('secretariat'))).filter(({ name }) => name === OWN_NAME);
  const seen = (rev: number) => ({ policyVersionId: own?.id ?? '', rev });
  const because = '誤って登録した';
  const secretariat = town.actor('secretariat');
  const from = calendarDate('2026-04-01');
  const rev = termedVersions(town.context.db).find(({ name }) => name === OWN_NAME)?.rev ?? 0;
  must(changePolicyTerm(town.context, secretariat, seen(rev), { act: 'begin', from, because }));
  must(changePolicyTerm(town.context, secretariat, seen(rev + 1), { act: 'withdraw', because }));
  expect(counts(town)).toEqual(both(0, 5));
  expect(boundNames(town, policyVersionId).bindsAll).toBe(true);
  expect(bind(town, { kind: 'all' }, { policyId: 'town' })).toEqual(refused('withdrawn_policy'));
});

test('one entry tells whom the policy binds, from when on and which units name it', async () => {
  const { town } = await aTown();
  const before = [...activityEntries(town.context.db)].length;
  must(bind(town, chosen(town.units.health)));
  const entries = [...activityEntries(town.context.db)].slice(before);
  expect(entries.map(({ type, subject }) => [type, subject])).toEqual([['policy_units.bind', 'policy:open']]);
  expect(JSON.parse(entries[0]?.detail ?? '')).toMatchObject({
    ...{ on: '2026-10-01', choice: 'chosen', units: [town.units.health] },
    named: expect.arrayContaining([{ unitId: town.units.health, from: '2026-10-01', policyId: 'open' }]),
  });
});

describe('nothing changes', () => {
  test.each(TOWN_PEOPLE.filter((who) => who !== 'secretariat' && who !== 'second_secretariat'))(
    'where %s asks for it',
    async (who) => {
      const { town, policyVersionId } = await aTown();
      expect(bind(town, chosen(town.units.health), { who })).toEqual(refused('not_permitted'));
      expect(policyUnitsPage(town.context, town.actor(who), policyVersionId)).toEqual(refused('not_permitted'));
      expect(counts(town)).toEqual(both(5, 0));
    },
  );

  test('of a policy that there is not, or from a page that is not the newest', async () => {
    const { town } = await aTown();
    const seal = bindingSeal(town.context.db);
    const one = chosen(town.units.health);
    expect(bind(town, one, { policyId: 'none' })).toEqual(refused('unknown_policy'));
    must(bind(town, one));
    expect(bind(town, chosen(town.units.tax), { seal })).toEqual(refused('changed_meanwhile'));
  });

  test('where a section would be left out of its bureau, or a unit is unknown', async () => {
    const { town } = await aTown();
    expect(bind(town, chosen(town.units.welfare))).toEqual(refused('bound_from_above'));
    expect(bind(town, chosen('none'))).toEqual(refused('unknown_unit'));
    expect(bind(town, chosen())).toEqual(refused('no_units'));
  });
});
