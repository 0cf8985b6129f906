import { expect, test } from 'vitest';
import { expectRefused, runningTown } from '#test/db/forbidden.ts';

const AT = '2026-10-01T00:00:00.000Z';
const PERSON = `INSERT INTO person (id, name, code, kind, active) VALUES`;
const ACCOUNT = `INSERT INTO account (id, person_id, login, active, created_at) VALUES`;
const CREDENTIAL = `INSERT INTO credential (id, account_id, kind, secret, created_at, replaced_at) VALUES`;
const SESSION = `INSERT INTO session (token_hash, account_id, created_at, expires_at) VALUES`;
const BASE = `${PERSON} ('p', '架空 花子', 'A1', 'employee', 1); ${ACCOUNT} ('a', 'p', 'hanako', 1, '${AT}');`;

test.each([
  ['a second body', `INSERT INTO body SELECT 2, name, demo, 0, 0, created_at FROM body`, 'body_single'],
  ['a body without a name', `UPDATE body SET name = ' '`, 'body_name'],
  ['a body that is somewhat of a demonstration', `UPDATE body SET demo = 2`, 'body_demo'],
  ['a disclosure that is neither on nor off', `UPDATE body SET committee_sees_evidence = 7`, 'committee_sees_evidence'],
  ['a person without a name', `${PERSON} ('q', '', NULL, 'employee', 1)`, 'person_name'],
  ['a blank number of a person', `${PERSON} ('q', '架空', ' ', 'employee', 1)`, 'person_code'],
  ['a number that somebody has', `${PERSON} ('q', '架空', 'A1', 'employee', 1)`, 'person.code'],
  ['a kind of person that there is not', `${PERSON} ('q', '架空', NULL, 'robot', 1)`, 'person_kind'],
  ['a person who is half active', `${PERSON} ('q', '架空', NULL, 'employee', 2)`, 'person_active'],
  ['an account of nobody', `${ACCOUNT} ('b', 'nobody', 'taro', 1, '${AT}')`, 'FOREIGN KEY'],
  ['a second account of one person', `${ACCOUNT} ('b', 'p', 'taro', 1, '${AT}')`, 'account.person_id'],
  [
    'a login that is taken',
    `${PERSON} ('q', '架空', NULL, 'employee', 1); ${ACCOUNT} ('b', 'q', 'hanako', 1, '${AT}')`,
    'account.login',
  ],
  ['a blank login', `UPDATE account SET login = '' WHERE id = 'a'`, 'account_login'],
  ['a credential of no account', `${CREDENTIAL} ('c', 'nobody', 'password', 'x', '${AT}', NULL)`, 'FOREIGN KEY'],
  ['an empty secret', `${CREDENTIAL} ('c', 'a', 'password', '', '${AT}', NULL)`, 'credential_secret'],
  ['a means that there is not', `${CREDENTIAL} ('c', 'a', 'handshake', 'x', '${AT}', NULL)`, 'credential_kind'],
  [
    'a second living password',
    `${CREDENTIAL} ('c', 'a', 'password', 'x', '${AT}', NULL), ('d', 'a', 'password', 'y', '${AT}', NULL)`,
    'credential.account_id',
  ],
  [
    'a password replaced before it was made',
    `${CREDENTIAL} ('c', 'a', 'password', 'x', '${AT}', '2020')`,
    'credential_replaced',
  ],
  ['a session of no account', `${SESSION} ('${'0'.repeat(64)}', 'nobody', '${AT}', '2027')`, 'FOREIGN KEY'],
  ['a session under a token in clear', `${SESSION} ('token', 'a', '${AT}', '2027')`, 'session_token_hash'],
  [
    'a session that is over before it begins',
    `${SESSION} ('${'0'.repeat(64)}', 'a', '${AT}', '2020')`,
    'session_period',
  ],
  ['a person removed with the account standing', `DELETE FROM person WHERE id = 'p'`, 'FOREIGN KEY'],
])('the database refuses %s', async (_what, statement, because) => {
  const { town } = await runningTown();
  town.context.db.$client.exec(BASE);
  expectRefused(town, statement, because);
});

test('a replaced password stands beside the living one', async () => {
  const { town } = await runningTown();
  const { $client } = town.context.db;
  $client.exec(
    `${BASE} ${CREDENTIAL} ('c', 'a', 'password', 'x', '${AT}', '${AT}'), ('d', 'a', 'password', 'y', '${AT}', NULL)`,
  );
  expect($client.prepare(`SELECT count(*) FROM credential WHERE account_id = 'a'`).pluck().get()).toBe(2);
});
