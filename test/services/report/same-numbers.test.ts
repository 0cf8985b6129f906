import path from 'node:path';
import { expect, test } from 'vitest';
import { report } from '#app/cli/report.ts';
import { MEASURE_IDS } from '#app/domain/score/measure.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import { formatRate } from '#app/domain/shared/rate.ts';
import { boardOf } from '#app/services/campaign/board.page.server.ts';
import { must } from '#app/domain/shared/result.ts';
import type { ReportJson } from '#app/documents/report/report-json.ts';
import { COMMAND_READER, exportReport } from '#app/services/report/report-export.command.server.ts';
import { readAction } from '#app/services/improvement/actions.loader.server.ts';
import { clauseOverview } from '#app/services/report/overview.page.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { itemSearch, overviewSearch } from '#app/services/report/behind-number.address.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { actionsOf } from '#db/queries/improvement.server.ts';
import { lengthOf } from '#test/factories/addresses.ts';
import { townYears } from '#test/factories/closed-town.ts';
import { recordingSurroundings } from '#test/factories/surroundings.ts';

const BOARD_REQUEST = {
  filter: { state: null, bureau: null, type: null, text: '', sort: 'bureau', descending: false },
  page: 1,
} as const;

async function printed(file: string, ...args: string[]) {
  const { surroundings, out, err } = recordingSurroundings(path.dirname(file));
  const status = await report.run([...args, '--data', '.'], surroundings);
  return { status, out: out(), err: err() };
}

test('提出率 is one number on the board, in the report, in its list and in the command', async () => {
  const { town, thisYear } = await townYears();
  const auditor = town.actor('auditor');
  const board = boardOf(town.context, auditor, { ...BOARD_REQUEST, campaignId: thisYear });
  if (!board.ok || board.value === null) throw new Error('the auditor sees the board');
  const page = must(reportPage(town.context, auditor, thisYear));
  const exported = must(exportReport(town.context, COMMAND_READER, thisYear));
  for (const population of POPULATIONS) {
    const rate = board.value.rates.find((one) => one.population === population);
    const shown = page.populations.find((one) => one.population === population)?.submission;
    if (rate === undefined || shown === undefined) throw new Error(`no 提出率 of ${population}`);
    const numbers = [rate.numerator, rate.denominator];
    expect(shown.rate, population).toEqual({ numerator: rate.numerator, denominator: rate.denominator });
    expect(
      [shown.numeratorTo, shown.denominatorTo].map((to) => lengthOf(town.context, auditor, to)),
      population,
    ).toEqual(numbers);
    const { submission } = exported.populations[population];
    expect([submission.numerator, submission.denominator, `${submission.percent}%`], population).toEqual([
      ...numbers,
      formatRate(shown.rate),
    ]);
  }
});

test('every measure is one number in the report, above its lists and in the command', async () => {
  const { town, thisYear } = await townYears();
  const auditor = town.actor('auditor');
  const exported = must(exportReport(town.context, COMMAND_READER, thisYear));
  const page = must(reportPage(town.context, auditor, thisYear));
  for (const population of POPULATIONS) {
    const shown = page.populations.find((one) => one.population === population);
    if (shown === undefined) throw new Error(`no figures of ${population}`);
    const { implementation, score } = exported.populations[population].measures;
    expect(formatRate(shown.implementation.rate)).toBe(`${implementation.percent}%`);
    expect(formatRate(shown.score.rate)).toBe(`${score.percent}%`);
    for (const measure of MEASURE_IDS) {
      const value = exported.populations[population].measures[measure];
      for (const part of ['numerator', 'denominator'] as const) {
        const list = must(listItems(town.context, auditor, thisYear, itemSearch.parse({ population, measure, part })));
        expect(list.measured?.rate, `${population} ${measure}`).toEqual({
          numerator: value.numerator,
          denominator: value.denominator,
        });
        if (value.scale === 1) expect(list.count, `${population} ${measure} ${part}`).toBe(value[part]);
      }
    }
  }
});

test('what is lacking of a clause is one number in the report, among the clauses, in its list and in the plan', async () => {
  const { town, thisYear } = await townYears();
  const auditor = town.actor('auditor');
  const page = must(reportPage(town.context, auditor, thisYear));
  const { items } = must(openReport(town.context, auditor, thisYear)).results;
  const closing = items.filter(({ others }) => others.length === 0);
  for (const { population, lines } of page.nonCompliant) {
    const all = must(
      clauseOverview(town.context, auditor, thisYear, overviewSearch.parse({ population, chapter: undefined })),
    );
    for (const line of lines) {
      for (const counted of [line.notImplemented, line.partial, line.askedItems, line.notSubmitted]) {
        if (counted.count > 0) expect(lengthOf(town.context, auditor, counted.to), counted.to).toBe(counted.count);
      }
      const listed = all.lines.find(({ id }) => id === line.id)?.outcomeCounts ?? [];
      const told = (outcome: string) => listed.find((one) => one.outcome === outcome)?.count;
      if (listed.length > 0)
        expect([told('not_implemented'), told('partially_implemented')]).toEqual([
          line.notImplemented.count,
          line.partial.count,
        ]);
    }
  }
  const { closingId } = findCampaign(town.context.db, thisYear) ?? expect.fail('no campaign');
  const planned = (['unit', 'committee'] as const).flatMap((level) =>
    actionsOf(town.context.db, closingId ?? '', level).flatMap((row) => readAction(row.content).itemIds),
  );
  const lacking = closing.filter(({ outcome }) =>
    ['partially_implemented', 'not_implemented', 'unknown'].includes(outcome),
  );
  expect(planned.length).toBeGreaterThan(0);
  expect(planned.filter((itemId) => !lacking.some((item) => item.itemId === itemId))).toEqual([]);
  const heads = page.populations.map((one) => [
    closing.filter((item) => item.population === one.population && item.critical && item.outcome === 'not_implemented')
      .length,
    one.criticalFailed.count,
  ]);
  for (const [counted, shown] of heads) expect(shown).toBe(counted);
});

test('the command prints the newest closed campaign, or the one that is named', async () => {
  const { town, lastYear, thisYear } = await townYears();
  const { file } = town.context;
  const newest = await printed(file);
  expect({ status: newest.status, err: newest.err }).toEqual({ status: 0, err: '' });
  const read: ReportJson = JSON.parse(newest.out);
  expect(read).toEqual(JSON.parse(JSON.stringify(must(exportReport(town.context, COMMAND_READER, thisYear)))));
  expect(read.populations.units.measures.implementation).toEqual({
    numerator: 9,
    denominator: 13,
    scale: 1,
    percent: '69.2',
  });
  expect(JSON.parse((await printed(file, lastYear)).out).campaign).toMatchObject({
    id: lastYear,
    fiscalYear: 2025,
    ruleVersion: '2026.1',
  });
});

test('the command refuses a running campaign, an unknown one and further arguments on one line', async () => {
  const { town, lastYear, thisYear } = await townYears(false);
  const { file } = town.context;
  expect(await printed(file, thisYear)).toEqual({
    status: 1,
    out: '',
    err: `${thisYear}: その自己点検はまだ集計確定していません。\n`,
  });
  expect(await printed(file, 'nothing')).toEqual({
    status: 2,
    out: '',
    err: 'nothing: その ID の自己点検はありません。\n',
  });
  expect(await printed(file, lastYear, 'more')).toEqual({ status: 2, out: '', err: '余分な引数があります: more\n' });
});
