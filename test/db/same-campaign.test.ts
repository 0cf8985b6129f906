import { expect, test } from 'vitest';
import { z } from 'zod';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { must } from '#app/domain/shared/result.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { CAMPAIGN_OWNED_TABLES, dropTriggers } from '#db/triggers.ts';
import { testDatabase } from '#test/factories/database.ts';
import { fillEveryTable } from '#test/factories/every-table.ts';
import { openTownCampaign } from '#test/factories/town.ts';
import { expectRefused, runningTown } from '#test/db/forbidden.ts';
import type { Town } from '#test/factories/town.ts';

/** Tables that hang on the campaign itself: what they say is that campaign's, whichever it is. */
const OF_THE_CAMPAIGN_ITSELF = [
  'campaign_questionnaire',
  'campaign_setting',
  'campaign_target',
  'campaign_object',
  'campaign_gate',
];

/** A draft beside the running year, with a questionnaire, gates and targets of the same names. */
const OTHER = `
  CREATE TEMP TABLE copy AS SELECT * FROM campaign;
  UPDATE copy SET id = 'other', state = 'draft', opened_at = NULL;
  INSERT INTO campaign SELECT * FROM copy;
  INSERT INTO campaign_questionnaire
    SELECT 'theirs', 'other', questionnaire_id, policy_id, hash, "order" FROM campaign_questionnaire;
  CREATE TEMP TABLE gate AS SELECT * FROM campaign_gate;
  UPDATE gate SET campaign_id = 'other';
  INSERT INTO campaign_gate SELECT * FROM gate;
  CREATE TEMP TABLE target AS SELECT * FROM campaign_target;
  UPDATE target SET campaign_id = 'other';
  INSERT INTO campaign_target SELECT * FROM target;`;

/** Says of a row that it is of the other campaign. */
const moved = (table: string) => `UPDATE ${table} SET campaign_id = 'other'`;
/** Writes a row of an append-only table once more, under another key, as one of the other campaign. */
const again = (table: string, key: string) => `CREATE TEMP TABLE again AS SELECT * FROM ${table} LIMIT 1;
  UPDATE again SET campaign_id = 'other', ${key}; INSERT INTO ${table} SELECT * FROM again`;

const STATEMENTS: Readonly<Record<string, string>> = {
  campaign_unit: moved('campaign_unit'),
  campaign_left_out: moved('campaign_left_out'),
  campaign_clause: moved('campaign_clause'),
  campaign_question: moved('campaign_question'),
  sheet: `INSERT INTO sheet SELECT 'x', 'other', campaign_questionnaire_id, target_id, 'ciso',
    answered_by_office, entered_by_office, 'not_started', 0, route, due_on, NULL, NULL, NULL, 0, NULL, "order" FROM sheet
    WHERE office = 'security_manager' LIMIT 1`,
  item: `INSERT INTO campaign_question SELECT 'x', campaign_id, campaign_questionnaire_id, 'x', 99, document, chapter,
    content FROM campaign_question LIMIT 1; INSERT INTO item SELECT 'x', 'other', campaign_questionnaire_id, target_id,
    sheet_id, 'x', NULL, 99 FROM item LIMIT 1`,
  proxy_entry: `INSERT INTO proxy_entry SELECT 'x', 'other', sheet_id, decided_by, decided_on, document_number,
    paper_location, entered_by, entered_at, sequence FROM proxy_entry`,
  answer: moved('answer'),
  answer_revision: again('answer_revision', 'rev = 9'),
  answer_evidence: again('answer_evidence', '"order" = 9'),
  gate_answer: moved('gate_answer'),
  gate_answer_revision: again('gate_answer_revision', 'rev = 9'),
  sheet_submission: again('sheet_submission', `id = 'x', number = 9`),
  sheet_event: again('sheet_event', `id = 'x'`),
  item_state: moved('item_state'),
  common_answer: `INSERT INTO common_answer SELECT 'x', 'other', campaign_question_id,
    (SELECT id FROM unit WHERE id <> unit_id LIMIT 1), rev, content, given_by, given_at FROM common_answer`,
  common_answer_revision: again('common_answer_revision', 'rev = 9'),
  improvement: `INSERT INTO improvement SELECT 'x', 'other', sheet_id, rev FROM improvement`,
  improvement_revision: again('improvement_revision', 'rev = 9'),
  improvement_cover: again('improvement_cover', `row_id = 'x'`),
  item_comment: again('item_comment', `id = 'x'`),
};

const BY_TRIGGER = 'a row names what is of another campaign';

/** A trigger stops it, and the key does where that is gone. */
function expectTwiceRefused(town: Town, statement: string, because = BY_TRIGGER): void {
  const { $client } = town.context.db;
  $client.exec('BEGIN');
  expectRefused(town, statement, because);
  $client.exec('ROLLBACK');
  dropTriggers($client);
  expectRefused(town, statement, 'FOREIGN KEY');
}

/** What hangs on a revision is held to its campaign before its keys are asked. */
const WITH_THE_REVISION: Readonly<Record<string, string>> = {
  answer_evidence: 'evidence is copied with its answer',
  improvement_cover: 'a measure says with its revision what it answers',
};

