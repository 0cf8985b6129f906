import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { campaignMaterial } from '#app/services/campaign/draft.page.server.ts';
import { campaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { policySummaries } from '#app/services/policy/policies.page.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { itemSearch } from '#app/services/report/behind-number.address.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { decide } from '#test/factories/decide.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { askOf, fillSheet, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const OF_BUREAUS = '2-3@security_officer';
let town: Town;

/** A body of one level. */
beforeEach(async () => {
  const made = await makeTown(testDatabase(calendarDate('2026-10-01')));
  town = { ...made, units: { ...made.units, general: made.units.generalAffairs, welfare: made.units.health } };
  town.context.db.$client.exec(`
    DELETE FROM appointment WHERE role IN ('security_officer', 'bureau_coordinator');
    UPDATE unit_version SET parent_id = '${town.units.body}' WHERE type = 'department';
    DELETE FROM unit_version WHERE type = 'bureau';`);
});

const withoutBureaus = () => decide(town, 'modules', { ...DEFAULT_MODULES, bureau: false });

function draft(): string {
  const units = [...new Set(Object.values(town.units))];
  return must(
    createCampaign(town.context, town.actor('secretariat'), {
      ...{
        fiscalYear: fiscalYearOf(town.context.today()),
        kind: 'regular',
        name: '自己点検',
        dueOn: calendarDate('2026-10-31'),
      },
      questionnaires: [askOf(town, units)],
    }),
  );
}

const previewed = () => {
  const page = must(campaignPage(town.context, town.actor('secretariat'), draft(), { vacantOnly: false, page: 1 }));
  if (page.preview === null) throw new Error('a draft without a preview');
  return page.preview;
};
const summary = () => must(policySummaries(town.context, town.actor('secretariat')))[0]?.questionnaires[0];

test('without any bureau the questions to bureaus reach nobody, which is said before the opening', () => {
  const { bureauQuestions } = must(campaignMaterial(town.context, town.actor('secretariat')));
  expect(bureauQuestions.map(({ count }) => count)).toEqual([1]);
  expect(previewed().withoutBureau).toBe(1);
  expect(summary()).toMatchObject({ questionCounts: { bureau: 1 }, insteadOfBureaus: 0 });
});

test('a body that does without bureaus is asked as a whole, and told so', () => {
  const before = { asked: previewed().itemCount, organization: summary()?.questionCounts.organization ?? 0 };
  withoutBureaus();
  expect(must(campaignMaterial(town.context, town.actor('secretariat'))).bureauQuestions).toEqual([]);
  expect(previewed()).toMatchObject({ withoutBureau: 0, itemCount: before.asked + 1 });
  expect(summary()).toMatchObject({
    questionCounts: { bureau: 0, organization: before.organization + 1 },
    insteadOfBureaus: 1,
  });
});

test('what it answers is counted for the whole body, up to the closed report', () => {
  withoutBureaus();
  const campaign = openTownCampaign(town);
  const sheet = sheetId(town, campaign, '000', 'secretariat');
  expect(loadSheet(town.context, sheet)?.items.map(({ question }) => question.id)).toContain(OF_BUREAUS);
  fillSheet(town, town.actor('secretariat'), sheet);
  must(handIn(town.context, town.actor('secretariat'), sheet));
  const found = (role: string) => {
    const search = itemSearch.parse({ population: 'organization', role });
    const { lines } = must(listItems(town.context, town.actor('secretariat'), campaign, search));
    return lines.map(({ text, targetName, outcome }) => [text, targetName, outcome]);
  };
  const roles = () =>
    must(reportPage(town.context, town.actor('secretariat'), campaign)).roles.filter(({ role }) =>
      ['security_officer', 'secretariat'].includes(role),
    );
  const [open, openRoles] = [found('secretariat'), roles()];
  // An office that there is not has no row: its duty counts for who answers it.
  expect(open).toContainEqual(['部内の状況を把握していますか。', '架空町', 'implemented']);
  expect(found('security_officer')).toEqual([]);
  expect(openRoles.map(({ role }) => role)).toEqual(['secretariat']);
  must(closeCampaign(town.context, town.actor('supervisor'), campaign));
  expect(found('secretariat')).toEqual(open);
  expect(roles()).toEqual(openRoles);
});
