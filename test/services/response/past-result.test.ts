import { describe, expect, test } from 'vitest';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { writeSheet } from '#app/lib/xlsx/write-sheet.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import { importResults, undoResults } from '#app/services/response/past-result.acts.server.ts';
import type { ResultTable } from '#app/services/response/past-result.loader.server.ts';
import { pastResultsDoneAddress } from '#app/services/response/past-result.address.server.ts';
import { readResultFile } from '#app/services/response/past-result-file.form.server.ts';
import {
  pastResultsPage,
  previewResults,
  resultImportPage,
  resultPatternFile,
} from '#app/services/response/past-result.page.server.ts';
import { readWorkbookText } from '#app/services/shared/workbook.form.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { pastImports, pastResultsOf } from '#db/queries/past.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import {
  broughtResults,
  GENERAL_RESULT,
  LAST_YEAR,
  LEDGER_RESULT,
  RESULT_HEADING,
  resultRows,
  resultsOf,
} from '#test/factories/past.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { decide } from '#test/factories/decide.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeTown, openTownCampaign, publishPolicy, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const town = () => makeTown(testDatabase(calendarDate('2026-10-01')));
const entries = ({ context }: Town) => [...activityEntries(context.db)].length;
const importId = ({ context }: Town) => pastImports(context.db, 'results')[0]?.id ?? '';

/** What stands beside the questions of a chapter of a sheet. */
function beside(here: Town, campaignId: string, [code, office, who, chapter]: [string, string, TownPerson, string]) {
  const id = sheetId(here, campaignId, code, office);
  const page = must(sheetChapter(here.context, here.actor(who), id, chapter));
  return Object.fromEntries(page.questions.map(({ itemKey, broughtAlong }) => [itemKey, broughtAlong]));
}

