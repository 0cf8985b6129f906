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
const BEGUN = 'INSERT INTO policy_version SELECT';
const versionOf = (columns: string) => `${BEGUN} 'x', ${columns}, imported_at FROM policy_version LIMIT 1`;
const policyOf = (id: string) => versionOf(`${id}, name, citation, source, source_sha256`);
const CLAUSE = `INSERT INTO policy_clause SELECT policy_version_id, document, 'x', 99, NULL, '', ''`;
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
  ['a policy of no id', policyOf(`''`), 'policy_version_policy_id'],
  ['a policy whose id is no word', policyOf(`'a:b'`), 'policy_version_policy_id'],
  ['a policy whose id has capitals', policyOf(`'Town'`), 'policy_version_policy_id'],
  ['a policy whose id is Japanese', policyOf(`'町'`), 'policy_version_policy_id'],
  [
    'a questionnaire asked under a policy whose id is no word',
    `UPDATE campaign_questionnaire SET policy_id = 'a b'`,
    'campaign_questionnaire_policy_id',
  ],
  ['a policy without a name', versionOf(`policy_id, '', citation, source, source_sha256`), 'policy_version_name'],
  ['a policy whose hash is none', versionOf(`policy_id, name, citation, source, 'x'`), 'policy_version_source_sha256'],
  ['a policy taken away', 'DELETE FROM policy_version', 'policy_version is append-only'],
  ['another text of a version', `UPDATE policy_version SET source = 'x'`, 'policy_version is append-only'],
  ['another name of a version', `UPDATE policy_version SET name = 'x'`, 'policy_version is append-only'],
  ['other words of a clause', `UPDATE policy_clause SET text = 'x'`, 'policy_clause is append-only'],
  ['a clause taken away', 'DELETE FROM policy_clause', 'policy_clause is append-only'],
  [
    'a clause beneath a version that was published',
    `${CLAUSE}, 'heading', '{}' FROM policy_clause LIMIT 1`,
    'a published version does not change',
  ],
  ['other questions of a questionnaire', `UPDATE questionnaire SET content = '{}'`, 'questionnaire is append-only'],
  ['a questionnaire taken away', 'DELETE FROM questionnaire', 'questionnaire is append-only'],
  ['a version of a questionnaire published twice', published('1', HASH), 'questionnaire is append-only'],
  [
    'a clause of a kind that there is not',
    `${versionOf('policy_id, name, citation, source, source_sha256')};
      INSERT INTO policy_clause VALUES ('x', 'standards', '1', 0, NULL, '', '', 'poem', '{}')`,
    'policy_clause_kind',
  ],
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
    `UPDATE campaign SET state = 'closing'; INSERT INTO closing SELECT 'x', id, 1, '2026', 1, '1', '', ${HASH}, NULL, NULL, NULL, NULL FROM campaign`,
    'closing_hash',
  ],
  [
    'a closing whose hash is none',
    `UPDATE campaign SET state = 'closing'; INSERT INTO closing SELECT 'x', id, 1, '2026', 1, '1', '', '', NULL, NULL, NULL, NULL FROM campaign;
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
