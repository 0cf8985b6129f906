import { expect, test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { expectRefused, runningTown } from '#test/db/forbidden.ts';

const ONCE = 'a campaign is reported and adopted once';
const DAY = '2026-10-02T00:00:00.000Z';

async function reported() {
  const { town, campaignId: campaign } = await runningTown();
  must(closeCampaign(town.context, town.actor('supervisor'), campaign));
  expectRefused(town, `UPDATE campaign SET reported_at = '${DAY}'`, ONCE);
  must(reportCampaign(town.context, town.actor('secretariat'), campaign));
  return town;
}

test('the day of a report comes with the report and is never another', async () => {
  const town = await reported();
  expectRefused(town, `UPDATE campaign SET reported_at = '${DAY}'`, ONCE);
  expectRefused(town, 'UPDATE campaign SET reported_at = NULL', ONCE);
});

test('the day of the adoption comes with the adoption and is never another', async () => {
  const town = await reported();
  expectRefused(town, `UPDATE campaign SET adopted_at = '${DAY}'`, ONCE);
  expect(
    town.context.db.$client.prepare(`UPDATE campaign SET state = 'adopted', adopted_at = '${DAY}'`).run().changes,
  ).toBe(1);
  expectRefused(town, `UPDATE campaign SET adopted_at = '2027-01-01T00:00:00.000Z'`, ONCE);
});
