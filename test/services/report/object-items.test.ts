import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import { itemSearch } from '#app/services/report/behind-number.address.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { verifyLog } from '#app/services/shared/log.command.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

/**
 * Makes the first question of the sheet, asked and answered about the section as a whole, one that is asked about two
 * of its contracts; the answer about the second is `value`. Gives the id of its item.
 */
function askAboutContracts(town: Town, sheet: string, value: AnswerValue): string {
  const sqlite = town.context.db.$client;
  const second = 'about the second contract';
  const asked = `sheet_id = '${sheet}' AND campaign_question_id IN
    (SELECT id FROM campaign_question WHERE question_id = '${TOWN_QUESTIONNAIRE.questions[0]?.id ?? ''}')`;
  for (const contract of ['first', 'second']) {
    sqlite.exec(`INSERT INTO campaign_object (id, campaign_id, target_id, kind, code, name, "order")
      SELECT '${contract}', campaign_id, target_id, 'contract', '${contract}', '${contract}', 0
      FROM sheet WHERE id = '${sheet}'`);
  }
  sqlite.exec(`
    UPDATE item SET object_id = 'first' WHERE ${asked};
    INSERT INTO item SELECT '${second}', campaign_id, campaign_questionnaire_id, target_id, sheet_id,
      campaign_question_id, 'second', 999 FROM item WHERE ${asked};`);
  const content = writeStored(storedAnswer, makeAnswer({ value, confirmationMethod: 'records' }));
  for (const [table, columns, values] of [
    ['answer_revision', ', sequence', ', (SELECT max(sequence) + 1 FROM activity_log)'],
    ['answer', '', ''],
  ] as const) {
    sqlite
      .prepare(
        `INSERT INTO ${table} (item_id, rev, campaign_id, content, answered_by, answered_at${columns})
         SELECT id, 1, campaign_id, ?, ?, '2026-10-02T00:00:00.000Z'${values} FROM item WHERE id = '${second}'`,
      )
      .run(content, town.actor('other_manager').personId);
  }
  sqlite.exec(`INSERT INTO item_state (item_id, campaign_id, sheet_id, gate, value, basis, rev)
    SELECT id, campaign_id, sheet_id, 'open', '${value}', 'own', 1 FROM item WHERE id = '${second}'`);
  return second;
}

test('a question asked about several contracts of a section is counted once, by the worst of them, and all are kept', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { context } = town;
  const campaign = openTownCampaign(town);
  const sheet = sheetId(town, campaign, '120', 'security_manager');
  const manager = town.actor('other_manager');
  fillSheet(town, manager, sheet);
  const asked = () =>
    must(listItems(context, town.actor('auditor'), campaign, itemSearch.parse({ unit: town.units.tax }))).count;
  const before = asked();
  const bad = askAboutContracts(town, sheet, 'not_implemented');
  must(handIn(context, manager, sheet));
  expect(asked()).toBe(before);
  must(closeCampaign(context, town.actor('supervisor'), campaign));
  expect(asked()).toBe(before);
  const rows = context.db.$client
    .prepare(
      `SELECT item_id AS id, outcome, decides FROM frozen_item WHERE target_id = ? AND campaign_question_id =
         (SELECT campaign_question_id FROM item WHERE id = ?) ORDER BY "order"`,
    )
    .all(town.units.tax, bad);
  expect(rows).toEqual([
    { id: expect.any(String), outcome: 'implemented', decides: 0 },
    { id: bad, outcome: 'not_implemented', decides: 1 },
  ]);
  expect(verifyLog(context.db)).toMatchObject({ ok: true });
});
