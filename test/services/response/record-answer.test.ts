import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { restoreSystem, retireSystem } from '#app/services/asset/asset.acts.server.ts';
import { closeCampaign, supersedeClosing } from '#app/services/report/closing.acts.server.ts';
import { saveTypedAnswer } from '#app/services/response/answer-entry.acts.server.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import type { ShownRecord } from '#app/services/response/chapter.page.server.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { answerYear } from '#test/factories/closed-town.ts';
import { testDatabase } from '#test/factories/database.ts';
import { broughtResults, GENERAL_RESULT } from '#test/factories/past.ts';
import { askedOfRecords, classify, confirmLedger, recordTown } from '#test/factories/record-town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { statementsOf } from '#test/factories/statements.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const SYSTEM = '2-1@system_manager';
const BUREAU = '2-3@security_officer';
const SUPERVISOR = '3-1@supervising_security_officer';
const CISO = '3-2@ciso';

/** The record beside a question, as the page of the person's sheet shows it. */
function shown(town: Town, who: TownPerson, id: string, itemKey: string): ShownRecord | null {
  const chapter = itemKey.split('-', 1).join('');
  const page = must(sheetChapter(town.context, town.actor(who), id, chapter));
  const found = page.questions.find((question) => question.itemKey === itemKey);
  if (found === undefined) throw new Error(`sheet ${id} does not ask ${itemKey}`);
  return found.recorded;
}

function press(town: Town, who: TownPerson, id: string, confirms: { itemKey: string; recordSeen: string }) {
  return saveChapter(town.context, town.actor(who), id, { chapter: null, answers: [], same: null, confirms });
}

function itemOf({ context }: Town, id: string, itemKey: string) {
  const item = loadSheet(context, id)?.items.find((one) => one.itemKey === itemKey);
  if (item === undefined) throw new Error(`sheet ${id} does not ask ${itemKey}`);
  return item;
}

const stateRow = ({ context }: Town, itemId: string) =>
  context.db.$client.prepare('SELECT basis, rev, value FROM item_state WHERE item_id = ?').get(itemId);

interface Ok {
  readonly ok: true;
  readonly value: unknown;
}

