import { test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { expectRefused, runningTown } from '#test/db/forbidden.ts';

const PERSON = '(SELECT id FROM person LIMIT 1)';
const EXCEPTION =
  'INSERT INTO permitted_exception (id, policy_id, document, clause_id, target_id, reason, permitted_by, from_date, until_date)';
const permitted = (values: string) => `${EXCEPTION} VALUES ('x', ${values})`;
const VERSION = 'SELECT id FROM policy_version LIMIT 1';
const HASH = `'${'0'.repeat(64)}'`;
const published = (version: string, hash: string) =>
  `INSERT INTO questionnaire SELECT 'x', (${VERSION}), ${version}, '{}', ${hash}, '2026-10-01T00:00:00.000Z'`;
const ACTION = 'INSERT INTO improvement_action';
const CLOSING = '(SELECT id FROM closing LIMIT 1)';

test.each([
  [
    'an exception from nobody',
    permitted(`'town', 'standards', '1-1', 'a', '理由', 'x', '2026-10-01', '2026-10-31'`),
    'FOREIGN KEY',
  ],
  [
    'an exception from no document',
    permitted(`'town', 'ordinance', '1-1', 'a', '理由', ${PERSON}, '2026-10-01', '2026-10-31'`),
    'permitted_exception_document',
  ],
  [
    'an exception to a clause of a policy with no proper id',
    permitted(`'Town:', 'standards', '1-1', 'a', '理由', ${PERSON}, '2026-10-01', '2026-10-31'`),
    'permitted_exception_policy_id',
  ],
  [
    'an exception without a reason',
    permitted(`'town', 'standards', '1-1', 'a', ' ', ${PERSON}, '2026-10-01', '2026-10-31'`),
    'permitted_exception_reason',
  ],
  [
    'an exception that ends before it begins',
    permitted(`'town', 'standards', '1-1', 'a', '理由', ${PERSON}, '2026-10-01', '2026-09-30'`),
    'permitted_exception_period',
  ],
  [
    'an exception until a day that there is not',
    permitted(`'town', 'standards', '1-1', 'a', '理由', ${PERSON}, '2026-10-01', '2026-11-31'`),
    'permitted_exception_until',
  ],
  ['a policy of no id', `UPDATE policy_version SET policy_id = ''`, 'policy_version_policy_id'],
  ['a policy whose id is no word', `UPDATE policy_version SET policy_id = 'a:b'`, 'policy_version_policy_id'],
  ['a policy whose id has capitals', `UPDATE policy_version SET policy_id = 'Town'`, 'policy_version_policy_id'],
  ['a policy whose id is Japanese', `UPDATE policy_version SET policy_id = '町'`, 'policy_version_policy_id'],
  [
    'a questionnaire asked under a policy whose id is no word',
    `UPDATE campaign_questionnaire SET policy_id = 'a b'`,
    'campaign_questionnaire_policy_id',
  ],
  ['a policy without a name', `UPDATE policy_version SET name = ''`, 'policy_version_name'],
  ['a policy whose hash is none', `UPDATE policy_version SET source_sha256 = 'x'`, 'policy_version_source_sha256'],
  ['a policy that a questionnaire still asks taken away', 'DELETE FROM policy_version', 'FOREIGN KEY'],
  ['a version of a questionnaire published twice', published('1', HASH), 'questionnaire.policy_version_id'],
  ['a questionnaire of version zero', published('0', HASH), 'questionnaire_version'],
  ['a questionnaire whose hash is none', published('2', `'x'`), 'questionnaire_hash'],
  ['a clause of a kind that there is not', `UPDATE policy_clause SET kind = 'poem'`, 'policy_clause_kind'],
  [
    'a closing taken back without a reason',
    `UPDATE closing SET superseded_at = '2026', superseded_because = ' ' WHERE id = ${CLOSING}`,
    'closing_superseded_because',
  ],
  [
    'a closing taken back that does not say why',
    `UPDATE closing SET superseded_at = '2026' WHERE id = ${CLOSING}`,
    'closing_superseded',
  ],
  [
    'a closing with a hash before it has a record',
    `INSERT INTO closing SELECT 'x', id, 1, '2026', 1, '1', '', ${HASH}, NULL, NULL, NULL, NULL FROM campaign`,
    'closing_hash',
  ],
  [
    'a closing whose hash is none',
    `INSERT INTO closing SELECT 'x', id, 1, '2026', 1, '1', '', '', NULL, NULL, NULL, NULL FROM campaign;
      UPDATE closing SET record = '{}', hash = 'x'`,
    'closing_hash',
  ],
  ['a measure of no closing', `${ACTION} VALUES ('x', 'x', 'unit', 1, '{}', 1)`, 'FOREIGN KEY'],
  [
    'two measures of one number',
    `${ACTION} VALUES ('x', ${CLOSING}, 'unit', 1, '{}', 1); ${ACTION} VALUES ('y', ${CLOSING}, 'unit', 1, '{}', 1)`,
    'improvement_action.closing_id',
  ],
  ['a measure of number zero', `${ACTION} VALUES ('x', ${CLOSING}, 'unit', 0, '{}', 1)`, 'improvement_action_number'],
  ['a measure of revision zero', `${ACTION} VALUES ('x', ${CLOSING}, 'unit', 9, '{}', 0)`, 'improvement_action_rev'],
  [
    'a measure of a level that there is not',
    `${ACTION} VALUES ('x', ${CLOSING}, 'mayor', 9, '{}', 1)`,
    'improvement_action_level',
  ],
])('no statement stores %s', async (_what, statement, because) => {
  const { town, campaignId } = await runningTown();
  if (statement.includes(CLOSING)) must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
  expectRefused(town, statement, because);
});
