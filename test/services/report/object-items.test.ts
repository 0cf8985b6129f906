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

/** The first question of a section, asked about two of its contracts instead of the section as a whole. */
function askAboutContracts(town: Town, sheet: string, values: readonly AnswerValue[]): readonly string[] {
  const sqlite = town.context.db.$client;
  const whole = `SELECT item.id FROM item JOIN campaign_question asked ON asked.id = item.campaign_question_id
    WHERE item.sheet_id = '${sheet}' AND item.object_id IS NULL AND asked.question_id = '${TOWN_QUESTIONNAIRE.questions[0]?.id ?? ''}'`;
  return values.map((value, index) => {
    const id = `about contract ${index}`;
    sqlite.exec(`
      INSERT INTO campaign_object (id, campaign_id, target_id, kind, code, name, "order")
        SELECT 'contract ${index}', campaign_id, target_id, 'contract', 'C${index}', '保守${index}', ${index}
        FROM sheet WHERE id = '${sheet}';
      INSERT INTO item SELECT '${id}', campaign_id, campaign_questionnaire_id, target_id, sheet_id,
        campaign_question_id, 'contract ${index}', 900 + ${index} FROM item WHERE id IN (${whole});
      INSERT INTO item_state (item_id, campaign_id, sheet_id, gate)
        SELECT '${id}', campaign_id, sheet_id, 'open' FROM item WHERE id = '${id}';`);
    const content = writeStored(storedAnswer, makeAnswer({ value, confirmationMethod: 'records' }));
    const person = town.actor('other_manager').personId;
    sqlite
      .prepare(
        `INSERT INTO answer_revision (item_id, rev, campaign_id, content, answered_by, answered_at, sequence)
         SELECT id, 1, campaign_id, ?, ?, '2026-10-02T00:00:00.000Z', 1 FROM item WHERE id = ?`,
      )
      .run(content, person, id);
    sqlite
      .prepare(
        `INSERT INTO answer (item_id, rev, campaign_id, content, answered_by, answered_at)
         SELECT id, 1, campaign_id, ?, ?, '2026-10-02T00:00:00.000Z' FROM item WHERE id = ?`,
      )
      .run(content, person, id);
    sqlite.exec(`UPDATE item_state SET value = '${value}', basis = 'own', rev = 1 WHERE item_id = '${id}'`);
    return id;
  });
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
  const [, bad] = askAboutContracts(town, sheet, ['implemented', 'not_implemented']);
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
    { id: 'about contract 0', outcome: 'implemented', decides: 0 },
    { id: bad, outcome: 'not_implemented', decides: 1 },
  ]);
  expect(verifyLog(context.db)).toMatchObject({ ok: true });
});
