import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { launchChromium } from '#test/browser/chromium.ts';
import { expectAccessible, expectNoSidewaysScroll, guardedContext } from '#test/browser/page-guard.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { makeAnswer, sheetId, TOWN_PASSWORD } from '#test/factories/town.ts';

const RECORDS = '1-1@security_manager';
const ROWS = '1-3@security_manager';
const plan = { measure: '様式を定める。', owner: '総務係長', due: calendarDate('2099-03-31') };

let served: ServedTown;
let browser: Browser;
let id: string;

beforeAll(async () => {
  served = await serveTown((town, campaignId) => {
    id = sheetId(town, campaignId, '110', 'security_manager');
    const staff = town.actor('staff');
    const answer = makeAnswer({ value: 'not_implemented', plan });
    must(saveAnswer(town.context, staff, id, { itemKey: RECORDS, rev: 0, answer }));
    const rows = [
      { rowId: '1-3-ア', value: 'yes' as const, comment: '' },
      { rowId: '1-3-イ', value: 'no' as const, comment: '' },
    ];
    must(saveAnswer(town.context, staff, id, { itemKey: ROWS, rev: 0, answer: makeAnswer({ rows }) }));
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function enter(options: BrowserContextOptions = {}) {
  const guarded = await guardedContext(browser, served.server.address(), options);
  const page = await guarded.context.newPage();
  await page.goto('sign-in');
  await page.getByLabel('利用者ID').fill('staff');
  await page.getByLabel('パスワード').fill(TOWN_PASSWORD);
  await page.getByRole('button', { name: 'サインインする' }).click();
  await page.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
  const leave = async () => {
    guarded.expectClean();
    await guarded.context.close();
  };
  return { page, leave };
}

const itemOf = (itemKey: string) => loadSheet(served.context, id)?.items.find((item) => item.itemKey === itemKey);

it('lets the measure of one question hold a row of another, without a script as with one', async () => {
  const { page, leave } = await enter({ javaScriptEnabled: false });
  await page.goto(`sheets/${id}/chapters/1`);
  const rows = page.getByRole('group', { name: '次の事項を定めていますか。' });
  await rows.getByRole('link', { name: '既に書いた改善策に含める・ほかの設問にも含める' }).click();
  await page.getByRole('link', { name: '改善策1にこの設問を含める' }).click();
  expect(await page.getByRole('textbox', { name: '改善策', exact: true }).inputValue()).toBe(plan.measure);
  await page.getByRole('checkbox', { name: /次の事項を定めていますか/u }).uncheck();
  await page.getByRole('checkbox', { name: '手順を定めている' }).check();
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText('改善策を保存しました。').waitFor();
  expect(loadSheet(served.context, id)?.measures.map(({ covers }) => covers.length)).toEqual([2]);
  expect([RECORDS, ROWS].map((itemKey) => itemOf(itemKey)?.missing)).toEqual([[], []]);
  expect(itemOf(RECORDS)?.answer?.plan.measure).toBe('');
  await leave();
});

it('shows the measure at its questions and in the list, on a narrow screen too', async () => {
  const { page, leave } = await enter({ viewport: { width: 360, height: 800 } });
  await page.goto(`sheets/${id}/measures`);
  await page.getByRole('heading', { name: '改善策（1件）' }).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: '改善策1を直す・含める設問を選ぶ' }).click();
  await page.getByRole('heading', { name: '改善策を直す' }).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.goto(`sheets/${id}/chapters/1`);
  await page.getByText('ほか1問と共通').first().waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await leave();
});
