import { describe, expect, test } from 'vitest';
import type { BindingChoice } from '#app/domain/organization/policy-binding.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { policySummaries, unboundNames } from '#app/services/policy/policies.page.server.ts';
import { bindPolicyUnits } from '#app/services/policy/policy-units.acts.server.ts';
import { bindingSeal } from '#app/services/policy/policy-units.loader.server.ts';
import { policyUnitsPage } from '#app/services/policy/policy-units.page.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { publishOpenPolicy } from '#test/factories/open-value.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, TOWN_PEOPLE } from '#test/factories/town.ts';
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
const unbound = (town: Town) => unboundNames(town.context, town.actor('secretariat'));
const refused = (reason: string) => ({ ok: false, reason });
const counts = (town: Town) =>
  must(policySummaries(town.context, town.actor('secretariat'))).map(({ unitCount }) => unitCount);

test('one policy binds everybody, and nobody has to say so', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  expect([unbound(town), counts(town)]).toEqual([[], [null]]);
});

test('with a second one, whom none binds is told until each is bound', async () => {
  const { town, policyVersionId } = await aTown();
  expect(unbound(town)).toHaveLength(5);
  must(bind(town, chosen(town.units.health, town.units.welfare)));
  expect(unbound(town)).toEqual(['総務部', '総務課', '税務課']);
  must(bind(town, { kind: 'all' }, { policyId: 'town' }));
  expect(unbound(town)).toEqual([]);
  expect([...counts(town)].sort()).toEqual([2, 3]);
  const { unitGroups, bindsAll } = must(policyUnitsPage(town.context, town.actor('secretariat'), policyVersionId));
  const members = unitGroups.flatMap((group) => group.members);
  expect(members.filter(({ isBound }) => isBound).map(({ name }) => name)).toEqual(['福祉部', '健康課']);
  expect([bindsAll, new Set(members.map(({ otherPolicyName }) => otherPolicyName)).size]).toEqual([false, 2]);
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
      expect(unbound(town)).toHaveLength(5);
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