describe('what the records show', () => {
  test('of the closed year before stands beside the question, with its days and a way to the sheet', async () => {
    const { town, lastYear, thisYear } = await recordTown({
      [SUPERVISOR]: 'self_inspection_done',
      [CISO]: 'self_inspection_reported',
    });
    const own = sheetId(town, thisYear, '000', 'supervising_security_officer');
    const before = sheetId(town, lastYear, '000', 'supervising_security_officer');
    expect(shown(town, 'supervisor', own, SUPERVISOR)).toMatchObject({
      reference: {
        documentName: '「令和7年度(2025) 前年度の定期自己点検」の点検票',
        location: 'Tenkenの記録（令和7年10月1日提出、令和7年11月10日集計確定）',
      },
      ...{ linkTo: `/sheets/${before}`, confirmed: false },
    });
    expect(sheetChapter(town.context, town.actor('supervisor'), before, '3')).toMatchObject({ ok: true });
    const ciso = sheetId(town, thisYear, '000', 'ciso');
    expect(shown(town, 'ciso', ciso, CISO)).toMatchObject({
      reference: { location: 'Tenkenの記録（令和8年2月20日報告）' },
    });
  });

  test('answers nothing by itself: the item is open until a person confirms it', async () => {
    const { town, thisYear } = await recordTown({ [SUPERVISOR]: 'self_inspection_done' });
    const id = sheetId(town, thisYear, '000', 'supervising_security_officer');
    expect(shown(town, 'supervisor', id, SUPERVISOR)).not.toBeNull();
    expect(itemOf(town, id, SUPERVISOR)).toMatchObject({ answer: null, value: null, missing: ['unanswered'] });
    expect(loadSheet(town.context, id)?.sheet.state).toBe('not_started');
  });

  test('is nothing for whoever did not hand in the year before', async () => {
    const { town, thisYear } = await recordTown({
      [SYSTEM]: 'self_inspection_done',
      [BUREAU]: 'self_inspection_done',
    });
    const system = (code: string) =>
      shown(town, 'system_manager', sheetId(town, thisYear, code, 'system_manager'), SYSTEM);
    expect([system('S01') === null, system('S02') === null]).toEqual([false, true]);
    const bureau = (code: string, who: TownPerson) =>
      shown(town, who, sheetId(town, thisYear, code, 'security_officer'), BUREAU);
    expect(bureau('100', 'officer')?.reference.location).toContain('所属の点検票2件もすべて提出済み');
    expect(bureau('200', 'other_officer')).toBeNull();
  });

  test('of the ledger is told to who manages a system that its owner found right', async () => {
    const { town, thisYear } = await recordTown({ [SYSTEM]: 'ledger_kept' });
    const of = (code: string) => shown(town, 'system_manager', sheetId(town, thisYear, code, 'system_manager'), SYSTEM);
    expect(of('S01')?.reference).toMatchObject({
      documentName: '情報システム台帳（S01 住民記録）',
      location: 'Tenkenの記録（令和7年10月1日から記載、令和8年4月1日に内容を確認）',
    });
    expect(of('S02')).toBeNull();
  });

  test('is nothing in a first year, whatever was brought along of the year before', async () => {
    const questionnaire = askedOfRecords({
      [SUPERVISOR]: 'self_inspection_done',
      [CISO]: 'self_inspection_reported',
      [SYSTEM]: 'ledger_kept',
    });
    const town = await makeTown(testDatabase(calendarDate('2026-05-01')), questionnaire);
    broughtResults(town, GENERAL_RESULT);
    classify(town, town.systems.ledger);
    confirmLedger(town);
    const campaign = openTownCampaign(town);
    const of = (code: string, office: string, who: TownPerson, key: string) =>
      shown(town, who, sheetId(town, campaign, code, office), key);
    expect(of('000', 'supervising_security_officer', 'supervisor', SUPERVISOR)).toBeNull();
    expect(of('000', 'ciso', 'ciso', CISO)).toBeNull();
    // The ledger was begun within the 対象期間.
    expect(of('S01', 'system_manager', 'system_manager', SYSTEM)).toBeNull();
  });

  test('is nothing of a system that was out of the ledger for a while', async () => {
    const town = await makeTown(testDatabase(calendarDate('2025-10-01')), askedOfRecords({ [SYSTEM]: 'ledger_kept' }));
    const [{ context }, secretariat] = [town, town.actor('secretariat')];
    const { ledger } = town.systems;
    classify(town, ledger);
    context.goTo(calendarDate('2026-05-01'));
    must(retireSystem(context, secretariat, { id: ledger, retiredOn: context.today() }));
    must(restoreSystem(context, secretariat, ledger));
    confirmLedger(town);
    const id = sheetId(town, openTownCampaign(town), 'S01', 'system_manager');
    expect(shown(town, 'system_manager', id, SYSTEM)).toBeNull();
  });

  test('is nothing of a year whose 集計確定 was superseded', async () => {
    const questionnaire = askedOfRecords({ [SUPERVISOR]: 'self_inspection_done' });
    const town = await makeTown(testDatabase(calendarDate('2025-10-01')), questionnaire);
    const { context } = town;
    const lastYear = openTownCampaign(town);
    answerYear(town, lastYear);
    must(closeCampaign(context, town.actor('supervisor'), lastYear));
    context.goTo(calendarDate('2026-10-01'));
    const id = sheetId(town, openTownCampaign(town), '000', 'supervising_security_officer');
    expect(shown(town, 'supervisor', id, SUPERVISOR)).not.toBeNull();
    must(supersedeClosing(context, town.actor('supervisor'), lastYear, '提出が漏れていたため'));
    expect(shown(town, 'supervisor', id, SUPERVISOR)).toBeNull();
  });

  test('is read once a page', async () => {
    const { town, thisYear } = await recordTown({ [SYSTEM]: 'self_inspection_done' });
    const without = await recordTown({});
    const reads = (of: Town, campaign: string) => {
      const id = sheetId(of, campaign, 'S01', 'system_manager');
      const { context } = of;
      const page = () => must(sheetChapter(context, of.actor('system_manager'), id, '2'));
      return statementsOf(context, page).statements.length;
    };
    // The closed year, and the own sheet in it.
    expect(reads(town, thisYear) - reads(without.town, without.thisYear)).toBe(2);
  });
});