describe('results that are brought along', () => {
  test('stand beside the question of their clause and target, are marked, and may not be taken over', async () => {
    const here = await town();
    broughtResults(here, GENERAL_RESULT, LEDGER_RESULT);
    const campaignId = openTownCampaign(here);
    const general = beside(here, campaignId, ['110', 'security_manager', 'manager', '1']);
    expect(general['1-1@security_manager']).toEqual([
      {
        fiscalYear: 2025,
        saidOfClause: '1-1',
        fromAbove: false,
        value: 'partially_implemented',
        comment: '媒体だけ記録している',
      },
    ]);
    expect(Object.entries(general).filter(([id, along]) => !id.startsWith('1-1') && along.length > 0)).toEqual([]);
    const tax = beside(here, campaignId, ['120', 'security_manager', 'other_manager', '1']);
    expect(Object.values(tax).flat()).toEqual([]);
    const ledger = beside(here, campaignId, ['S01', 'system_manager', 'system_manager', '2']);
    expect(ledger['2-1@system_manager']).toMatchObject([{ value: 'not_implemented', saidOfClause: '2-1' }]);
    const id = sheetId(here, campaignId, '110', 'security_manager');
    const { questions } = must(sheetChapter(here.context, here.actor('manager'), id, '1'));
    expect(questions.map(({ lastYear, takeOver }) => [lastYear, takeOver]).flat()).toEqual(
      questions.flatMap(() => [null, null]),
    );
    expect(await verifyLog(here)).toMatchObject({ status: 0 });
  });

  test('of a clause above stand at the questions below it, marked as such and after those of the question', async () => {
    const here = await town();
    broughtResults(here, GENERAL_RESULT, '総務課,,1,,未実施,章の全体');
    const general = beside(here, openTownCampaign(here), ['110', 'security_manager', 'manager', '1']);
    const above = {
      fiscalYear: 2025,
      saidOfClause: '1',
      fromAbove: true,
      value: 'not_implemented',
      comment: '章の全体',
    };
    expect(general['1-1@security_manager']).toMatchObject([{ saidOfClause: '1-1', fromAbove: false }, above]);
    expect(general['1-3@security_manager']).toEqual([above]);
  });

  test('that no question will show are told at their line, and counted apart when they come in', async () => {
    const here = await town();
    const questions = TOWN_QUESTIONNAIRE.questions.filter(({ id }) => id.startsWith('1-'));
    publishPolicy(here.context, { policyId: 'school', name: '学校の基準' }, { ...TOWN_QUESTIONNAIRE, questions });
    const rows = resultRows('所属,規程,条項番号,結果', '総務課,学校の基準,1-1,○', '総務課,学校の基準,2-1,×');
    const table = { rows, fiscalYear: LAST_YEAR };
    const preview = must(previewResults(here.context, here.actor('secretariat'), table));
    expect(preview.addedLines.map(({ told }) => told?.unshown)).toEqual([null, { why: 'no_question' }]);
    const results = { ...table, seenHash: preview.seenHash };
    const { addedCount, unaskedCount } = must(importResults(here.context, here.actor('secretariat'), results));
    expect(pastResultsDoneAddress('imported', addedCount, unaskedCount)).toBe(
      '/campaigns/history?done=imported&count=2&unasked=1',
    );
  });

  test('of a target that is not asked are told at their line, with whom is asked, and counted when they come in', async () => {
    const here = await town();
    const lines = ['総務課,,2-1', '福祉部,,1-1', ',S01,1-1', '全庁,,1-1', '総務課,,1-1'].map((line) => `${line},,○,`);
    const results = resultsOf(here, lines);
    const { addedLines } = must(previewResults(here.context, here.actor('secretariat'), results));
    expect(addedLines.map(({ told }) => told?.unshown)).toEqual([
      { why: 'other_target', askedOf: ['system'] },
      { why: 'other_target', askedOf: ['department'] },
      { why: 'other_target', askedOf: ['department'] },
      { why: 'other_target', askedOf: ['department'] },
      null,
    ]);
    const imported = importResults(here.context, here.actor('secretariat'), results);
    expect(must(imported)).toEqual({ addedCount: 5, unaskedCount: 4 });
  });

  test('that a body without bureaus asks of the whole body are shown there', async () => {
    const here = await town();
    const table = () => ({ rows: resultRows(RESULT_HEADING, '全庁,,2-3,,○,'), fiscalYear: LAST_YEAR });
    const unshown = () =>
      must(previewResults(here.context, here.actor('secretariat'), table())).addedLines.map(
        ({ told }) => told?.unshown,
      );
    expect(unshown()).toEqual([{ why: 'other_target', askedOf: ['bureau'] }]);
    decide(here, 'modules', { ...DEFAULT_MODULES, bureau: false });
    expect(unshown()).toEqual([null]);
  });

  test('of another year than the one before stand nowhere', async () => {
    const here = await town();
    const results = resultsOf(here, [GENERAL_RESULT], fiscalYear(2024));
    must(importResults(here.context, here.actor('secretariat'), results));
    const general = beside(here, openTownCampaign(here), ['110', 'security_manager', 'manager', '1']);
    expect(Object.values(general).flat()).toEqual([]);
  });

  test('come from the pattern as Excel saves it', async () => {
    const here = await town();
    const pattern = must(resultPatternFile(here.context, here.actor('secretariat')));
    const rows = [['', '総務課', '', '', '1-1', '', '一部実施', '媒体だけ']];
    const read = await readWorkbookText(Buffer.from(await writeSheet({ ...pattern, rows })), pattern.name);
    const file = readResultFile(read.ok ? read.text : '');
    expect(file).toMatchObject({
      ok: true,
      rows: [{ unitName: '総務課', value: 'partially_implemented', faults: [] }],
    });
  });

  test('come from the list to fill in: every line as the very clause or question that it names, none twice', async () => {
    const here = await town();
    const secretariat = here.actor('secretariat');
    publishPolicy(here.context, { policyId: 'school', name: '学校の基準' }, TOWN_QUESTIONNAIRE);
    const list = must(resultPatternFile(here.context, secretariat, 'all'));
    const untouched = await readWorkbookText(Buffer.from(await writeSheet(list)), list.name);
    expect(readResultFile(untouched.ok ? untouched.text : '')).toEqual({
      ok: false,
      message: `列の名前だけで、結果の行がありません。所属も結果もコメントも書いていない${list.rows.length}行は、読みません。`,
    });
    const [unitAt, outcomeAt] = ['所属', '結果'].map((name) => list.columns.findIndex(({ title }) => title === name));
    const filled = list.rows.map((cells, index) =>
      index === 0 ? cells : cells.map((cell, at) => (at === unitAt ? '総務課' : at === outcomeAt ? '－' : cell)),
    );
    const written = await readWorkbookText(Buffer.from(await writeSheet({ ...list, rows: filled })), list.name);
    const file = readResultFile(written.ok ? written.text : '');
    if (!file.ok) throw new Error(file.message);
    expect(file.reading.passedOver).toBe('所属も結果もコメントも書いていない1行は、読みません。');
    const preview = must(previewResults(here.context, secretariat, { rows: file.rows, fiscalYear: LAST_YEAR }));
    expect(preview.refusedLines).toEqual([]);
    expect(preview.addedLines).toHaveLength(list.rows.length - 1);
    expect(preview.addedLines.every(({ told }) => told?.value === 'not_applicable')).toBe(true);
    expect(list.filtered).toBe(true);
    expect(list.columns[3]?.title).toBe('尋ねる対象');
    const putTo = new Map(list.rows.map((cells) => [cells[6] ?? '', cells[3]]));
    const ofTown = TOWN_QUESTIONNAIRE.questions.map(({ text, rows }) => (rows.length > 0 ? null : putTo.get(text)));
    expect([...new Set(ofTown)].sort()).toEqual([...['全庁', '情報システム', '課', '部', null]].sort());
    const asked = new Set(list.rows.map((cells) => `${cells[4] ?? ''} ${cells[6] ?? ''}`));
    for (const { text } of TOWN_QUESTIONNAIRE.questions) {
      expect(
        [...asked].some((line) => line.startsWith(`学校の基準 ${text}`)),
        text,
      ).toBe(true);
    }
  });

  test('have the cell quoted that a line is refused for', async () => {
    const here = await town();
    const { refusedLines } = must(
      previewResults(here.context, here.actor('secretariat'), {
        rows: resultRows(
          '所属,条項番号,設問文,評価',
          '総務課,99-9,,検討中',
          '収納課,1-1,,○',
          '総務課,,鍵はありますか。,○',
        ),
        fiscalYear: LAST_YEAR,
      }),
    );
    expect(refusedLines.map(({ messages }) => messages.map((words) => words.split('：')[0]))).toEqual([
      ['2行目「条項番号」の「99-9」', '2行目「評価」の「検討中」'],
      ['3行目「所属」の「収納課」'],
      ['4行目「設問文」の「鍵はありますか。」'],
    ]);
  });

  test.each(['manager', 'officer', 'ciso', 'auditor', 'administrator'] as const)(
    'are brought, previewed and taken back by no %s',
    async (who) => {
      const here = await town();
      const results = resultsOf(here, [GENERAL_RESULT]);
      broughtResults(here, LEDGER_RESULT);
      const refused = { ok: false, reason: 'not_permitted' };
      expect(importResults(here.context, here.actor(who), results)).toEqual(refused);
      expect(previewResults(here.context, here.actor(who), results)).toEqual(refused);
      expect(resultPatternFile(here.context, here.actor(who))).toEqual(refused);
      expect(resultPatternFile(here.context, here.actor(who), 'all')).toEqual(refused);
      expect(pastResultsPage(here.context, here.actor(who))).toEqual(refused);
      expect(undoResults(here.context, here.actor(who), importId(here))).toEqual(refused);
    },
  );

  test('come whole or not at all, and once where two bring them at the same time', async () => {
    const here = await town();
    const before = entries(here);
    const broken = resultsOf(here, [GENERAL_RESULT, '収納課,,1-1,,○,']);
    expect(importResults(here.context, here.actor('secretariat'), broken)).toMatchObject({ reason: 'refused_rows' });
    expect([pastResultsOf(here.context.db, LAST_YEAR), entries(here)]).toEqual([[], before]);
    const results = resultsOf(here, [GENERAL_RESULT]);
    must(importResults(here.context, here.actor('secretariat'), results));
    const second = importResults(here.context, here.actor('second_secretariat'), results);
    expect(second).toMatchObject({ reason: 'changed_meanwhile' });
    const again = resultsOf(here, [GENERAL_RESULT]);
    expect(importResults(here.context, here.actor('secretariat'), again)).toMatchObject({ reason: 'nothing_changed' });
  });

  test('come in parts, and are taken back part by part as one act each', async () => {
    const here = await town();
    broughtResults(here, GENERAL_RESULT);
    broughtResults(here, LEDGER_RESULT);
    expect(must(undoResults(here.context, here.actor('secretariat'), importId(here)))).toEqual({ removedCount: 1 });
    expect(pastResultsOf(here.context.db, LAST_YEAR)).toHaveLength(1);
    expect(await verifyLog(here)).toMatchObject({ status: 0 });
  });

  test('neither come nor go once the next self-assessment is open, nor of a year that was done here', async () => {
    const here = await town();
    broughtResults(here, GENERAL_RESULT);
    const more = resultsOf(here, [LEDGER_RESULT]);
    const ofThisYear = { ...more, fiscalYear: fiscalYear(2026) };
    const preview = (table: ResultTable) => previewResults(here.context, here.actor('secretariat'), table);
    expect(preview(ofThisYear)).toEqual({ ok: false, reason: 'other_year' });
    openTownCampaign(here);
    expect(preview(more)).toEqual({ ok: false, reason: 'in_use' });
    expect(importResults(here.context, here.actor('secretariat'), more)).toMatchObject({ reason: 'in_use' });
    expect(undoResults(here.context, here.actor('secretariat'), importId(here))).toMatchObject({ reason: 'in_use' });
    expect(must(pastResultsPage(here.context, here.actor('secretariat'))).resultImports).toMatchObject([
      { lineCount: 1, undoable: false },
    ]);
    here.context.goTo(calendarDate('2027-05-01'));
    expect(importResults(here.context, here.actor('secretariat'), ofThisYear)).toMatchObject({ reason: 'own_year' });
    expect(preview(ofThisYear)).toEqual({ ok: false, reason: 'own_year' });
    expect(must(resultImportPage(here.context, here.actor('secretariat')))).toMatchObject({
      years: [],
      takenYears: [
        { fiscalYear: 2026, why: 'own_year' },
        { fiscalYear: 2025, why: 'in_use' },
      ],
    });
  });

  test('are compared in the report item by item, beside its figures and in none of them', async () => {
    const here = await town();
    const { context } = here;
    const report = (campaignId: string) => must(reportPage(context, here.actor('secretariat'), campaignId));
    broughtResults(here, GENERAL_RESULT);
    const campaignId = openTownCampaign(here);
    fillSheet(here, here.actor('manager'), sheetId(here, campaignId, '110', 'security_manager'));
    must(handIn(context, here.actor('manager'), sheetId(here, campaignId, '110', 'security_manager')));
    must(closeCampaign(context, here.actor('supervisor'), campaignId));
    const { pastYear, lastFiscalYear, populations } = report(campaignId);
    expect(pastYear).toEqual({
      importedYear: 2025,
      comparisons: [
        { population: 'units', before: { numerator: 0, denominator: 1 }, now: { numerator: 1, denominator: 1 } },
      ],
    });
    expect(lastFiscalYear).toBeNull();
    expect(populations.length).toBeGreaterThan(0);
    expect(await verifyLog(here)).toMatchObject({ status: 0 });
  });
});
