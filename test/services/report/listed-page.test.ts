import { describe, expect, it, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import {
  clauseParams,
  clauseSearch,
  matrixSearch,
  overviewSearch,
  peerSearch,
  sheetSearch,
} from '#app/services/report/behind-number.address.server.ts';
import { clauseDetail } from '#app/services/report/clause.page.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import { listedPage } from '#app/services/report/listed-page.loader.server.ts';
import { clauseOverview, targetOverview } from '#app/services/report/overview.page.server.ts';
import { reportMatrixPage } from '#app/services/report/report-matrix.page.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { listSheets } from '#app/services/report/sheets-behind-number.page.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { query as readQuery } from '#test/factories/addresses.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';

/** What stands behind the question mark of an address, as the pages read it. */
function query(address: string) {
  const [, asked = ''] = address.split('?');
  return readQuery(new URLSearchParams(asked.split('#')[0]));
}

/** A town with sixty more sections in 福祉部, none of which has handed anything in. */
async function manySections() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const sections = Array.from({ length: 60 }, (_section, index) => {
    const named = { code: String(3001 + index), name: `第${index + 1}出張所`, type: 'department' } as const;
    return must(addUnit(town.context, SET_UP, { ...named, parentId: town.units.welfare, order: null, policyId: null }));
  });
  const campaignId = openTownCampaign({ ...town, units: { ...town.units, ...sections } });
  return { town, campaignId, secretariat: town.actor('secretariat') };
}

describe('a page of a list', () => {
  const lines = Array.from({ length: 120 }, (_line, index) => index);
  const at = (page: number) => `?page=${page}`;

  it('has fifty lines, says which, and leads to the others', () => {
    const { lines: shown, listed } = listedPage(lines, 2, at);
    expect(shown).toEqual(lines.slice(50, 100));
    expect(listed).toEqual({ count: 120, page: 2, first: 51, last: 100, pages: ['?page=1', '?page=2', '?page=3'] });
  });

  it('is the last one where there are fewer, and the only one of an empty list', () => {
    expect(listedPage(lines, 9, at)).toMatchObject({ lines: lines.slice(100), listed: { page: 3, first: 101 } });
    expect(listedPage([], undefined, at).listed).toEqual({ count: 0, page: 1, first: 0, last: 0, pages: ['?page=1'] });
  });
});

test('a body of many sections reads them fifty at a time, and every number stays that of all', async () => {
  const { town, campaignId, secretariat } = await manySections();
  const { context } = town;

  const units = (address: string) =>
    must(targetOverview(context, secretariat, campaignId, overviewSearch.parse(query(address))));
  const first = units('?population=units');
  const { count } = first.listed;
  expect(count).toBeGreaterThan(60);
  expect([first.lines.length, first.listed.pages.length]).toEqual([50, 2]);
  const second = units(first.listed.pages[1] ?? '');
  expect(second.lines.length).toBe(count - 50);
  expect(new Set([...first.lines, ...second.lines].map(({ targetId }) => targetId)).size).toBe(count);
  const chapters = must(
    clauseOverview(context, secretariat, campaignId, overviewSearch.parse(query('?population=units'))),
  );
  const [clause] = chapters.lines;
  const parts = (clause?.to ?? '').split('?')[0]?.split('/') ?? [];
  const [, , , , policyId, document, clauseId = ''] = parts;
  const of = clauseParams.parse({ campaignId, policyId, document, clauseId: decodeURIComponent(clauseId) });
  const openClause = (address: string) =>
    must(clauseDetail(context, secretariat, campaignId, of.clause, clauseSearch.parse(query(address)))).shown;
  const asked = openClause(clause?.to ?? '');
  expect(asked?.lines.length).toBe(50);
  const rest = openClause(asked?.listed.pages[1] ?? '');
  expect([rest?.lines.length, rest?.count]).toEqual([(asked?.listed.count ?? 0) - 50, asked?.count]);
  expect(asked?.count).toBeGreaterThan(50);

  const [item] = asked?.lines[0]?.items ?? [];
  const openItem = (address: string) =>
    must(itemDetail(context, secretariat, campaignId, item?.itemId ?? '', peerSearch.parse(query(address))));
  const peers = openItem('');
  expect(peers.peers.length).toBe(50);
  expect(peers.peerCounts.reduce((sum, { count: some }) => sum + some, 0)).toBe(peers.listedPeers.count);
  expect(openItem(peers.listedPeers.pages[1] ?? '').peers.length).toBe(peers.listedPeers.count - 50);

  const sheets = (address: string) =>
    must(listSheets(context, secretariat, campaignId, sheetSearch.parse(query(address))));
  const missing = sheets('?population=units&submitted=no');
  expect(missing.lines.length).toBe(50);
  expect(sheets(missing.listed.pages[1] ?? '')).toMatchObject({
    conditions: missing.conditions,
    listed: { count: missing.listed.count, first: 51, last: missing.listed.count },
  });
});

test('a filter of targets survives paging, and is taken off again by its own link', async () => {
  const { town, campaignId, secretariat } = await manySections();
  const units = (address: string) =>
    must(targetOverview(town.context, secretariat, campaignId, overviewSearch.parse(query(address))));
  const matrix = (address: string) =>
    must(reportMatrixPage(town.context, secretariat, campaignId, matrixSearch.parse(query(address))));
  const asked = `population=units&bureau=${town.units.welfare}&q=${encodeURIComponent('出張所')}`;
  for (const open of [units, matrix]) {
    const whole = open('?population=units').listed.count;
    const first = open(`?${asked}`);
    expect(first.listed).toMatchObject({ count: 60, page: 1, first: 1, last: 50 });
    const second = open(first.listed.pages[1] ?? '');
    expect(second.listed).toMatchObject({ count: 60, page: 2, first: 51, last: 60 });
    expect(second.filter).toMatchObject({ bureau: town.units.welfare, q: '出張所' });
    expect(open(second.filter.clear)).toMatchObject({
      filter: { bureau: '', q: '' },
      listed: { page: 1, count: whole },
    });
  }
  expect(matrix(`?${asked}`).matrix?.rows.length).toBe(50);
  expect(units('?population=units&q=第７出張所').lines.map(({ name }) => name)).toEqual(['第7出張所']);
});

test('the report prints the first fifty of a list, how many more there are and where all of them stand', async () => {
  const { town, campaignId, secretariat } = await manySections();
  const { context } = town;
  must(closeCampaign(context, town.actor('supervisor'), campaignId));
  const { missingSheets, unconfirmedTargets, selfConfirmedSheets } = must(reportPage(context, secretariat, campaignId));
  expect([missingSheets.lines.length, unconfirmedTargets.lines.length]).toEqual([50, 50]);
  expect(selfConfirmedSheets).toEqual({ lines: [], count: 0, wholes: [] });
  const sheetCounts = missingSheets.wholes.map(
    ({ to }) => must(listSheets(context, secretariat, campaignId, sheetSearch.parse(query(to)))).listed.count,
  );
  const targetCounts = unconfirmedTargets.wholes.map(
    ({ to }) => must(targetOverview(context, secretariat, campaignId, overviewSearch.parse(query(to)))).listed.count,
  );
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  expect([sum(sheetCounts), sum(targetCounts)]).toEqual([missingSheets.count, unconfirmedTargets.count]);
  expect(missingSheets.count).toBeGreaterThan(60);
});
