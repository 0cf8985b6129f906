import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { writeSheet } from '#app/lib/xlsx/write-sheet.ts';
import { handoverPage } from '#app/services/improvement/handover.page.server.ts';
import { followMeasure, importMeasures, undoMeasures } from '#app/services/improvement/past-measure.acts.server.ts';
import { readMeasureFile } from '#app/services/improvement/past-measure-file.form.server.ts';
import {
  measureImportPage,
  measurePatternFile,
  pastMeasurePage,
  pastPlanPage,
  pastPlanYears,
  previewMeasures,
} from '#app/services/improvement/past-measure.page.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { mergeUnit } from '#app/services/organization/unit.acts.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { readWorkbookText } from '#app/services/shared/workbook.form.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { pastImports, pastMeasuresOf } from '#db/queries/past.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { BODY_LINE, broughtPlan, LAST_YEAR, measureRows, planOf, TAX_LINE } from '#test/factories/past.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';
import { askOf, makeTown, openTownCampaign } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const START = calendarDate('2026-10-01');
const town = () => makeTown(testDatabase(START));
const GENERAL_LINE = '3,鍵の管理簿がない,管理簿を作る,総務課,,2026/12/31,,,';
const entries = ({ context }: Town) => [...activityEntries(context.db)].length;

async function brought() {
  const here = await town();
  const [tax, body, general] = broughtPlan(here, TAX_LINE, BODY_LINE, GENERAL_LINE);
  if (tax === undefined || body === undefined || general === undefined) throw new Error('nothing was brought along');
  const follow = (who: TownPerson, id: string, step: Parameters<typeof followMeasure>[3]) =>
    followMeasure(here.context, here.actor(who), id, step);
  const seenBy = (who: TownPerson) => {
    const page = pastPlanPage(here.context, here.actor(who), LAST_YEAR, { page: 1 });
    return page.ok ? page.value.measureLines.map(({ number }) => number) : page.reason;
  };
  return { here, tax, body, general, follow, seenBy };
}

const HEALTH_LINE = '1,鍵の管理簿がない,管理簿を作る,健康課';

/** 健康課 goes into 税務課 in April. */
async function mergedTown(...lines: readonly string[]) {
  const here = await town();
  const { context, units } = here;
  const brought = broughtPlan(here, ...lines);
  const on = calendarDate('2027-04-01');
  const at = { unitId: units.health, on, seal: sealOf(unitHistory(context.db), units.health) };
  const asked = mergeUnit(context, here.actor('secretariat'), at, units.tax);
  if (asked.ok || asked.reason !== 'terms_end') throw new Error('no office ends with the section');
  must(mergeUnit(context, here.actor('secretariat'), { ...at, termsSeal: asked.termsSeal }, units.tax));
  return { here, context, brought, goToMerger: () => context.goTo(on) };
}

