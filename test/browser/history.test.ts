import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import { launchChromium } from '#test/browser/chromium.ts';
import { expectAccessible, expectNoSidewaysScroll, guardedContext } from '#test/browser/page-guard.ts';
import { startTestServer } from '#test/browser/server.ts';
import type { TestServer } from '#test/browser/server.ts';
import { makeDatabase } from '#test/factories/database.ts';
import { lastYearOf } from '#test/factories/past.ts';
import { makeTown, openTownCampaign, sheetId, TOWN_PASSWORD } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { madeWorkbook } from '#test/fixtures/made-workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 800 };

let town: Town & { readonly context: ReturnType<typeof makeDatabase> };
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  // The day before: its nine o'clock is past, at whatever hour the server starts.
  const context = makeDatabase(addDays(tokyoDate(systemClock()), -1));
  town = { ...(await makeTown(context)), context };
  server = await startTestServer({ dataDirectory: path.dirname(context.file) });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  town.context.dispose();
});

async function look(page: Page): Promise<void> {
  expect(await page.locator('h1').count(), page.url()).toBe(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(NARROW);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(WIDE);
}

async function enter(who: TownPerson) {
  const { context, expectClean } = await guardedContext(browser, server.address(), { viewport: WIDE });
  const page = await context.newPage();
  await page.goto('sign-in');
  await page.getByLabel('利用者ID').fill(who);
  await page.getByLabel('パスワード').fill(TOWN_PASSWORD);
  await page.getByRole('button', { name: 'サインインする' }).click();
  await page.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
  return {
    page,
    leave: async () => {
      expectClean();
      await context.close();
    },
  };
}

/** Chooses the year and a workbook of one sheet, and looks at what it would do. */
async function readIn(page: Page, name: string, rows: readonly (readonly (string | number)[])[]): Promise<void> {
  await page.getByRole('combobox', { name: /^どの年度/u }).selectOption(String(lastYearOf(town)));
  const buffer = await madeWorkbook({ name, rows: rows.map((cells) => [...cells]) });
  await page.getByLabel('CSV又はExcelのファイルを選ぶ').setInputFiles({ name: `${name}.xlsx`, mimeType: XLSX, buffer });
  await page.getByText(/下の欄に読み込みました/u).waitFor();
  await page.getByRole('button', { name: '読み込んで確認する' }).click();
  await page.getByRole('heading', { name: '読み込む内容の確認' }).waitFor();
}

it('brings the plan and the results of last year along from workbooks, follows the plan and reads 前年度 at a question', async () => {
  const year = japaneseFiscalYear(lastYearOf(town));
  const secretariat = await enter('secretariat');
  const { page } = secretariat;
  await page.goto('start');
  await page.getByRole('link', { name: '前年度の結果と改善計画を取り込む' }).click();
  await page.getByRole('heading', { level: 1, name: '前年度の結果と改善計画' }).waitFor();
  await look(page);

  await page.getByRole('link', { name: '改善計画を取り込む' }).click();
  await page.getByRole('heading', { level: 1, name: '改善計画の取込み' }).waitFor();
  await look(page);
  await readIn(page, '改善計画', [
    ['No.', '問題点', '改善策', '担当課', '担当者', '期限', '進捗状況', '備考'],
    [1, '媒体の記録がない', '記録簿を作る', '総務課', '総務係長', '令和9年3月31日', '対応中', ''],
    [2, '研修を受けていない人がいる', '全員に研修をする', '旧総務課', '', '', '', ''],
  ]);
  expect(await page.locator('main').innerText()).toContain('担当の所属が、今日の部・課にありません');
  await look(page);
  await page
    .getByLabel('又は、表を貼り付ける')
    .fill((await page.getByLabel('又は、表を貼り付ける').inputValue()).replace('旧総務課', '全庁'));
  await page.getByRole('button', { name: '読み込んで確認する' }).click();
  await page.getByRole('button', { name: '新規2件・変更0件を保存する' }).click();
  await page.getByRole('status').filter({ hasText: '改善策2件を取り込みました。' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('表計算ソフトからの取込み');
  await look(page);

  await page.goto('campaigns/history/new');
  await look(page);
  await readIn(page, '前年度の結果', [
    ['所属', '条項番号', '結果', 'コメント'],
    ['総務課', '第1条第1項', '△', '媒体だけ記録している'],
  ]);
  await look(page);
  await page.getByRole('button', { name: '新規1件・変更0件を保存する' }).click();
  await page.getByRole('status').filter({ hasText: '結果1件を取り込みました。' }).waitFor();
  await look(page);
  await page.goto('start');
  expect(await page.locator('main').innerText()).toContain('取り込んだ結果 1・改善策 2');
  await secretariat.leave();

  const campaignId = openTownCampaign(town);
  const manager = await enter('manager');
  await manager.page.goto(`sheets/${sheetId(town, campaignId, '110', 'security_manager')}/chapters/1`);
  const question = manager.page.locator('.question').filter({ hasText: '表計算ソフトからの取込み' });
  expect(await question.innerText()).toContain(`${year}（表計算ソフトからの取込み`);
  expect(await question.innerText()).toMatch(/一部実施\s+媒体だけ記録している/u);
  expect(await question.getByRole('button', { name: /前年度と同じ/u }).count()).toBe(0);
  await look(manager.page);

  await manager.page.goto('improvement');
  // The only plan there is: the address of all leads straight to it.
  await manager.page.waitForURL(/improvement\/imported/u);
  await manager.page.getByRole('link', { name: 'No.1の進み具合を入力' }).click();
  await look(manager.page);
  await manager.page.getByLabel('終わった（完了を報告する）').check();
  await manager.page.getByLabel('内容・理由').fill('記録簿を作って配った。');
  await manager.page.getByRole('button', { name: '進み具合を保存する' }).click();
  await manager.page.getByRole('status').filter({ hasText: '進み具合を保存しました。' }).waitFor();
  expect(await manager.page.locator('main').innerText()).toContain('● 完了報告');
  await manager.leave();
});
