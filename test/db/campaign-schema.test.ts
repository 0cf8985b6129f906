import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Database } from '#db/client.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';

/** A running campaign of the town, with the ids that statements need. */
async function running() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const campaignId = openTownCampaign(town);
  const { db } = town.context;
  const one = (sql: string) => String(db.$client.prepare(sql).pluck().get());
  const section = sheetId(town, campaignId, '110', 'security_manager');
  return {
    db,
    campaignId,
    section,
    pinned: one(`SELECT id FROM campaign_questionnaire`),
    questionnaire: one(`SELECT questionnaire_id FROM campaign_questionnaire`),
    department: one(`SELECT unit_id FROM campaign_unit WHERE whole_body = 0 LIMIT 1`),
    wholeBody: one(`SELECT unit_id FROM campaign_unit WHERE whole_body = 1 LIMIT 1`),
    target: one(`SELECT target_id FROM sheet WHERE id = '${section}'`),
    otherTarget: one(`SELECT target_id FROM campaign_target WHERE code = '120'`),
    question: one(`SELECT id FROM campaign_question LIMIT 1`),
  };
}

type Running = Awaited<ReturnType<typeof running>>;

const secondPolicy = ({ campaignId, questionnaire }: Running) =>
  `INSERT INTO campaign_questionnaire VALUES ('second', '${campaignId}', '${questionnaire}', 'waterworks', NULL, 1)`;
const object = ({ campaignId, target }: Running, id: string, code: string) =>
  `INSERT INTO campaign_object VALUES ('${id}', '${campaignId}', '${target}', 'contract', '${code}', '委託', 0)`;
const item = ({ section, question }: Running, id: string, objectId: string | null) =>
  `INSERT INTO item SELECT '${id}', campaign_id, campaign_questionnaire_id, target_id, id, '${question}',
    ${objectId === null ? 'NULL' : `'${objectId}'`}, 90 FROM sheet WHERE id = '${section}'`;
/** A question of the second policy's questionnaire. */
const secondQuestion = `INSERT INTO campaign_question SELECT 'theirs', campaign_id, 'second', question_id, "order",
  document, chapter, content FROM campaign_question LIMIT 1`;

function does(db: Database, ...statements: readonly string[]): void {
  for (const statement of statements) db.$client.exec(statement);
}

