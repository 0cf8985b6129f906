import { describe, expect, test } from 'vitest';
import { NO_BOARD_QUERY } from '#app/components/campaign/board-address.ts';
import { BoardChart } from '#app/components/campaign/board-chart.tsx';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { boardChoice, boardSearch, OUTSIDE_BUREAUS } from '#app/services/campaign/board.address.server.ts';
import { boardOf } from '#app/services/campaign/board.page.server.ts';
import type { Board } from '#app/services/campaign/board.page.server.ts';
import { render } from '#test/components/ui/render.tsx';
import { testDatabase } from '#test/factories/database.ts';
import { bringTo } from '#test/factories/sheet.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

/** The board as an address asks for it. */
function look(town: Town, who: TownPerson, address = '/board'): Board {
  const search = Object.fromEntries(new URL(address, 'http://tenken.test').searchParams);
  const { page, ...query } = boardSearch.parse(search);
  const board = boardOf(town.context, town.actor(who), { ...boardChoice(query), page });
  if (!board.ok || board.value === null) throw new Error(`no board: ${JSON.stringify(board)}`);
  return board.value;
}

/** 110 was returned, 120 waits to be confirmed, and the head of the welfare bureau confirmed 210 by handing it in. */
async function running({ bureaus = true } = {}): Promise<Town> {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  if (!bureaus) {
    const run = (sql: string) => town.context.db.$client.exec(sql);
    run(`UPDATE unit_version SET parent_id = '${town.units.body}' WHERE type = 'department'`);
    run(`DELETE FROM appointment WHERE role IN ('security_officer', 'bureau_coordinator')`);
    run(`DELETE FROM unit_version WHERE type = 'bureau'`);
    openTownCampaign({
      ...town,
      units: { ...town.units, general: town.units.generalAffairs, welfare: town.units.health },
    });
    return town;
  }
  const id = openTownCampaign(town);
  bringTo(town, sheetId(town, id, '110', 'security_manager'), 'returned');
  for (const [code, who] of [
    ['120', 'other_manager'],
    ['210', 'other_officer'],
  ] as const) {
    const sheet = sheetId(town, id, code, 'security_manager');
    fillSheet(town, town.actor(who), sheet);
    must(handIn(town.context, town.actor(who), sheet));
  }
  return town;
}

/** Each bar with the sum of its sheets. */
function totals({ chart }: Board) {
  return chart.bars.each.map(({ id }, at) => [id, chart.series.reduce((sum, one) => sum + (one.perBar[at] ?? 0), 0)]);
}

const draw = (board: Board, query = NO_BOARD_QUERY) =>
  render(<BoardChart chart={board.chart} ownBureausOnly={board.ownBureausOnly} query={query} />);

/** Every link of the drawn table with the number that it shows. */
async function links(board: Board): Promise<readonly { to: string; count: number }[]> {
  const found = (await draw(board)).matchAll(/<a [^>]*href="(\/board[^"]*)"[^>]*>(\d+)<\/a>/g);
  return [...found].map(([, to = '', count]) => ({ to: to.replaceAll('&amp;', '&'), count: Number(count) }));
}

describe('the chart of the board', () => {
  test('has the bureaus in the order of the organization, what belongs to none last', async () => {
    const town = await running();
    const board = look(town, 'secretariat');
    expect(board.chart.bars).toEqual({
      of: 'bureau',
      each: [
        { id: town.units.general, name: '総務部' },
        { id: town.units.welfare, name: '福祉部' },
        { id: OUTSIDE_BUREAUS, name: null },
      ],
    });
    expect(totals(board).map(([, total]) => total)).toEqual([5, 2, 3]);
    expect(board.chart.series.map(({ state, perBar }) => [state, ...perBar])).toEqual([
      ['accepted', 0, 0, 0],
      ['confirmed', 0, 1, 0],
      ['submitted', 1, 0, 0],
      ['returned', 1, 0, 0],
      ['in_progress', 0, 0, 0],
      ['not_started', 3, 1, 3],
    ]);
  });

  test.each(['secretariat', 'auditor', 'officer', 'other_officer', 'coordinator'] as const)(
    'agrees for the %s with the counts of the board and with the lists that its numbers open',
    async (who) => {
      const town = await running();
      const board = look(town, who);
      for (const { state, perBar } of board.chart.series) {
        expect(
          perBar.reduce((sum, count) => sum + count, 0),
          state,
        ).toBe(board.counts[state]);
      }
      expect(totals(board).reduce((sum, [, total]) => sum + Number(total), 0)).toBe(board.sheetCount);
      const opened = await links(board);
      expect(opened.length).toBeGreaterThan(1);
      for (const { to, count } of opened) expect(look(town, who, to).matching, to).toBe(count);
    },
  );

  test('shows an officer the own bureau alone', async () => {
    const town = await running();
    const board = look(town, 'officer');
    expect(totals(board)).toEqual([[town.units.general, 5]]);
    expect(await draw(board)).not.toContain('福祉部');
    expect(totals(look(town, 'other_officer'))).toEqual([[town.units.welfare, 2]]);
  });

  test('is of the whole, whatever the list is filtered by', async () => {
    const town = await running();
    const whole = look(town, 'secretariat').chart;
    for (const search of ['state=returned', `bureau=${town.units.welfare}`, 'q=税務', 'page=2', 'sort=due']) {
      expect(look(town, 'secretariat', `/board?${search}`).chart, search).toEqual(whole);
    }
  });

  test('goes by population where there are no bureaus', async () => {
    const town = await running({ bureaus: false });
    const board = look(town, 'secretariat');
    expect(board.chart.bars).toEqual({
      of: 'population',
      each: [{ id: 'units' }, { id: 'systems' }, { id: 'organization' }],
    });
    expect(await draw(board)).not.toContain('部局');
    for (const { to, count } of await links(board)) expect(look(town, 'secretariat', to).matching, to).toBe(count);
  });

  test('draws the first fifty of more bureaus and says so, with all of them in its table', async () => {
    const town = await running();
    const each = Array.from({ length: 51 }, (_, index) => ({ id: `b${index}`, name: `第${index}部` }));
    const perBar = each.map(() => 1);
    const chart: Board['chart'] = { bars: { of: 'bureau', each }, series: [{ state: 'accepted', perBar }] };
    const html = await draw({ ...look(town, 'secretariat'), chart });
    expect(html).toContain('図は51部局のうち初めの50部局です。');
    expect(html).toContain('第50部');
    expect(await links({ ...look(town, 'secretariat'), chart })).toHaveLength(51);
    const fewer: Board['chart'] = {
      bars: { of: 'bureau', each: each.slice(1) },
      series: [{ state: 'accepted', perBar: perBar.slice(1) }],
    };
    expect(await draw({ ...look(town, 'secretariat'), chart: fewer })).not.toContain('図は');
    expect(await links({ ...look(town, 'secretariat'), chart: fewer })).toHaveLength(100);
  });

  test('is nothing where there is no sheet', async () => {
    const town = await running();
    const chart: Board['chart'] = { bars: { of: 'population', each: [] }, series: [] };
    expect(await draw({ ...look(town, 'secretariat'), chart })).toBe('');
  });
});
