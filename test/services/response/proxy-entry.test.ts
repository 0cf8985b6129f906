import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { sheetOverview } from '#app/services/response/sheet-overview.page.server.ts';
import { beginProxyEntry, withdrawSheet } from '#app/services/response/sheet.acts.server.ts';
import { proxyTarget } from '#app/services/response/proxy-entry.page.server.ts';
import { proxyEntriesOfSheet } from '#db/queries/sheet.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { handIn, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const START = calendarDate('2026-10-01');
const BASIS = { decidedBy: '総務課長', decidedOn: '2026-10-01', documentNumber: '総第1号', paperLocation: '総務課' };
const NOT_PERMITTED = { ok: false, reason: 'not_permitted' };

let town: Town;
let id: string;

beforeEach(async () => {
  town = await makeTown(testDatabase(START));
  id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
});

const begin = (who: TownPerson, decidedOn = '2026-10-01') =>
  beginProxyEntry(town.context, town.actor(who), id, { ...BASIS, decidedOn });
const enter = (who: TownPerson) =>
  saveAnswer(town.context, town.actor(who), id, {
    itemKey: '1-1@security_manager',
    answer: makeAnswer({ value: 'unknown', comment: '聞き直す。' }),
    rev: 1,
  });
const overview = (who: TownPerson) => must(sheetOverview(town.context, town.actor(who), id)).header;

describe('a ground of 代行入力 ends with its hand-in', () => {
  beforeEach(() => {
    must(begin('secretariat'));
    fillSheet(town, town.actor('secretariat'), id);
    expect(handIn(town.context, town.actor('secretariat'), id).ok).toBe(true);
  });

  test('after a return nothing is entered or handed in on it, until a new one is begun', () => {
    must(lookAndReturn(town.context, town.actor('officer'), id, '直してください。'));
    expect(enter('secretariat')).toEqual(NOT_PERMITTED);
    expect(handIn(town.context, town.actor('secretariat'), id)).toEqual(NOT_PERMITTED);
    expect(overview('secretariat')).toMatchObject({ byProxy: false, readOnly: 'not_respondent' });
    must(begin('secretariat'));
    expect(overview('secretariat')).toMatchObject({ byProxy: true, readOnly: null });
    expect(enter('secretariat').ok).toBe(true);
    expect(handIn(town.context, town.actor('secretariat'), id).ok).toBe(true);
  });

  test('after the respondent took it back, neither', () => {
    must(withdrawSheet(town.context, town.actor('manager'), id));
    expect(enter('secretariat')).toEqual(NOT_PERMITTED);
    expect(enter('manager').ok).toBe(true);
  });
});

test('a hand-in by the respondent ends the ground of the secretariat, too', () => {
  must(begin('secretariat'));
  fillSheet(town, town.actor('secretariat'), id);
  expect(handIn(town.context, town.actor('manager'), id).ok).toBe(true);
  must(withdrawSheet(town.context, town.actor('manager'), id));
  expect(enter('secretariat')).toEqual(NOT_PERMITTED);
});

test('each hand-in on behalf names its own ground', () => {
  must(begin('secretariat'));
  fillSheet(town, town.actor('secretariat'), id);
  expect(handIn(town.context, town.actor('secretariat'), id).ok).toBe(true);
  must(lookAndReturn(town.context, town.actor('officer'), id, '直してください。'));
  must(begin('secretariat'));
  expect(handIn(town.context, town.actor('secretariat'), id).ok).toBe(true);
  const grounds = town.context.db.$client
    .prepare('SELECT proxy_entry_id AS id FROM sheet_submission WHERE sheet_id = ? ORDER BY number')
    .all(id);
  expect(grounds).toEqual(proxyEntriesOfSheet(town.context.db, id).map((entry) => ({ id: entry.id })));
});

describe('the day of the decision', () => {
  test.each([
    ['2026-02-29', 'basis_missing', 'does not exist'],
    ['2026-13-01', 'basis_missing', 'has no such month'],
    ['２０２６-10-01', 'basis_missing', 'is written in wide digits'],
    ['2026-10-02', 'decided_later', 'is still to come'],
    ['2026-03-31', 'decided_before', 'lies before the 対象期間'],
    ['1026-10-01', 'decided_before', 'is a slip of the pen'],
  ])('%s is refused as %s: it %s', (day, reason) => {
    expect(begin('secretariat', day)).toEqual({ ok: false, reason });
    expect(proxyEntriesOfSheet(town.context.db, id)).toEqual([]);
  });

  test('may be the first day of the 対象期間, which the page names, and today', () => {
    const { periodFrom, today } = must(proxyTarget(town.context, town.actor('secretariat'), id));
    expect([periodFrom, today]).toEqual(['2026-04-01', '2026-10-01']);
    expect(begin('secretariat', periodFrom).ok).toBe(true);
    expect(begin('secretariat', today).ok).toBe(true);
    expect(begin('secretariat', addDays(periodFrom, -1)).ok).toBe(false);
  });
});
