import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { followMeasure } from '#app/services/improvement/past-measure.acts.server.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { doAct, fillEveryTable } from '#test/factories/every-table.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import { broughtPlan, broughtResults, GENERAL_RESULT, TAX_LINE } from '#test/factories/past.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import type { Town } from '#test/factories/town.ts';

/** Rows of the body's tables into which no act writes yet. */
const NO_ACT_YET = `
  INSERT INTO body_setting VALUES ('office_names', '{"version":1,"value":[]}');
  INSERT INTO delegation SELECT 'delegation', id, person_id, from_date, until_date FROM appointment LIMIT 1;
  INSERT INTO delegation_chapter VALUES ('delegation', 'town', 'standards', '1');
  INSERT INTO unit_lineage SELECT 'lineage', max(id), NULL, 'abolished', '2026-04-01', '' FROM unit;
  INSERT INTO permitted_exception
    SELECT 'exception', 'town', 'standards', '1-1', max(unit.id), '更新まで', max(person.id), '2026-04-01', '2027-03-31',
    NULL FROM unit, person;
  INSERT INTO evidence (id, unit_id, document_name, document_number, location, confirmed_by)
    SELECT 'evidence', max(id), '記録簿', '', '総務課', '' FROM unit;
  INSERT INTO task (id, kind, subject, person_id, opened_sequence)
    SELECT 'task', 'sheet_returned', 'sheet:' || max(sheet.id), max(person.id), max(sequence) + 1
    FROM sheet, person, activity_log;
  INSERT INTO contract
    SELECT 'contract', 'contract', 'K01', '清掃', '清掃社', max(id), '', 0, 'none', '2026-04-01', NULL, NULL, NULL, NULL,
    '', NULL FROM unit;
  INSERT INTO contract_system SELECT 'contract', max(id) FROM information_system;
  INSERT INTO inquiry SELECT 'inquiry', '2026-12-25', max(sequence) + 1, NULL FROM activity_log;
  INSERT INTO inquiry_hearing SELECT 'hearing', 'inquiry', max(unit.id), '山田', '2026-10-02', 'phone', max(sequence) + 1
    FROM unit, activity_log;
  INSERT INTO inquiry_entry
    SELECT 'entry', 'inquiry', max(unit.id), NULL, 'contract', 'right', '', max(sequence) + 1, NULL, 'hearing'
    FROM unit, activity_log;
  INSERT INTO inquiry_unlisted (id, inquiry_id, unit_id, owns_nothing, words, because)
    SELECT 'unlisted', 'inquiry', max(id), 1, '', '' FROM unit;`;

/** A town with a reported year and a running one, and with rows in every table of which rows are recorded. */
export async function recordedTown(): Promise<{ town: Town; reported: string; running: string }> {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  broughtResults(town, GENERAL_RESULT);
  const [measure] = broughtPlan(town, TAX_LINE);
  const step = { rev: 1, actionStep: 'report_done' as const, note: '配った' };
  must(followMeasure(town.context, town.actor('other_manager'), measure?.id ?? '', step));
  const reported = openTownCampaign(town, '前の自己点検');
  const health = sheetId(town, reported, '210', 'security_manager');
  fillSheet(town, town.actor('other_officer'), health, (question) =>
    question === '1-1@security_manager' ? makeAnswer({ value: 'not_implemented', comment: '記録簿がない。' }) : null,
  );
  must(handIn(town.context, town.actor('other_officer'), health));
  fillEveryTable(town, reported);
  must(closeCampaign(town.context, town.actor('supervisor'), reported));
  must(reportCampaign(town.context, town.actor('secretariat'), reported));
  const running = openTownCampaign(town, '今の自己点検');
  fillSheet(town, town.actor('manager'), sheetId(town, running, '110', 'security_manager'));
  doAct(town, NO_ACT_YET);
  return { town, reported, running };
}
