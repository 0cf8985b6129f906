import { describe, expect, test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { expectRefused, runningTown } from '#test/db/forbidden.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, sheetId } from '#test/factories/town.ts';

/** Two sheets of the town: one handed in, one with an answer. */
async function answered() {
  const { town, campaignId } = await runningTown();
  const own = sheetId(town, campaignId, '110', 'security_manager');
  const other = sheetId(town, campaignId, '120', 'security_manager');
  fillSheet(town, town.actor('staff'), own);
  must(handIn(town.context, town.actor('manager'), own));
  const input = { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'implemented' }), rev: 0 };
  expect(saveAnswer(town.context, town.actor('other_manager'), other, input)).toMatchObject({ ok: true });
  const itemOf = (sheet: string) => `(SELECT id FROM item WHERE sheet_id = '${sheet}' ORDER BY "order" LIMIT 1)`;
  return { town, campaignId, own, other, itemOf };
}

type Answered = Awaited<ReturnType<typeof answered>>;

const PERSON = '(SELECT id FROM person LIMIT 1)';
const AT = `'2026-10-01T00:00:00.000Z'`;
const revised = ({ campaignId }: Answered, rev: number, what = '手順を定める', dueOn = 'NULL', by = PERSON) =>
  `INSERT INTO improvement_revision VALUES ('m', ${rev}, '${campaignId}', '${what}', '総務係', ${dueOn}, ${by}, ${AT}, ${rev})`;
const planned = ({ campaignId, own }: Answered, rev = 1) =>
  `INSERT INTO improvement VALUES ('m', '${campaignId}', '${own}', ${rev})`;
const measure = (of: Answered, what = '手順を定める', dueOn = 'NULL', by = PERSON) =>
  `${planned(of)}; ${revised(of, 1, what, dueOn, by)}`;
const cover = ({ campaignId, own, itemOf }: Answered, of = own, rev = 1, sequence = rev) =>
  `INSERT INTO improvement_cover VALUES ('m', ${rev}, ${itemOf(of)}, '', '${own}', '${campaignId}', ${sequence})`;
const comment = ({ campaignId, own, itemOf }: Answered, on: string, text = '確かめてください', by = PERSON) =>
  `INSERT INTO item_comment VALUES ('c', '${campaignId}', ${itemOf(on)}, '', '${on}',
    (SELECT id FROM sheet_submission WHERE sheet_id = '${own}'), '${text}', ${by}, ${AT}, 1)`;
const common = ({ campaignId }: Answered, id: string, by = PERSON, rev = 1) =>
  `INSERT INTO common_answer SELECT '${id}', '${campaignId}', (SELECT id FROM campaign_question LIMIT 1),
    (SELECT id FROM unit LIMIT 1), ${rev}, '{}', ${by}, ${AT}`;
const APPOINTMENT = '(SELECT id FROM appointment LIMIT 1)';
const delegated = (from = '2026-10-01', until = 'NULL', person = PERSON, appointment = APPOINTMENT) =>
  `INSERT INTO delegation VALUES ('d', ${appointment}, ${person}, '${from}', ${until})`;
const WITHIN = 'a delegation lies within its appointment';
const ENDED = `UPDATE appointment SET until_date = '2027-03-31' WHERE id = ${APPOINTMENT}`;

