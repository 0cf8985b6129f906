import { entryOf } from '#app/domain/asset/information-system.ts';
import type { Question, RecordKind } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { calendarDate, instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { answerInquiry } from '#app/services/asset/inquiry-answer.acts.server.ts';
import { changeSystem } from '#app/services/asset/asset.acts.server.ts';
import { seenSystem, systemById } from '#app/services/asset/ledger.loader.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { answerYear } from '#test/factories/closed-town.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { begun, wordOn } from '#test/factories/inquiry.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

/** The town's questions, some of them answered by a record. */
export function askedOfRecords(records: Readonly<Record<string, RecordKind>>): Questionnaire {
  const marked = (question: Question): Question => {
    const record = records[question.id];
    return record === undefined ? question : { ...question, record };
  };
  return { ...TOWN_QUESTIONNAIRE, questions: TOWN_QUESTIONNAIRE.questions.map(marked) };
}

/** The town, its last year closed and reported, its ledger found right within this one, which runs from `now` on. */
export async function recordTown(
  records: Readonly<Record<string, RecordKind>>,
  now = instant('2026-10-01T00:00:00.000Z'),
  context: TestContext = testDatabase(tokyoDate(now)),
): Promise<{ readonly town: Town; readonly lastYear: string; readonly thisYear: string }> {
  const year = fiscalYearOf(tokyoDate(now));
  const goTo = (yearOfDay: number, day: string) => context.goTo(calendarDate(`${yearOfDay}-${day}`));
  goTo(year - 1, '10-01');
  const town = await makeTown(context, askedOfRecords(records));
  const lastYear = openTownCampaign(town, '前年度の定期自己点検');
  answerYear(town, lastYear);
  goTo(year - 1, '11-10');
  must(closeCampaign(context, town.actor('supervisor'), lastYear));
  goTo(year, '02-20');
  must(reportCampaign(context, town.actor('secretariat'), lastYear));
  classify(town, town.systems.ledger);
  // The first moment of the year in Tokyo: never after `now`, at whatever hour.
  context.goToMoment(instant(`${year}-03-31T15:00:00.000Z`));
  confirmLedger(town);
  context.goToMoment(now);
  return { town, lastYear, thisYear: openTownCampaign(town, '今年度の定期自己点検') };
}

/** Writes the grades of a system into the ledger. */
export function classify(town: Town, systemId: string): void {
  const system = systemById(town.context.db, systemId);
  if (system === null) throw new Error(`no system ${systemId}`);
  const grades = { confidentiality: '3', integrity: '2', availability: '2' } as const;
  const change = { ...entryOf(system), ...grades, id: systemId, seenHash: seenSystem(system) };
  must(changeSystem(town.context, town.actor('secretariat'), change));
}

/** 総務課 finds its entry of the ledger right. */
export function confirmLedger(town: Town): void {
  begun(town);
  const unitId = town.units.generalAffairs;
  const inputs = [wordOn(town, unitId, 'S01', 'right')];
  must(answerInquiry(town.context, town.actor('manager'), { unitId, inputs, unlisted: null }));
}