test('every table of a campaign is tried below, but those that hang on the campaign itself', () => {
  expect([...Object.keys(STATEMENTS), ...OF_THE_CAMPAIGN_ITSELF].sort()).toEqual([...CAMPAIGN_OWNED_TABLES].sort());
});

test.each(Object.entries(STATEMENTS))(
  'no row of %s is of another campaign than what it names',
  async (table, statement) => {
    const { town, campaignId } = await runningTown();
    fillEveryTable(town, campaignId);
    town.context.db.$client.exec(OTHER);
    expectTwiceRefused(town, statement, WITH_THE_REVISION[table]);
  },
);

const THEIRS = `
  INSERT INTO campaign_question SELECT 'theirs', 'other', 'theirs', question_id, "order", document, chapter, content
    FROM campaign_question LIMIT 1;
  INSERT INTO common_answer SELECT 'theirs', 'other', 'theirs', unit_id, 1, content, given_by, given_at
    FROM common_answer;
  INSERT INTO common_answer_revision SELECT 'theirs', rev, 'other', content, given_by, given_at, 2
    FROM common_answer_revision`;

test.each([
  ['a gate by the paper of another sheet', 'UPDATE gate_answer SET proxy_entry_id = (SELECT id FROM proxy_entry)'],
  [
    'a hand-in by the paper of another sheet',
    `INSERT INTO sheet_submission SELECT 'x', campaign_id, sheet_id, 9, content_hash, submitted_by,
      (SELECT id FROM proxy_entry), at, sequence FROM sheet_submission`,
  ],
  ['an answer by a paper that there is not', `UPDATE answer SET proxy_entry_id = 'x' WHERE proxy_entry_id IS NOT NULL`],
])('no statement stores %s', async (_what, statement) => {
  const { town, campaignId } = await runningTown();
  fillEveryTable(town, campaignId);
  town.context.db.$client.exec(OTHER);
  expectRefused(town, statement, 'FOREIGN KEY');
});

test('no item stands on the common answer of another campaign', async () => {
  const { town, campaignId } = await runningTown();
  fillEveryTable(town, campaignId);
  town.context.db.$client.exec(OTHER);
  const stands = "UPDATE item_state SET basis = 'common', rev = NULL, common_answer_id = 'theirs', common_rev = 1";
  expectTwiceRefused(town, `${THEIRS}; ${stands}`);
});

test('a campaign is closed by no closing of another', async () => {
  const { town, campaignId } = await runningTown();
  must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
  const next = openTownCampaign(town, '次の自己点検');
  town.context.db.$client.exec(`UPDATE campaign SET state = 'closing' WHERE id = '${next}'`);
  const close = `UPDATE campaign SET state = 'closed', closing_id = (SELECT id FROM closing) WHERE id = '${next}'`;
  expectTwiceRefused(town, close);
});

const referenceSchema = z.array(
  z.object({ child: z.string(), id: z.number(), parent: z.string(), column: z.string() }),
);

interface Key {
  readonly child: string;
  readonly parent: string;
  readonly columns: readonly string[];
}

/** Those to a row that itself belongs to a campaign. */
const ofACampaign = (keys: readonly Key[]) =>
  keys.filter(({ parent }) => CAMPAIGN_OWNED_TABLES.some((table) => table === parent));

/** The foreign keys of the tables of a campaign, with their columns. */
function keys() {
  const { $client } = testDatabase(calendarDate('2026-10-01')).db;
  const rows = CAMPAIGN_OWNED_TABLES.flatMap((table) =>
    referenceSchema.parse(
      $client
        .prepare(
          `SELECT ? AS child, id, "table" AS parent, "from" AS "column" FROM pragma_foreign_key_list(?) ORDER BY seq`,
        )
        .all(table, table),
    ),
  );
  const found = [...groupBy(rows, ({ child, id }) => `${child} ${id}`).values()].map((of): readonly Key[] =>
    of.slice(0, 1).map(({ child, parent }) => ({ child, parent, columns: of.map(({ column }) => column) })),
  );
  return { $client, keys: found.flat() };
}

test('a key to a row of a campaign names the campaign, or shares a column with one that does', () => {
  const { keys: all } = keys();
  const owned = ofACampaign(all);
  expect(owned.length).toBeGreaterThan(20);
  const loose = owned.filter(({ child, columns }) => {
    const held = owned.filter((key) => key.child === child && key.columns.includes('campaign_id'));
    return !held.some((key) => key.columns.some((column) => columns.includes(column)));
  });
  expect(loose).toEqual([]);
});

test('whoever changes what a row of a campaign names finds that row by index', () => {
  const { $client, keys: all } = keys();
  const unindexed = ofACampaign(all).filter(({ child, columns }) => {
    const where = columns.map((column) => `"${column}" = ?`).join(' AND ');
    const plan = $client
      .prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${child} WHERE ${where}`)
      .all(...columns.map(() => 'x'));
    return plan.some((step) => JSON.stringify(step).includes('SCAN'));
  });
  expect(unindexed.map(({ child, columns }) => `${child} (${columns.join(', ')})`)).toEqual([]);
});