describe('answers and what stands beside them', () => {
  test.each<[string, (of: Answered) => string, string]>([
    ['an answer by nobody', () => `UPDATE answer SET answered_by = 'nobody'`, 'FOREIGN KEY'],
    ['a gate by nobody', () => `UPDATE gate_answer SET answered_by = 'nobody'`, 'FOREIGN KEY'],
    ['a gate that the campaign does not ask', () => `UPDATE gate_answer SET gate_id = 'saas'`, 'FOREIGN KEY'],
    [
      'a hand-in by nobody',
      (of) => `INSERT INTO sheet_submission SELECT 'x', campaign_id, sheet_id, 2, content_hash,
      'nobody', NULL, at, sequence FROM sheet_submission WHERE sheet_id = '${of.own}'`,
      'FOREIGN KEY',
    ],
    [
      'a hand-in of a content whose hash is none',
      (of) => `INSERT INTO sheet_submission SELECT 'x', campaign_id, sheet_id, 2, '${'g'.repeat(64)}',
      submitted_by, NULL, at, sequence FROM sheet_submission WHERE sheet_id = '${of.own}'`,
      'sheet_submission_hash',
    ],
    [
      'a return without a reason',
      () => `INSERT INTO sheet_event SELECT 'x', campaign_id, sheet_id, 'return', at, actor_id, actor_name,
      submission_id, ' ', sequence FROM sheet_event LIMIT 1`,
      'sheet_event_reason',
    ],
    ['another state of a hand-in', () => `UPDATE sheet_submission SET number = 9`, 'append-only'],
    ['an item that stands nowhere', () => `UPDATE item_state SET gate = 'ajar'`, 'item_state_gate'],
    ['an item that says what nobody can', () => `UPDATE item_state SET value = 'perfect'`, 'item_state_value'],
    [
      'a value that comes from nothing',
      () => `UPDATE item_state SET value = 'implemented', basis = NULL, rev = NULL`,
      'item_state_based',
    ],
    ['an own answer without its revision', () => `UPDATE item_state SET basis = 'own', rev = NULL`, 'item_state_own'],
    [
      'a common answer that is not named',
      () => `UPDATE item_state SET basis = 'common', rev = NULL`,
      'item_state_common',
    ],
    [
      'a source of answers that there is not',
      () => `UPDATE item_state SET basis = 'rumour', rev = NULL`,
      'item_state_basis',
    ],
    [
      'an item that stands on another sheet',
      (of) => `UPDATE item_state SET sheet_id = '${of.other}' WHERE sheet_id = '${of.own}'`,
      'FOREIGN KEY',
    ],
    [
      'an own answer of a revision that there is not',
      () => `UPDATE item_state SET rev = 9 WHERE basis = 'own'`,
      'FOREIGN KEY',
    ],
    [
      'a common answer of a revision that there is not',
      (of) => `${common(of, 'a')};
        UPDATE item_state SET basis = 'common', rev = NULL, common_answer_id = 'a', common_rev = 2`,
      'FOREIGN KEY',
    ],
    ['a measure that says nothing', (of) => measure(of, ' '), 'improvement_revision_what'],
    [
      'a measure until a day that there is not',
      (of) => measure(of, 'x', `'2027-02-30'`),
      'improvement_revision_due_on',
    ],
    ['a measure of nobody', (of) => measure(of, 'x', 'NULL', `'nobody'`), 'FOREIGN KEY'],
    ['a measure of revision zero', (of) => planned(of, 0), 'improvement_rev'],
    [
      'a measure that was revised before it began',
      (of) => `${planned(of)}; ${revised(of, 0)}`,
      'improvement_revision_rev',
    ],
    ['a revision of no measure', (of) => revised(of, 1), 'FOREIGN KEY'],
    [
      'a measure that is written anew',
      (of) => `${measure(of)}; UPDATE improvement_revision SET what = 'y'`,
      'append-only',
    ],
    ['a measure that was never written', (of) => `${measure(of)}; DELETE FROM improvement_revision`, 'append-only'],
    ['a measure for the item of another sheet', (of) => `${measure(of)}; ${cover(of, of.other)}`, 'FOREIGN KEY'],
    ['a measure twice for one item', (of) => `${measure(of)}; ${cover(of)}; ${cover(of)}`, 'improvement_cover'],
    [
      'an item put beneath a measure later',
      (of) => `${measure(of)}; ${cover(of, of.own, 1, 2)}`,
      'a measure says with its revision what it answers',
    ],
    [
      'an item beneath a revision that there is not',
      (of) => `${measure(of)}; ${cover(of, of.own, 2)}`,
      'a measure says with its revision what it answers',
    ],
    [
      'an item taken from beneath a measure',
      (of) => `${measure(of)}; ${cover(of)}; DELETE FROM improvement_cover`,
      'append-only',
    ],
    ['a comment that says nothing', (of) => comment(of, of.own, ' '), 'item_comment_text'],
    ['a comment of nobody', (of) => comment(of, of.own, 'x', `'nobody'`), 'FOREIGN KEY'],
    ['a comment on the item of a sheet that was not handed in', (of) => comment(of, of.other), 'FOREIGN KEY'],
    ['a comment that is changed', (of) => `${comment(of, of.own)}; UPDATE item_comment SET text = 'y'`, 'append-only'],
    ['a comment that is taken away', (of) => `${comment(of, of.own)}; DELETE FROM item_comment`, 'append-only'],
    ['a common answer of nobody', (of) => common(of, 'a', `'nobody'`), 'FOREIGN KEY'],
    ['a common answer of revision zero', (of) => common(of, 'a', PERSON, 0), 'common_answer_rev'],
    [
      'a given revision of a common answer that is changed',
      (of) => `${common(of, 'a')}; INSERT INTO common_answer_revision SELECT id, rev, campaign_id, content, given_by,
        given_at, 1 FROM common_answer; UPDATE common_answer_revision SET content = '[]'`,
      'append-only',
    ],
    [
      'two common answers of one bureau to one question',
      (of) => `${common(of, 'a')}; ${common(of, 'b')}`,
      'common_answer',
    ],
    ['chapters let to nobody', () => delegated('2026-10-01', 'NULL', `'nobody'`), 'FOREIGN KEY'],
    ['chapters let by no office', () => delegated('2026-10-01', 'NULL', PERSON, `'x'`), 'FOREIGN KEY'],
    ['chapters let until before they are', () => delegated('2026-10-02', `'2026-10-01'`), 'delegation_period'],
    ['chapters let from a day that there is not', () => delegated('2026-13-01'), 'delegation_from'],
    ['chapters let before the office is held', () => delegated('2020-01-01'), WITHIN],
    ['chapters let after the office was left', () => `${ENDED}; ${delegated('2027-04-01')}`, WITHIN],
    ['chapters let beyond the office', () => `${ENDED}; ${delegated('2026-10-01', `'2027-04-01'`)}`, WITHIN],
    [
      'chapters let for longer than the office is held',
      () => `${ENDED}; ${delegated('2026-10-01', `'2027-03-31'`)}; UPDATE delegation SET until_date = '2027-04-01'`,
      WITHIN,
    ],
    [
      'an office that is left before the chapters are taken back',
      () => `${delegated('2026-10-01', `'2027-04-01'`)}; ${ENDED}`,
      WITHIN,
    ],
    ['an office that is left before the chapters are let', () => `${delegated('2027-04-01')}; ${ENDED}`, WITHIN],
    [
      'an office that is taken up after the chapters are let',
      () => `${delegated()}; UPDATE appointment SET from_date = '2026-10-02'`,
      WITHIN,
    ],
    [
      'a chapter of a policy whose id is no word',
      () => `${delegated()}; INSERT INTO delegation_chapter VALUES ('d', 'a/b', 'standards', '7')`,
      'delegation_chapter_policy_id',
    ],
    [
      'a chapter of no document',
      () => `${delegated()}; INSERT INTO delegation_chapter VALUES ('d', 'kikuyo', 'ordinance', '7')`,
      'delegation_chapter_document',
    ],
  ])('no statement stores %s', async (_what, statement, because) => {
    const of = await answered();
    expectRefused(of.town, statement(of), because);
  });

  test('chapters let without an end of their own last until the office is left', async () => {
    const of = await answered();
    const { $client } = of.town.context.db;
    $client.exec(`${delegated()}; ${ENDED}`);
    expect($client.prepare('SELECT until_date FROM delegation').pluck().all()).toEqual([null]);
    $client.exec(`UPDATE delegation SET until_date = '2027-03-31'`);
  });

  test('one measure may answer several items and rows of its sheet', async () => {
    const of = await answered();
    const { db } = of.town.context;
    db.$client.exec(`${measure(of)};
      INSERT INTO improvement_cover SELECT 'm', 1, id, '', sheet_id, campaign_id, 1 FROM item WHERE sheet_id = '${of.own}'`);
    expect(db.$client.prepare('SELECT count(*) FROM improvement_cover').pluck().get()).toBeGreaterThan(1);
  });
});
