import { beforeEach, describe, expect, it } from 'vitest';
import { seenFields } from '#app/components/response/seen-fields.tsx';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { action as begin } from '#app/routes/_app.sheets.$sheetId_.proxy.tsx';
import { action as decide, shouldRevalidate } from '#app/routes/_app.sheets.$sheetId_.review.tsx';
import { action as handInPage } from '#app/routes/_app.sheets.$sheetId.submit.tsx';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { withdrawSheet } from '#app/services/response/sheet.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { contentNow, handIn, lookAndConfirm, seenNow } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';
import type { Route } from '#test/routes/call.ts';

let context: TestContext;
let town: Town;
let id: string;

beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  town = await makeTown(context);
  id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
});

async function post(page: Route, who: TownPerson, fields: Record<string, string>) {
  return callRoute(context, page, `/sheets/${id}`, { sheetId: id }, form(fields, await sessionOf(context, who)));
}

const state = () => loadSheet(context, id)?.sheet.state;
const seen = () => seenFields(seenNow(context, id));

/** Withdrawn, changed to 未実施 and handed in again, while a page of before stands open. */
function changeBehindThePage(): void {
  const manager = town.actor('manager');
  must(withdrawSheet(context, manager, id));
  const answer = makeAnswer({ value: 'not_implemented' });
  must(saveAnswer(context, manager, id, { itemKey: '1-1@security_manager', answer, rev: 1 }));
  expect(handIn(context, manager, id).ok).toBe(true);
}

describe('tried: an old page confirmed a sheet that had been withdrawn and changed to 未実施', () => {
  beforeEach(() => {
    fillSheet(town, town.actor('manager'), id);
    expect(handIn(context, town.actor('manager'), id).ok).toBe(true);
  });

  it('is answered 409 with what happened, changes nothing, and the new page confirms', async () => {
    const old = seen();
    changeBehindThePage();
    const refused = await post(decide, 'officer', { intent: 'confirm', ...old });
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ field: '' }] } });
    expect(JSON.stringify(refused.body)).toContain('内容が変わっています。');
    expect(JSON.stringify(refused.body)).toContain('もう一度確かめてください。');
    expect(state()).toBe('submitted');
    expect(await post(decide, 'officer', { intent: 'confirm', ...seen() })).toMatchObject({ status: 302 });
    expect(state()).toBe('confirmed');
  });

  it('keeps the reason that was typed for a return', async () => {
    const old = seen();
    changeBehindThePage();
    const reason = '根拠資料の番号がありません。';
    expect(await post(decide, 'officer', { intent: 'return', reason, ...old })).toMatchObject({
      status: 409,
      body: { reason },
    });
    expect(state()).toBe('submitted');
  });

  it('refuses the acceptance of an old page in the same way', async () => {
    const old = seen();
    changeBehindThePage();
    must(lookAndConfirm(context, town.actor('officer'), id));
    expect(await post(decide, 'secretariat', { intent: 'accept', ...old })).toMatchObject({ status: 409 });
    expect(state()).toBe('confirmed');
  });

  it.each([{}, { submission: 'newest' }, { submission: '1', content: 'x'.repeat(500) }, { content: '' }])(
    'refuses a form that does not say what was seen: %j',
    async (fields: Record<string, string>) => {
      expect(await post(decide, 'officer', { intent: 'confirm', ...fields })).toMatchObject({ status: 409 });
      expect(state()).toBe('submitted');
    },
  );

  it('reads the page again where a script sent the form', () => {
    const url = new URL('http://tenken.test/');
    const base = { currentUrl: url, currentParams: {}, nextUrl: url, nextParams: {}, defaultShouldRevalidate: false };
    expect(shouldRevalidate({ ...base, actionStatus: 409 })).toBe(true);
    expect(shouldRevalidate({ ...base, actionStatus: 400 })).toBe(false);
    expect(shouldRevalidate({ ...base, defaultShouldRevalidate: true })).toBe(true);
  });
});

describe('a hand-in of an old page', () => {
  it('is answered 409 and loses nothing; the new page hands in', async () => {
    fillSheet(town, town.actor('staff'), id);
    const content = contentNow(context, id);
    const answer = makeAnswer({ value: 'not_implemented' });
    must(saveAnswer(context, town.actor('staff'), id, { itemKey: '1-1@security_manager', answer, rev: 1 }));
    expect(await post(handInPage, 'manager', { content })).toMatchObject({
      status: 409,
      body: { why: 'changed_since' },
    });
    expect(await post(handInPage, 'manager', {})).toMatchObject({ status: 409, body: { why: 'changed_since' } });
    expect(state()).toBe('in_progress');
    expect(loadSheet(context, id)?.items[0]?.answer).toEqual(answer);
    expect(await post(handInPage, 'manager', { content: contentNow(context, id) })).toMatchObject({ status: 302 });
  });
});

describe('the form of a 代行入力', () => {
  it.each([
    ['2026-10-02', '決定した日に、今日より後の日は入れられません。'],
    ['2026-03-31', '決定した日に、点検の対象期間が始まる前の日は入れられません。'],
    ['2026-02-30', '決定した日を入力してください。'],
  ])('tells why %s cannot be the day of the decision, and keeps what was typed', async (decidedOn, message) => {
    const basis = { decidedBy: '総務課長', decidedOn, documentNumber: '総第1号', paperLocation: '総務課' };
    expect(await post(begin, 'secretariat', basis)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'decidedOn', message }], values: basis },
    });
  });
});
