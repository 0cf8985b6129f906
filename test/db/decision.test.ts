import { expect, test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { closeCampaign, supersedeClosing } from '#app/services/report/closing.acts.server.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { expectRefused, runningTown } from '#test/db/forbidden.ts';

const DECISION = `INSERT INTO decision (id, kind, decided_by_id, decided_by_name, capacity, on_date, document_number, sequence)
  VALUES`;
const made = (id: string, kind: string) =>
  `${DECISION} ('${id}', '${kind}', NULL, '町長', 'own', '2026-10-01', '総第1号', 1);`;
const EXCEPTION = `INSERT INTO permitted_exception
  (id, policy_id, document, clause_id, target_id, reason, permitted_by, from_date, until_date, decision_id) VALUES`;
const KINDS = ['campaign_open', 'campaign_close', 'closing_supersede', 'campaign_report', 'exception_permit'];

/** A closed year beside one decision of every kind, each under the name of its kind. */
async function decidedTown() {
  const { town, campaignId } = await runningTown();
  must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
  town.context.db.$client.exec(KINDS.map((kind) => made(kind, kind)).join(''));
  return { town, campaignId };
}

test.each([
  [
    'a decision of nobody',
    `${DECISION} ('d', 'campaign_open', NULL, NULL, 'own', '2026-10-01', '1', 1)`,
    'decision_one_decider',
  ],
  [
    'a decision of a blank name',
    `${DECISION} ('d', 'campaign_open', NULL, ' ', 'own', '2026-10-01', '1', 1)`,
    'decision_by_name',
  ],
  [
    'a decision of a person who is not known',
    `${DECISION} ('d', 'campaign_open', 'x', NULL, 'own', '2026-10-01', '1', 1)`,
    'FOREIGN KEY',
  ],
  [
    'a decision about what nobody decides',
    `${DECISION} ('d', 'lunch', NULL, '町長', 'own', '2026-10-01', '1', 1)`,
    'decision_kind',
  ],
  [
    'a capacity that there is not',
    `${DECISION} ('d', 'campaign_open', NULL, '町長', 'boss', '2026-10-01', '1', 1)`,
    'decision_capacity',
  ],
  [
    'a decision on a day that is none',
    `${DECISION} ('d', 'campaign_open', NULL, '町長', 'own', '10月', '1', 1)`,
    'decision_on',
  ],
  [
    'a decision without a document',
    `${DECISION} ('d', 'campaign_open', NULL, '町長', 'own', '2026-10-01', '', 1)`,
    'decision_document_number',
  ],
  ['a decision changed', `UPDATE decision SET decided_by_name = '副町長'`, 'decision is append-only'],
  ['a decision removed', `DELETE FROM decision`, 'decision is append-only'],
  [
    'a report under the decision to open',
    `UPDATE campaign SET report_decision_id = 'campaign_open'`,
    'names its own decision',
  ],
  [
    'a report under no decision that there is',
    `UPDATE campaign SET report_decision_id = 'x'`,
    'names its own decision',
  ],
  [
    'the decision of a report that was not made',
    `UPDATE campaign SET report_decision_id = 'campaign_report'`,
    'campaign_report_decision',
  ],
  [
    'a decision to open given after closing',
    `UPDATE campaign SET open_decision_id = 'campaign_open'`,
    'campaign is frozen',
  ],
  ['a decision to close given afterwards', `UPDATE closing SET decision_id = 'campaign_close'`, 'closing is complete'],
  [
    'an exception under the decision of another act',
    `${EXCEPTION} ('e', 'town', 'standards', '1-1', 't', '更新まで', 'p', '2026-10-01', '2027-03-31', 'campaign_close')`,
    'names its own decision',
  ],
])('the database refuses %s', async (_what, statement, because) => {
  const { town } = await decidedTown();
  expectRefused(town, statement, because);
});

test('an act names its decision once, and never another', async () => {
  const { town, campaignId } = await decidedTown();
  const { $client } = town.context.db;
  must(reportCampaign(town.context, town.actor('secretariat'), campaignId));
  $client.exec(`UPDATE campaign SET report_decision_id = 'campaign_report'`);
  $client.exec(`${DECISION} ('second', 'campaign_report', NULL, '町長', 'own', '2026-10-01', '総第2号', 1)`);
  expectRefused(town, `UPDATE campaign SET report_decision_id = 'second'`, 'names its own decision');
  expectRefused(town, `UPDATE campaign SET report_decision_id = NULL`, 'names its own decision');
  expect($client.prepare('SELECT report_decision_id FROM campaign').pluck().get()).toBe('campaign_report');
});

test('the decision to take a closing back is named only with the taking back', async () => {
  const { town, campaignId } = await decidedTown();
  const give = `UPDATE closing SET supersede_decision_id = 'closing_supersede'`;
  expectRefused(town, give, 'closing is complete');
  must(supersedeClosing(town.context, town.actor('supervisor'), campaignId, '提出が漏れていたため'));
  expectRefused(town, give, 'closing is complete');
});