describe('a plan that is brought along', () => {
  test('stands in its year, marked as such, with every word, its unit and its progress', async () => {
    const { here } = await brought();
    const page = must(pastPlanPage(here.context, here.actor('secretariat'), LAST_YEAR, { page: 1 }));
    expect(page.measureLines).toMatchObject([
      {
        ...{ number: 1, writtenNumber: '1', unitNames: ['税務課'], owner: '税務係長 架空太郎', due: '2027-03-31' },
        ...{ actionProgress: 'in_progress', remark: '様式は総務課', writtenClause: '1-1', cameAs: null },
      },
      { number: 2, unitNames: ['架空町'], due: null, actionProgress: 'not_started' },
      { number: 3, unitNames: ['総務課'] },
    ]);
    expect(page.imports).toMatchObject([{ lineCount: 3, undoable: true }]);
    expect(await verifyLog(here)).toMatchObject({ status: 0 });
  });

  test('comes from the pattern as Excel saves it', async () => {
    const here = await town();
    const pattern = must(measurePatternFile(here.context, here.actor('secretariat')));
    const rows = [['1', '課題', '対応策', '', '税務課', '', '令和9年3月31日', '実施中', '', '']];
    const read = await readWorkbookText(Buffer.from(await writeSheet({ ...pattern, rows })), pattern.name);
    const file = readMeasureFile(read.ok ? read.text : '');
    expect(file).toMatchObject({ ok: true, rows: [{ unitName: '税務課', progress: 'in_progress', faults: [] }] });
  });

  test('shows in the pattern how a line is written, by one that is passed over', async () => {
    const here = await town();
    const pattern = must(measurePatternFile(here.context, here.actor('secretariat')));
    const rows = [...pattern.rows, ['1', '課題', '対応策', '', '税務課', '', '', '実施中', '', '']];
    const read = await readWorkbookText(Buffer.from(await writeSheet({ ...pattern, rows })), pattern.name);
    const file = readMeasureFile(read.ok ? read.text : '');
    expect(file).toMatchObject({
      ...{ ok: true, rows: [{ measure: { problem: '課題' } }] },
      reading: { passedOver: '「番号」が「記入例」の行は、読みません。' },
    });
    const untouched = await readWorkbookText(Buffer.from(await writeSheet(pattern)), pattern.name);
    expect(readMeasureFile(untouched.ok ? untouched.text : '')).toMatchObject({ ok: false });
    const closed = pattern.columns.filter(({ choices }) => choices.length > 0).map(({ title }) => title);
    expect(closed).toEqual(['担当の所属', '進み具合']);
    for (const word of pattern.columns.find(({ title }) => title === '進み具合')?.choices ?? []) {
      expect(readMeasureFile(`課題,対応策,担当課,状況\n課題,対応策,税務課,${word}`)).toMatchObject({
        rows: [{ faults: [] }],
      });
    }
  });

  test('has the cell quoted that a line is refused for', async () => {
    const here = await town();
    const rows = measureRows(
      '課題,対応策,担当課,期限,状況',
      '鍵がない,鍵を作る,収納課,そのうち,検討中',
      '甲,=A1,税務課,-,',
    );
    const table = { rows, fiscalYear: LAST_YEAR };
    const { refusedLines } = must(previewMeasures(here.context, here.actor('secretariat'), table));
    expect(refusedLines.map(({ messages }) => messages.map((words) => words.split('：')[0]))).toEqual([
      ['2行目「期限」の「そのうち」', '2行目「状況」の「検討中」', '2行目「担当課」の「収納課」'],
      ['3行目「対応策」の「=A1」'],
    ]);
  });

  test.each(['manager', 'officer', 'ciso', 'auditor', 'administrator'] as const)(
    'is brought, previewed and taken back by no %s',
    async (who) => {
      const here = await town();
      const plan = planOf(here, TAX_LINE);
      const refused = { ok: false, reason: 'not_permitted' };
      expect(importMeasures(here.context, here.actor(who), plan)).toEqual(refused);
      expect(previewMeasures(here.context, here.actor(who), plan)).toEqual(refused);
      expect(measurePatternFile(here.context, here.actor(who))).toEqual(refused);
      broughtPlan(here, TAX_LINE);
      const [id = ''] = pastImports(here.context.db, 'measures').map((one) => one.id);
      expect(undoMeasures(here.context, here.actor(who), id)).toEqual(refused);
    },
  );

  test('is brought whole or not at all: one line that is refused, and nothing is stored or logged', async () => {
    const here = await town();
    const before = entries(here);
    const plan = planOf(here, TAX_LINE, '2,課題,対応策,収納課');
    expect(importMeasures(here.context, here.actor('secretariat'), plan)).toMatchObject({ reason: 'refused_rows' });
    expect([pastMeasuresOf(here.context.db, LAST_YEAR), entries(here)]).toEqual([[], before]);
  });

  test('is brought once where two bring the same at the same time', async () => {
    const here = await town();
    const plan = planOf(here, TAX_LINE);
    must(importMeasures(here.context, here.actor('secretariat'), plan));
    const second = importMeasures(here.context, here.actor('second_secretariat'), plan);
    expect(second).toMatchObject({ reason: 'changed_meanwhile' });
    const again = planOf(here, TAX_LINE);
    expect(importMeasures(here.context, here.actor('secretariat'), again)).toMatchObject({ reason: 'nothing_changed' });
    expect(pastMeasuresOf(here.context.db, LAST_YEAR)).toHaveLength(1);
  });

  test('goes on counting its numbers in a second table of the year, and is of no year to come', async () => {
    const here = await town();
    broughtPlan(here, TAX_LINE);
    expect(broughtPlan(here, BODY_LINE).map(({ number }) => number)).toEqual([1, 2]);
    const plan = { ...planOf(here, GENERAL_LINE), fiscalYear: fiscalYear(2027) };
    expect(importMeasures(here.context, here.actor('secretariat'), plan)).toMatchObject({ reason: 'other_year' });
    expect(previewMeasures(here.context, here.actor('secretariat'), plan)).toEqual({ ok: false, reason: 'other_year' });
  });

  test('is of no year that was closed here, which has a plan of its own; a rehearsal has none', async () => {
    const here = await town();
    const secretariat = here.actor('secretariat');
    const plan = { ...planOf(here, TAX_LINE), fiscalYear: fiscalYear(2026) };
    const { seenHash } = must(previewMeasures(here.context, secretariat, plan));
    const offered = () => must(measureImportPage(here.context, secretariat)).years;
    const rehearsal = must(
      createCampaign(here.context, secretariat, {
        ...{ fiscalYear: fiscalYear(2026), kind: 'rehearsal', name: '【試行】自己点検' },
        ...{ dueOn: calendarDate('2026-10-31'), questionnaires: [askOf(here, [here.units.tax])] },
      }),
    );
    must(lookAndOpen(here.context, secretariat, rehearsal));
    must(closeCampaign(here.context, here.actor('supervisor'), rehearsal));
    const campaign = openTownCampaign(here);
    expect(offered()).toEqual([2026, 2025, 2024, 2023, 2022]);
    expect(previewMeasures(here.context, secretariat, plan).ok).toBe(true);
    must(closeCampaign(here.context, here.actor('supervisor'), campaign));
    expect(offered()).toEqual([2025, 2024, 2023, 2022]);
    expect(previewMeasures(here.context, secretariat, plan)).toEqual({ ok: false, reason: 'own_year' });
    expect(importMeasures(here.context, secretariat, { ...plan, seenHash })).toEqual({ ok: false, reason: 'own_year' });
  });

  test('is taken back as one act while nobody touched it, and then no more', async () => {
    const { here, tax, follow } = await brought();
    const [first] = pastImports(here.context.db, 'measures');
    must(undoMeasures(here.context, here.actor('secretariat'), first?.id ?? ''));
    expect(pastMeasuresOf(here.context.db, LAST_YEAR)).toEqual([]);
    expect(pastPlanPage(here.context, here.actor('secretariat'), LAST_YEAR, { page: 1 })).toMatchObject({ ok: false });
    expect(await verifyLog(here)).toMatchObject({ status: 0 });
    const [again] = broughtPlan(here, TAX_LINE, BODY_LINE);
    expect(follow('other_manager', tax.id, { rev: 1, actionStep: 'report_done', note: '作った' })).toMatchObject({
      reason: 'not_permitted',
    });
    must(follow('other_manager', again?.id ?? '', { rev: 1, actionStep: 'report_done', note: '作った' }));
    const undone = undoMeasures(here.context, here.actor('secretariat'), again?.importId ?? '');
    expect(undone).toEqual({ ok: false, reason: 'touched' });
    expect(pastMeasuresOf(here.context.db, LAST_YEAR)).toHaveLength(2);
  });
});

