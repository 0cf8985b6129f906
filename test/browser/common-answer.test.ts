import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { everythingSaved, question } from '#test/browser/answer-page.ts';
import { launchChromium } from '#test/browser/chromium.ts';
import { expectAccessible, expectNoSidewaysScroll, guardedContext } from '#test/browser/page-guard.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { COMMON } from '#test/factories/common-town.ts';
import { sheetId, TOWN_PASSWORD } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';

const TEXT = '次の事項を定めていますか。';
const PLAIN = { javaScriptEnabled: false };

let served: ServedTown;
let browser: Browser;

beforeAll(async () => {
  served = await serveTown();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function enter(person: TownPerson, options: BrowserContextOptions = {}) {
  const expectedConsole = [/status of 400/u];
  const guarded = await guardedContext(browser, served.server.address(), { expectedConsole, ...options });
  const page = await guarded.context.newPage();
  await page.goto('sign-in');
  await page.getByLabel('利用者ID').fill(person);
  await page.getByLabel('パスワード').fill(TOWN_PASSWORD);
  await page.getByRole('button', { name: 'サインインする' }).click();
  await page.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
  const leave = async () => {
    guarded.expectClean();
    await guarded.context.close();
  };
  return { page, leave };
}

const section = (code: string) => sheetId(served.town, served.campaignId, code, 'security_manager');
const standing = (code: string) => {
  const item = loadSheet(served.context, section(code))?.items.find(({ itemKey }) => itemKey === COMMON);
  return item?.standing ?? null;
};

describe('one answer for all', () => {
  it('is given by 事務局 on a page of the campaign, which keeps what was typed when something lacks', async () => {
    const { page, leave } = await enter('secretariat');
    await page.goto(`campaigns/${served.campaignId}`);
    await page.getByRole('link', { name: '共通回答' }).click();
    await page.getByRole('heading', { level: 1, name: '共通回答' }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: '回答する' }).click();
    await page.getByRole('heading', { level: 1, name: '共通回答の入力' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('radio', { name: 'はい' }).first().check();
    await page.getByRole('button', { name: '共通回答を保存する' }).click();
    await page.getByText('すべての細目に回答してください。').waitFor();
    expect(await page.getByRole('radio', { name: 'はい' }).first().isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'はい' }).nth(1).check();
    await page.getByRole('button', { name: '共通回答を保存する' }).click();
    await page.getByText('共通回答を保存しました。').waitFor();
    expect(await page.getByRole('row').nth(1).innerText()).toContain('実施');
    await leave();
  });

  it('is confirmed without a script by its button', async () => {
    const { page, leave } = await enter('other_manager', PLAIN);
    await page.goto(`sheets/${section('120')}/chapters/1`);
    await question(page, TEXT)
      .getByRole('button', { name: /を共通回答のとおりにする$/u })
      .click();
    await page.getByText('保存しました。').waitFor();
    expect(standing('120')).toBe('confirmed');
    await leave();
  });

  it('is confirmed with one key, marked, and ends when something else is chosen', async () => {
    const { page, leave } = await enter('staff');
    await page.goto(`sheets/${section('110')}/chapters/1`);
    const card = question(page, TEXT);
    await card.getByRole('radio', { name: 'いいえ' }).first().check();
    await everythingSaved(page);
    await card.getByRole('radio', { name: 'いいえ' }).first().focus();
    await page.keyboard.press('k');
    await expect.poll(() => standing('110')).toBe('confirmed');
    await card.locator('span').filter({ hasText: '共通回答のとおり' }).first().waitFor();
    await expect.poll(() => card.getByRole('radio', { name: 'はい' }).first().isChecked()).toBe(true);
    await card.getByRole('radio', { name: '該当なし' }).first().check();
    await expect.poll(() => standing('110')).toBe('differs');
    await card.getByText('共通回答と異なる理由をコメントに書いてください。').waitFor();
    await card.locator('textarea[name$=".comment"]').fill('出先のため');
    await card.getByText('共通回答と異なる理由をコメントに書いてください。').waitFor({ state: 'detached' });
    await everythingSaved(page);
    await leave();
  });

  it('is to be confirmed anew when it changes', async () => {
    const giver = await enter('supervisor');
    await giver.page.goto(`campaigns/${served.campaignId}/common`);
    await giver.page.getByRole('link', { name: '変える' }).click();
    await giver.page.getByRole('radio', { name: 'いいえ' }).nth(1).check();
    await giver.page.getByLabel('「いいえ」の内容と理由').fill('改定している。');
    await giver.page.getByLabel('改善策', { exact: true }).fill('手順を定める。');
    await giver.page.getByLabel('改善策の担当').fill('情報係');
    await giver.page.getByLabel('改善策の期限').fill('2030-03-31');
    await giver.page.getByRole('button', { name: '共通回答を保存する' }).click();
    await giver.page.getByText('共通回答を保存しました。').waitFor();
    await giver.leave();
    const { page, leave } = await enter('other_manager');
    await page.goto(`sheets/${section('120')}/chapters/1`);
    const card = question(page, TEXT);
    await card.getByRole('alert').filter({ hasText: '共通回答が変わりました。もう一度確かめてください。' }).waitFor();
    await expectAccessible(page);
    expect(standing('120')).toBe('stale');
    await card.getByRole('button', { name: /を共通回答のとおりにする$/u }).click();
    await expect.poll(() => standing('120')).toBe('confirmed');
    await leave();
  });
});
