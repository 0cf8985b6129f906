import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { must, refuse } from '#app/domain/shared/result.ts';
import { addPerson } from '#app/services/organization/organization.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { insertPeople } from '#db/queries/organization.server.ts';
import { newestRecord } from '#db/queries/record.server.ts';
import { doAct } from '#test/factories/every-table.ts';
import { recordedTown } from '#test/factories/recorded-town.ts';
import { tamper } from '#test/factories/tamper.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const RUNNING = `(SELECT id FROM campaign WHERE name = '今の自己点検')`;
const REPORTED = `(SELECT id FROM campaign WHERE name = '前の自己点検')`;

/** What a hand with the file may change, and the words that name it. */
const TAMPERINGS = [
  [
    'the text of a question of the running year',
    `UPDATE campaign_question SET content = replace(content, '端末', '機器') WHERE campaign_id = ${RUNNING}`,
    '固定した設問が、操作記録に残る内容と違います（2026年度の自己点検「今の自己点検」）。',
  ],
  [
    'items taken out of the running year',
    `DELETE FROM item WHERE id IN (SELECT id FROM item WHERE campaign_id = ${RUNNING} AND id NOT IN
     (SELECT item_id FROM answer) LIMIT 1)`,
    /点検項目が、操作(?:記録に残る内容と違います|によらずに失われています)（2026年度の自己点検「今の自己点検」/u,
  ],
  [
    'the state of a sheet of the running year',
    `UPDATE sheet SET state = 'accepted' WHERE campaign_id = ${RUNNING}`,
    '点検票が、操作記録に残る内容と違います（2026年度の自己点検「今の自己点検」',
  ],
  [
    'the day by which the running year is due',
    `UPDATE campaign SET due_on = '2027-03-31' WHERE id = ${RUNNING}`,
    '自己点検の期限・期間・決裁が、操作記録に残る内容と違います（2026年度の自己点検「今の自己点検」）。',
  ],
  [
    'the state of a sheet of the reported year',
    `UPDATE sheet SET state = 'accepted' WHERE campaign_id = ${REPORTED}`,
    '点検票が、操作記録に残る内容と違います（2026年度の自己点検「前の自己点検」',
  ],
  [
    'the day on which a year was reported',
    `UPDATE campaign SET reported_at = '2026-12-01T00:00:00.000Z' WHERE id = ${REPORTED}`,
    '自己点検の期限・期間・決裁が、操作記録に残る内容と違います（2026年度の自己点検「前の自己点検」）。',
  ],
  [
    'what an improvement says',
    `UPDATE improvement_action SET content = replace(content, '"', ' "')`,
    '改善策が、操作記録に残る内容と違います（',
  ],
  ['an improvement taken away', 'DELETE FROM improvement_action', '改善策が、操作によらずに失われています（'],
  [
    'the secret by which somebody signs in',
    `UPDATE credential SET secret = (SELECT max(secret) FROM credential) || 'x'`,
    '認証情報（パスワード）が、操作記録に残る内容と違います（',
  ],
  [
    'the office of somebody',
    `UPDATE appointment SET role = 'ciso' WHERE role = 'committee_member'`,
    '任命が、操作記録に残る内容と違います（',
  ],
  ['the name of somebody', `UPDATE person SET name = '別の名' WHERE id = (SELECT min(id) FROM person)`, '職員が、'],
  [
    'a setting of the body',
    `UPDATE body_setting SET content = '{}'`,
    '団体の設定が、操作記録に残る内容と違います（office_names）。',
  ],
  [
    'the text of a clause',
    `UPDATE policy_clause SET text = text || '。'`,
    'ポリシーの条項が、操作記録に残る内容と違います（',
  ],
  [
    'a secret put in for somebody',
    `INSERT INTO credential SELECT 'x', account_id, kind, 'y', created_at, '2026', NULL FROM credential LIMIT 1`,
    '認証情報（パスワード）に、行の記録がありません（',
  ],
  [
    'a record of rows written anew with them',
    `UPDATE person SET name = '別の名'; UPDATE row_record SET hash = NULL WHERE table_name = 'person'`,
    '保存された内容が、操作記録と違います',
  ],
] as const;

test.each(TAMPERINGS)('log verify names %s, and after another act too', async (_what, sql, words) => {
  const { town } = await recordedTown();
  expect(await verifyLog(town)).toMatchObject({ status: 0, err: '' });
  tamper(town.context.file, sql);
  const named = await verifyLog(town);
  doAct(town);
  for (const { status, out, err } of [named, await verifyLog(town)]) {
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(words);
  }
});

test('ten are named of a table, and how many more there are', async () => {
  const { town } = await recordedTown();
  tamper(town.context.file, `UPDATE person SET kana = 'x'`);
  const { err } = await verifyLog(town);
  const line = err.split('\n').find((one) => one.startsWith('職員が')) ?? '';
  expect(line.split('、').length - 1).toBe(10);
  expect(line).toMatch(/ ほか6件）。$/u);
});

test('what another connection changes while every trigger stands is named, and no later act of others takes it over', async () => {
  const { town } = await recordedTown();
  const other = new BetterSqlite3(town.context.file);
  other.exec(`UPDATE person SET kana = 'x' WHERE id = (SELECT min(id) FROM person)`);
  other.close();
  must(addPerson(town.context, SET_UP, { name: '架空 次郎', account: null }));
  doAct(town, `UPDATE person SET kana = 'y' WHERE id = (SELECT max(id) FROM person)`);
  const { status, err } = await verifyLog(town);
  expect(status).toBe(1);
  expect(err).toMatch(/^職員が、操作記録に残る内容と違います（[^、]+）。\n[^\n]+\n$/u);
});

test('what an act does is not recorded where it is undone', async () => {
  const { town } = await recordedTown();
  const act = () =>
    transact(town.context, 'p', 'person.add', ({ tx }) => {
      insertPeople(tx, [{ id: 'undone', name: '架空 次郎', kana: '', kind: 'employee', active: true }]);
      return refuse('not_permitted');
    });
  expect(act().ok).toBe(false);
  doAct(town);
  expect(newestRecord(town.context.db, 'person', 'undone')).toBeUndefined();
  expect(await verifyLog(town)).toMatchObject({ status: 0, err: '' });
});