describe('a measure that was brought along', () => {
  test('is seen by its own section, its bureau and those of the whole body', async () => {
    const { here, seenBy } = await brought();
    expect(seenBy('secretariat')).toEqual([1, 2, 3]);
    expect(seenBy('ciso')).toEqual([1, 2, 3]);
    expect(seenBy('other_manager')).toEqual([1]);
    expect(seenBy('manager')).toEqual([3]);
    expect(seenBy('officer')).toEqual([1, 3]);
    expect(seenBy('other_officer')).toBe('not_permitted');
    expect(seenBy('administrator')).toBe('not_permitted');
    expect(pastPlanYears(here.context, here.actor('staff'))).toMatchObject([{ fiscalYear: 2025, count: 1 }]);
    expect(pastPlanYears(here.context, here.actor('other_officer'))).toEqual([]);
  });

  test('is followed by its own section with revision and history, not by another and not behind its back', async () => {
    const { here, tax, follow } = await brought();
    const step = { rev: 1, actionStep: 'report_done', note: '記録簿を配った' } as const;
    expect(follow('manager', tax.id, step)).toMatchObject({ reason: 'not_permitted' });
    expect(follow('auditor', tax.id, step)).toMatchObject({ reason: 'not_permitted' });
    expect(follow('other_manager', tax.id, { ...step, note: '' })).toMatchObject({ reason: 'note_missing' });
    expect(follow('other_manager', tax.id, step)).toEqual({ ok: true, value: { progress: 'reported_done' } });
    expect(follow('secretariat', tax.id, step)).toMatchObject({ reason: 'conflict' });
    expect(follow('other_manager', tax.id, { ...step, rev: 2 })).toMatchObject({ reason: 'wrong_state' });
    const of = { fiscalYear: LAST_YEAR, measureId: tax.id };
    const page = must(pastMeasurePage(here.context, here.actor('other_manager'), of));
    expect(page).toMatchObject({
      cameWith: 'in_progress',
      line: { rev: 2, actionProgress: 'reported_done' },
      history: [{ rev: 2, actionProgress: 'reported_done', note: '記録簿を配った', writerName: '架空 三郎' }],
      steps: [],
    });
    expect(pastMeasurePage(here.context, here.actor('manager'), of)).toMatchObject({ reason: 'not_permitted' });
    expect(await verifyLog(here)).toMatchObject({ status: 0 });
  });

  test('has its effect confirmed by the secretariat, by somebody else than who reported it done', async () => {
    const { tax, follow } = await brought();
    const confirm = { rev: 2, actionStep: 'confirm_effect', note: '記録を見た' } as const;
    must(follow('secretariat', tax.id, { rev: 1, actionStep: 'report_done', note: '作った' }));
    expect(follow('other_manager', tax.id, confirm)).toMatchObject({ reason: 'not_permitted' });
    expect(follow('secretariat', tax.id, confirm)).toMatchObject({ reason: 'own_answers' });
    expect(follow('second_secretariat', tax.id, confirm)).toMatchObject({ ok: true });
  });

  test('of the whole body is followed by the secretariat alone', async () => {
    const { body, follow } = await brought();
    const step = { rev: 1, actionStep: 'start', note: '' } as const;
    expect(follow('manager', body.id, step)).toMatchObject({ reason: 'not_permitted' });
    expect(follow('secretariat', body.id, step)).toMatchObject({ ok: true });
  });

  test('goes on with the unit into which its own passed, and says whose it was', async () => {
    const { here, context, brought, goToMerger } = await mergedTown(HEALTH_LINE);
    goToMerger();
    const { measureLines } = must(pastPlanPage(context, here.actor('other_manager'), LAST_YEAR, { page: 1 }));
    expect(measureLines).toMatchObject([{ unitNames: ['税務課'], cameAs: '健康課', mayFollow: true }]);
    const step = { rev: 1, actionStep: 'start', note: '' } as const;
    const follow = (who: TownPerson) => followMeasure(context, here.actor(who), brought[0]?.id ?? '', step);
    expect(follow('third_manager')).toMatchObject({ reason: 'not_permitted' });
    expect(follow('other_manager')).toMatchObject({ ok: true });
  });

  test('is there already where the same line comes for the unit that follows', async () => {
    const other = '2,記録がない,記録する,税務課';
    const same = '2,記録がない,記録する,健康課';
    const { here, goToMerger } = await mergedTown(HEALTH_LINE, other, `${same},,,実施中`);
    goToMerger();
    const previewed = (line: string) => {
      const table = { ...planOf(here, line), fiscalYear: LAST_YEAR };
      return must(previewMeasures(here.context, here.actor('secretariat'), table));
    };
    expect(previewed('1,鍵の管理簿がない,管理簿を作る,税務課')).toMatchObject({ unchangedCount: 1, addedLines: [] });
    expect(previewed(other)).toMatchObject({ unchangedCount: 1, refusedLines: [] });
    expect(previewed(`${other},,,実施中`)).toMatchObject({ unchangedCount: 1, refusedLines: [] });
    expect(previewed(`${other},,,中止`)).toMatchObject({ refusedLines: [{}] });
    expect(previewed('3,鍵の管理簿がない,管理簿を作る,総務課')).toMatchObject({ addedLines: [{}] });
  });

  test('stands in the 引継書 of its unit or of the secretariat until it is finished', async () => {
    const { here, general, follow } = await brought();
    const paper = (unitId: string | null) =>
      must(handoverPage(here.context, here.actor('secretariat'), unitId)).handedOver.broughtActions;
    expect(paper(here.units.generalAffairs)).toMatchObject([
      { number: 3, fiscalYear: 2025, actionProgress: 'not_started' },
    ]);
    expect(paper(null)).toMatchObject([{ number: 2 }]);
    expect(paper(here.units.health)).toEqual([]);
    must(follow('secretariat', general.id, { rev: 1, actionStep: 'cancel', note: '不要になった' }));
    expect(paper(here.units.generalAffairs)).toEqual([]);
  });
});
