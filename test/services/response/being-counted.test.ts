import { expect, test } from 'vitest';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { extendDueDate } from '#app/services/campaign/due-date.acts.server.ts';
import { homeOf } from '#app/services/campaign/home.page.server.ts';
import { beginClosing, discardClosingSlices } from '#app/services/report/closing.acts.server.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import { returnOnChangedCommon } from '#app/services/response/common-answer.acts.server.ts';
import { commonAnswersPage } from '#app/services/response/common-answers.page.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import {
  changeMeasure,
  includeItem,
  planMeasure,
  withdrawMeasure,
} from '#app/services/response/measure.acts.server.ts';
import { proxyTarget } from '#app/services/response/proxy-entry.page.server.ts';
import { beginProxyEntry, withdrawSheet } from '#app/services/response/sheet.acts.server.ts';
import { openSheet } from '#app/services/response/sheet-header.loader.server.ts';
import { SYSTEM } from '#app/services/shared/authorize.server.ts';
import { runAtOnce } from '#app/services/shared/slices.server.ts';
import { ALL_LAID_DOWN, COMMON, handInConfirmed, ONE_LACKS, townWithCommon } from '#test/factories/common-town.ts';
import { rowsOf } from '#test/factories/rows.ts';
import { handIn, lookAndAccept, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { makeAnswer } from '#test/factories/town.ts';

const ITEM = '1-1@security_manager';
const PLAN = { measure: '手順を定める。', owner: '税務係', due: calendarDate('2027-03-31') };
const BASIS = {
  decidedBy: '税務課長',
  decidedOn: '2026-10-01',
  documentNumber: '税第1号',
  paperLocation: '税務課',
};

/** A campaign that is being counted: one sheet is half answered, one is handed in, one is confirmed. */
async function beingCounted() {
  const made = await townWithCommon();
  const { context, town } = made;
  const open = made.section('120');
  const input = { plan: PLAN, covers: [{ itemKey: COMMON, rowId: null }] };
  const measure = must(planMeasure(context, town.actor('other_manager'), open, { ...input, takenFrom: null }));
  const waiting = handInConfirmed(made, '110', 'manager');
  const confirmed = handInConfirmed(made, '210', 'other_officer');
  must(beginClosing(context, town.actor('supervisor'), made.campaignId));
  return { ...made, open, waiting, confirmed, input, measure };
}

test('each kind of save in a campaign that is being counted is refused as such, and stores nothing', async () => {
  const made = await beingCounted();
  const { context, town, campaignId, open, waiting, confirmed, input, measure } = made;
  const staff = town.actor('other_manager');
  const officer = town.actor('officer');
  const secretariat = town.actor('secretariat');
  const answer = makeAnswer({ value: 'implemented' });
  const before = rowsOf(context.db);
  const saves: Readonly<Record<string, () => { readonly ok: boolean }>> = {
    answer: () => saveAnswer(context, staff, open, { itemKey: ITEM, answer, rev: 0 }),
    'emptied answer': () => saveAnswer(context, staff, open, { itemKey: ITEM, answer: EMPTY_ANSWER, rev: 0 }),
    chapter: () =>
      saveChapter(context, staff, open, { chapter: null, same: null, answers: [{ itemKey: ITEM, answer, rev: 0 }] }),
    confirmation: () => made.confirm('other_manager', open),
    gate: () => saveGates(context, staff, open, [{ gateId: 'outsourcing', holds: true, rev: 0 }]),
    measure: () => planMeasure(context, staff, open, { ...input, takenFrom: null }),
    'changed measure': () => changeMeasure(context, staff, open, { ...measure, ...input, plan: PLAN }),
    'included item': () => includeItem(context, staff, open, { ...measure, itemKey: ITEM }),
    'withdrawn measure': () => withdrawMeasure(context, staff, open, measure),
    'hand-in': () => handIn(context, staff, open),
    withdrawal: () => withdrawSheet(context, town.actor('manager'), waiting),
    'confirmed sheet': () => lookAndConfirm(context, officer, waiting),
    return: () => lookAndReturn(context, officer, waiting, '根拠資料を補ってください。'),
    acceptance: () => lookAndAccept(context, secretariat, confirmed),
    'entry on behalf': () => beginProxyEntry(context, secretariat, open, BASIS),
    'common answer': () => made.give('secretariat', ONE_LACKS),
    extension: () =>
      extendDueDate(context, secretariat, campaignId, { sheetId: null, dueOn: addDays(context.today(), 60) }),
  };
  const outcomes = Object.fromEntries(Object.entries(saves).map(([name, save]) => [name, save()]));
  const refused = { ok: false, reason: 'being_counted' };
  expect(outcomes).toEqual(Object.fromEntries(Object.keys(saves).map((name) => [name, refused])));
  expect(rowsOf(context.db)).toEqual(before);
});

test('who enters on behalf is refused as well, and goes on when the counting is given up', async () => {
  const made = await townWithCommon();
  const { context, town, campaignId } = made;
  const [secretariat, supervisor] = [town.actor('secretariat'), town.actor('supervisor')];
  const open = made.section('120');
  must(beginProxyEntry(context, secretariat, open, BASIS));
  const save = () =>
    saveAnswer(context, secretariat, open, { itemKey: ITEM, answer: makeAnswer({ value: 'implemented' }), rev: 0 });
  must(beginClosing(context, supervisor, campaignId));
  expect(save()).toMatchObject({ reason: 'being_counted' });
  must(runAtOnce(discardClosingSlices(context, supervisor, campaignId)));
  expect(save()).toMatchObject({ ok: true });
});

test('no sheet is returned for a changed common answer while it is counted', async () => {
  const made = await townWithCommon();
  const { context, town, campaignId } = made;
  handInConfirmed(made, '110', 'manager');
  expect(made.give('secretariat', ONE_LACKS)).toMatchObject({ ok: true });
  must(beginClosing(context, town.actor('supervisor'), campaignId));
  const before = rowsOf(context.db);
  expect(returnOnChangedCommon(context, SYSTEM, 20)).toMatchObject({ ok: false });
  expect(rowsOf(context.db)).toEqual(before);
});

test('the pages of a sheet that is being counted are for reading, and say why', async () => {
  const { context, town, open, waiting, campaignId } = await beingCounted();
  const readOnly = (id: string, who: 'other_manager' | 'manager' | 'auditor') =>
    must(openSheet(context, town.actor(who), id)).header.readOnly;
  expect(readOnly(open, 'other_manager')).toBe('being_counted');
  expect(readOnly(waiting, 'manager')).toBe('handed_in');
  expect(readOnly(open, 'auditor')).toBe('not_respondent');
  expect(must(proxyTarget(context, town.actor('secretariat'), open)).denial).toBe('being_counted');
  expect(must(commonAnswersPage(context, town.actor('secretariat'), campaignId))).toMatchObject({
    mayGive: false,
    beingCounted: true,
  });
  expect(homeOf(context, town.actor('other_manager')).sheets).toMatchObject([
    { sheetId: open, editable: false, beingCounted: true },
  ]);
});

test('a common answer is given again when the counting is given up', async () => {
  const { context, town, campaignId, give } = await beingCounted();
  must(runAtOnce(discardClosingSlices(context, town.actor('supervisor'), campaignId)));
  expect(give('secretariat', ONE_LACKS)).toMatchObject({ ok: true });
  expect(give('secretariat', ALL_LAID_DOWN)).toMatchObject({ ok: true });
});
