import { OUTSIDE_BUREAUS, BOARD_STATES } from '#app/services/campaign/board.address.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';

import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';

import { boardOf } from '#app/services/campaign/board.page.server.ts';
import type { Board } from '#app/services/campaign/board.page.server.ts';
import type { BoardFilter } from '#app/services/campaign/board.address.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { writeVersions } from '#db/queries/unit.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { bringTo } from '#test/factories/sheet.ts';
import { askOf, fillSheet, makeTown, openTownCampaign, sheetId, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';

const START = calendarDate('2026-10-01');
const ALL: BoardFilter = { state: null, bureau: null, type: null, text: '', sort: 'bureau', descending: false };

function look(town: Town, who: TownPerson, filter: Partial<BoardFilter> = {}, page = 1): Board {
  const board = boardOf(town.context, town.actor(who), { campaignId: null, filter: { ...ALL, ...filter }, page });
  if (!board.ok || board.value === null) throw new Error(`no board: ${JSON.stringify(board)}`);
  return board.value;
}

const rows = (board: Board) => board.groups.flatMap((group) => group.rows);
const codes = (board: Board) => rows(board).map(({ code }) => code);

async function running(): Promise<{ town: Town; id: string }> {
  const town = await makeTown(testDatabase(START));
  return { town, id: openTownCampaign(town) };
}

describe('who sees the board', () => {
  test('section, system and committee people and the administrator are refused', async () => {
    const { town } = await running();
    const refused = TOWN_PEOPLE.filter(
      (who) => !boardOf(town.context, town.actor(who), { campaignId: null, filter: ALL, page: 1 }).ok,
    );
    expect(refused).toEqual([
      'staff',
      'manager',
      'other_manager',
      'third_manager',
      'system_manager',
      'ciso',
      'committee',
      'administrator',
    ]);
  });

  test('an officer and a coordinator see the own bureau only, in rows, rates, counts and filters', async () => {
    const { town } = await running();
    for (const who of ['officer', 'coordinator'] as const) {
      const board = look(town, who);
      expect(board.ownBureausOnly).toBe(true);
      expect(codes(board)).toEqual(['100', '110', '120', 'S01', 'S02']);
      expect(board.sheetCount).toBe(5);
      expect(board.bureaus).toEqual([{ id: town.units.general, name: '総務部' }]);
      expect(board.rates.map(({ denominator }) => denominator)).toEqual([3, 2]);
      expect(board.mayExtend).toBe(false);
      expect(rows(board).some(({ proxyPossible }) => proxyPossible)).toBe(false);
      expect(rows(look(town, who, { bureau: town.units.welfare }))).toEqual([]);
      expect(rows(look(town, who, { bureau: OUTSIDE_BUREAUS }))).toEqual([]);
    }
  });

  test('an auditor reads everything and acts on nothing', async () => {
    const { town } = await running();
    const board = look(town, 'auditor');
    expect(board.sheetCount).toBe(10);
    expect(board.mayExtend).toBe(false);
    expect(rows(board).some(({ proxyPossible }) => proxyPossible)).toBe(false);
  });

  test('an unknown campaign and a draft are no board', async () => {
    const { town } = await running();
    const draft = must(
      createCampaign(town.context, town.actor('secretariat'), {
        fiscalYear: fiscalYear(2026),
        kind: 'extraordinary',
        name: '臨時',
        dueOn: calendarDate('2026-11-30'),
        questionnaires: [askOf(town, [town.units.tax])],
      }),
    );
    for (const campaignId of ['nowhere', draft]) {
      expect(boardOf(town.context, town.actor('secretariat'), { campaignId, filter: ALL, page: 1 })).toEqual({
        ok: false,
        reason: 'unknown_campaign',
      });
    }
    expect(look(town, 'secretariat').choices).toHaveLength(1);
  });

  test('a body that never opened a campaign has an empty board', async () => {
    const town = await makeTown(testDatabase(START));
    expect(boardOf(town.context, town.actor('secretariat'), { campaignId: null, filter: ALL, page: 1 })).toEqual({
      ok: true,
      value: null,
    });
    expect(boardOf(town.context, town.actor('ciso'), { campaignId: null, filter: ALL, page: 1 })).toEqual({
      ok: false,
      reason: 'not_permitted',
    });
  });
});

describe('what the board says', () => {
  test('groups by bureau in the order of the organization, the whole body first', async () => {
    const { town } = await running();
    const board = look(town, 'secretariat');
    expect(board.groups.map(({ bureauName, sheetCount: sheets }) => [bureauName, sheets])).toEqual([
      [null, 3],
      ['総務部', 5],
      ['福祉部', 2],
    ]);
  });

  test('counts the sheets behind each rate, returned ones not', async () => {
    const { town, id } = await running();
    const sheet = sheetId(town, id, '110', 'security_manager');
    bringTo(town, sheet, 'submitted');
    const rate = () => look(town, 'secretariat').rates.find(({ population }) => population === 'units');
    expect(rate()).toEqual({ population: 'units', numerator: 1, denominator: 5 });
    expect(codes(look(town, 'secretariat', { type: 'units', state: 'handed_in' }))).toEqual(['110']);
    expect(look(town, 'secretariat', { type: 'units', state: 'not_handed_in' }).matching).toBe(4);

    const other = await running();
    bringTo(other.town, sheetId(other.town, other.id, '110', 'security_manager'), 'returned');
    expect(look(other.town, 'secretariat').rates[0]).toEqual({ population: 'units', numerator: 0, denominator: 5 });
    expect(codes(look(other.town, 'secretariat', { state: 'returned' }))).toEqual(['110']);
  });

  test('every count on top is the length of the list it opens', async () => {
    const { town, id } = await running();
    bringTo(town, sheetId(town, id, '110', 'security_manager'), 'confirmed');
    town.context.wait(40);
    for (const place of [{}, { bureau: town.units.general }, { type: 'system' as const }, { text: '総務' }]) {
      const board = look(town, 'secretariat', place);
      for (const state of BOARD_STATES) {
        const opened = look(town, 'secretariat', { ...place, state });
        expect(opened.matching, `${JSON.stringify(place)} ${state}`).toBe(board.counts[state]);
      }
    }
  });

  test('shows how far the entry is: what a closed gate leaves out is not asked for', async () => {
    const { town, id } = await running();
    const sheet = sheetId(town, id, '110', 'security_manager');
    const progress = () => rows(look(town, 'secretariat')).find(({ sheetId: at }) => at === sheet)?.entry;
    expect(progress()).toEqual({ complete: 0, openCount: 4 });
    const saved = saveGates(town.context, town.actor('staff'), sheet, [
      { gateId: 'outsourcing', holds: false, rev: 0 },
    ]);
    expect(saved.ok).toBe(true);
    expect(progress()).toEqual({ complete: 0, openCount: 3 });
    fillSheet(town, town.actor('staff'), sheet);
    expect(progress()).toEqual({ complete: 3, openCount: 3 });
    const packaged = rows(look(town, 'secretariat')).find(({ code }) => code === 'S01');
    expect(packaged?.entry).toEqual({ complete: 0, openCount: 1 });
  });

  test('names whose turn it is, and an office that nobody holds', async () => {
    const { town, id } = await running();
    const sheet = sheetId(town, id, '110', 'security_manager');
    const next = () => rows(look(town, 'secretariat')).find(({ sheetId: at }) => at === sheet)?.next;
    expect(next()).toEqual({ turn: 'answer', office: 'security_manager', people: [town.actor('manager').name] });
    bringTo(town, sheet, 'submitted');
    expect(next()).toEqual({ turn: 'confirm', office: 'security_officer', people: [town.actor('officer').name] });
    town.context.db.$client.exec(`UPDATE appointment SET until_date = '2026-09-30' WHERE role = 'security_officer'`);
    expect(next()).toEqual({ turn: 'confirm', office: 'security_officer', people: [] });
  });

  test('marks what is late, before and after it is handed in', async () => {
    const { town, id } = await running();
    const sheet = sheetId(town, id, '110', 'security_manager');
    fillSheet(town, town.actor('manager'), sheet);
    const row = () => rows(look(town, 'secretariat')).find(({ sheetId: at }) => at === sheet);
    town.context.wait(30);
    expect(row()).toMatchObject({ overdue: false, late: false });
    town.context.wait(1);
    expect(row()).toMatchObject({ overdue: true, late: false });
    expect(handIn(town.context, town.actor('manager'), sheet).ok).toBe(true);
    expect(row()).toMatchObject({ overdue: false, late: true });
    expect(look(town, 'secretariat', { state: 'overdue' }).matching).toBe(9);
  });

  test('finds by name, code, owner and bureau, whatever the width of the letters', async () => {
    const { town } = await running();
    expect(codes(look(town, 'secretariat', { text: 'ｓ０１' }))).toEqual(['S01']);
    expect(codes(look(town, 'secretariat', { text: '税務' }))).toEqual(['120', 'S02']);
    expect(codes(look(town, 'secretariat', { text: '福祉部 健康' }))).toEqual(['210']);
    expect(codes(look(town, 'secretariat', { text: "' OR 1=1 --" }))).toEqual([]);
  });

  test('sorts by the chosen column and back', async () => {
    const { town, id } = await running();
    bringTo(town, sheetId(town, id, '110', 'security_manager'), 'in_progress');
    const first = look(town, 'secretariat', { sort: 'activity', descending: true });
    expect(codes(first)[0]).toBe('110');
    const last = look(town, 'secretariat', { sort: 'activity' });
    expect(codes(last).at(-1)).toBe('110');
    expect(first.groups).toHaveLength(1);
  });
});

test('a thousand sections come in pages of fifty, with rates over all of them', async () => {
  const town = await makeTown(testDatabase(START));
  const { context } = town;
  const unitIds = Array.from({ length: 1000 }, (_, index) => `section-${String(index).padStart(4, '0')}`);
  context.db.transaction((tx) => {
    const put = unitIds.map((id, index) => ({
      id,
      from: START,
      until: null,
      code: `X${index}`,
      name: `第${index}課`,
      type: 'department' as const,
      parentId: town.units.general,
      order: 1000 + index,
      policyId: null,
    }));
    writeVersions(tx, { drop: [], put });
  });
  const campaign = must(
    createCampaign(context, town.actor('secretariat'), {
      fiscalYear: fiscalYear(2026),
      kind: 'regular',
      name: '定期',
      dueOn: calendarDate('2026-10-31'),
      questionnaires: [askOf(town, unitIds)],
    }),
  );
  must(lookAndOpen(context, town.actor('secretariat'), campaign));
  const board = look(town, 'secretariat', {}, 20);
  expect(board).toMatchObject({ matching: 1000, pageCount: 20, page: 20 });
  expect(rows(board)).toHaveLength(50);
  expect(board.rates[0]).toEqual({ population: 'units', numerator: 0, denominator: 1000 });
  expect(look(town, 'secretariat', {}, 9999).page).toBe(20);
});