describe('「記録のとおり」', () => {
  test('is the respondent’s own answer, with the record as evidence and basis', async () => {
    const { town, thisYear } = await recordTown({ [SUPERVISOR]: 'self_inspection_done' });
    const id = sheetId(town, thisYear, '000', 'supervising_security_officer');
    const record = shown(town, 'supervisor', id, SUPERVISOR);
    const recordSeen = record?.mark ?? '';
    expect(press(town, 'supervisor', id, { itemKey: SUPERVISOR, recordSeen })).toMatchObject({
      value: { saved: 1, seenBefore: false },
    });
    const item = itemOf(town, id, SUPERVISOR);
    expect(item).toMatchObject({ value: 'implemented', missing: [] });
    expect(item.answer?.evidence).toEqual([record?.reference]);
    expect(stateRow(town, item.itemId)).toEqual({ basis: 'record', rev: null, value: 'implemented' });
    expect(shown(town, 'supervisor', id, SUPERVISOR)?.confirmed).toBe(true);
    must(handIn(town.context, town.actor('supervisor'), id));
    const review = must(reviewOf(town.context, town.actor('secretariat'), id));
    expect(review.items.find(({ itemId }) => itemId === item.itemId)).toMatchObject({
      ...{ onRecord: true, evidence: [record?.reference] },
    });
    expect((await verifyLog(town)).status).toBe(0);
  });

  test('ends when something else is typed, which needs no reason', async () => {
    const { town, thisYear } = await recordTown({ [SUPERVISOR]: 'self_inspection_done' });
    const id = sheetId(town, thisYear, '000', 'supervising_security_officer');
    const recordSeen = shown(town, 'supervisor', id, SUPERVISOR)?.mark ?? '';
    must(press(town, 'supervisor', id, { itemKey: SUPERVISOR, recordSeen }));
    const answer = makeAnswer({ value: 'unknown', comment: '' });
    must(saveAnswer(town.context, town.actor('supervisor'), id, { itemKey: SUPERVISOR, answer, rev: 1 }) as Ok);
    const item = itemOf(town, id, SUPERVISOR);
    expect(item).toMatchObject({ value: 'unknown', missing: [] });
    expect(stateRow(town, item.itemId)).toEqual({ basis: 'own', rev: 2, value: 'unknown' });
    expect(shown(town, 'supervisor', id, SUPERVISOR)?.confirmed).toBe(false);
  });

  test('stores nothing for a record that says something else by now, or that there is none of', async () => {
    const { town, thisYear } = await recordTown({ [SUPERVISOR]: 'self_inspection_done' });
    const id = sheetId(town, thisYear, '000', 'supervising_security_officer');
    const stale = { itemKey: SUPERVISOR, recordSeen: 'self_inspection_done elsewhere' };
    expect(press(town, 'supervisor', id, stale)).toMatchObject({ value: { saved: 0, seenBefore: true } });
    const ciso = sheetId(town, thisYear, '000', 'ciso');
    const none = { itemKey: CISO, recordSeen: shown(town, 'supervisor', id, SUPERVISOR)?.mark ?? '' };
    expect(press(town, 'ciso', ciso, none)).toMatchObject({ value: { saved: 0, seenBefore: true } });
    expect(itemOf(town, id, SUPERVISOR).answer).toBeNull();
    expect(itemOf(town, ciso, CISO).answer).toBeNull();
  });

  test('cannot be typed: what claims to rest on a record is refused', async () => {
    const { town, thisYear } = await recordTown({ [SUPERVISOR]: 'self_inspection_done' });
    const id = sheetId(town, thisYear, '000', 'supervising_security_officer');
    const forged = { ...makeAnswer({ value: 'implemented' }), record: { kind: 'self_inspection_done', seen: 'x' } };
    const typed = { itemKey: SUPERVISOR, answer: forged, rev: 0 };
    expect(saveTypedAnswer(town.context, town.actor('supervisor'), id, typed)).toEqual({
      ok: false,
      reason: 'unknown_value',
    });
  });

  test('is refused on another person’s sheet, and on one that is handed in', async () => {
    const { town, thisYear } = await recordTown({ [SUPERVISOR]: 'self_inspection_done' });
    const id = sheetId(town, thisYear, '000', 'supervising_security_officer');
    const confirms = { itemKey: SUPERVISOR, recordSeen: shown(town, 'supervisor', id, SUPERVISOR)?.mark ?? '' };
    for (const who of ['manager', 'officer', 'system_manager', 'secretariat', 'administrator'] as const)
      expect(press(town, who, id, confirms)).toMatchObject({ ok: false });
    fillSheet(town, town.actor('supervisor'), id);
    must(handIn(town.context, town.actor('supervisor'), id));
    expect(press(town, 'supervisor', id, confirms)).toMatchObject({ ok: false });
    expect(itemOf(town, id, SUPERVISOR).answer?.record).toBeUndefined();
  });
});