test.each<[string, (of: Running) => string, RegExp]>([
  [
    'asks a policy twice',
    (of) => secondPolicy(of).replace('second', 'third').replace(', 1)', ', 2)'),
    /UNIQUE constraint failed: campaign_questionnaire/,
  ],
  [
    'pins a questionnaire that nobody published',
    (of) =>
      secondPolicy({ ...of, questionnaire: 'nowhere' })
        .replace('second', 'x')
        .replace('waterworks', 'x')
        .replace(', 1)', ', 2)'),
    /FOREIGN KEY/,
  ],
  [
    'pins something that is no hash',
    ({ pinned }) => `UPDATE campaign_questionnaire SET hash = 'abc' WHERE id = '${pinned}'`,
    /campaign_questionnaire_hash/,
  ],
  [
    'puts a section to the questionnaires of two policies',
    ({ campaignId, department }) => `INSERT INTO campaign_unit VALUES ('second', '${campaignId}', '${department}', 0)`,
    /UNIQUE constraint failed: campaign_unit/,
  ],
  [
    'puts a questionnaire to a unit that does not exist',
    ({ campaignId }) => `INSERT INTO campaign_unit VALUES ('second', '${campaignId}', 'nowhere', 0)`,
    /FOREIGN KEY/,
  ],
  [
    'pins a clause twice',
    () => `INSERT INTO campaign_clause SELECT 'again', campaign_id, campaign_questionnaire_id, document, clause_id,
      "order", parent, title, text, kind FROM campaign_clause LIMIT 1`,
    /UNIQUE constraint failed: campaign_clause/,
  ],
  [
    'asks a question twice in one questionnaire',
    () => `INSERT INTO campaign_question SELECT 'again', campaign_id, campaign_questionnaire_id, question_id, "order",
      document, chapter, content FROM campaign_question LIMIT 1`,
    /UNIQUE constraint failed: campaign_question/,
  ],
  [
    'makes a second sheet of an office for a target',
    ({ section }) => `CREATE TEMP TABLE copy AS SELECT * FROM sheet WHERE id = '${section}';
      UPDATE copy SET id = 'again'; INSERT INTO sheet SELECT * FROM copy`,
    /UNIQUE constraint failed: sheet/,
  ],
  [
    'makes a sheet of a target that the campaign does not have',
    ({ section }) => `UPDATE sheet SET target_id = 'nowhere' WHERE id = '${section}'`,
    /FOREIGN KEY/,
  ],
  [
    'makes a sheet of an office that answers none',
    ({ section }) => `UPDATE sheet SET office = 'auditor' WHERE id = '${section}'`,
    /sheet_office/,
  ],
  [
    'lets a sheet be answered by an office that does not exist',
    ({ section }) => `UPDATE sheet SET answered_by_office = 'mayor' WHERE id = '${section}'`,
    /sheet_answered_by_office/,
  ],
  [
    'lets a sheet be entered by an office that does not exist',
    ({ section }) => `UPDATE sheet SET entered_by_office = 'mayor' WHERE id = '${section}'`,
    /sheet_entered_by_office/,
  ],
  [
    'asks a question twice on a sheet',
    ({ section }) => `INSERT INTO item SELECT 'again', campaign_id, campaign_questionnaire_id, target_id, sheet_id,
      campaign_question_id, NULL, 90 FROM item WHERE sheet_id = '${section}' LIMIT 1`,
    /UNIQUE constraint failed: item/,
  ],
  [
    'asks a question twice about one object',
    (of) => `${object(of, 'first', 'K01')}; ${item(of, 'one', 'first')}; ${item(of, 'two', 'first')}`,
    /UNIQUE constraint failed: item/,
  ],
  ['asks about an object that does not exist', (of) => item(of, 'one', 'nowhere'), /FOREIGN KEY/],
  [
    'asks a question that the campaign did not pin',
    (of) => item({ ...of, question: 'nowhere' }, 'one', null),
    /FOREIGN KEY/,
  ],
  [
    'asks on a sheet a question of another questionnaire',
    (of) => `${secondQuestion}; ${item({ ...of, question: 'theirs' }, 'one', null)}`,
    /FOREIGN KEY/,
  ],
  [
    'asks an item under another questionnaire than that of its sheet',
    ({ section }) => `${secondQuestion}; UPDATE item SET campaign_questionnaire_id = 'second',
      campaign_question_id = 'theirs' WHERE sheet_id = '${section}' AND "order" = 0`,
    /FOREIGN KEY/,
  ],
  [
    'moves a sheet with its items to another questionnaire',
    ({ section }) => `UPDATE sheet SET campaign_questionnaire_id = 'second' WHERE id = '${section}'`,
    /FOREIGN KEY/,
  ],
  [
    'moves a sheet with its items to another target',
    ({ section, wholeBody }) => `UPDATE sheet SET target_id = '${wholeBody}' WHERE id = '${section}'`,
    /FOREIGN KEY/,
  ],
  [
    'asks a target about the object of another',
    (of) => `${object({ ...of, target: of.otherTarget }, 'x', 'K01')}; ${item(of, 'one', 'x')}`,
    /FOREIGN KEY/,
  ],
  [
    'gives an object that is asked about to another target',
    (of) => `${object(of, 'x', 'K01')}; ${item(of, 'one', 'x')};
      UPDATE campaign_object SET target_id = '${of.otherTarget}'`,
    /FOREIGN KEY/,
  ],
  ['gives an object to a foreign target', (of) => object({ ...of, target: 'nowhere' }, 'x', 'K01'), /FOREIGN KEY/],
  [
    'gives an object a kind that questions do not know',
    (of) => object(of, 'x', 'K01').replace('contract', 'building'),
    /campaign_object_kind/,
  ],
  [
    'lists a contract twice',
    (of) => `${object(of, 'x', 'K01')}; ${object(of, 'y', 'K01')}`,
    /UNIQUE constraint failed: campaign_object/,
  ],
])('a campaign never %s', async (_what, statement, refusal) => {
  const of = await running();
  does(of.db, secondPolicy(of));
  expect(() => does(of.db, statement(of))).toThrow(refusal);
});

test('the whole body answers for each policy, and a question may be asked about each object', async () => {
  const of = await running();
  const { campaignId, wholeBody } = of;
  does(
    of.db,
    secondPolicy(of),
    `INSERT INTO campaign_unit VALUES ('second', '${campaignId}', '${wholeBody}', 1)`,
    object(of, 'first', 'K01'),
    object(of, 'second', 'K02'),
    item(of, 'about the first', 'first'),
    item(of, 'about the second', 'second'),
  );
  const asked = of.db.$client.prepare(`SELECT count(*) FROM item WHERE object_id IS NOT NULL`).pluck().get();
  expect(asked).toBe(2);
});
