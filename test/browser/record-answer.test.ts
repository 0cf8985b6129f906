import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { everythingSaved, question } from '#test/browser/answer-page.ts';
import { launchChromium } from '#test/browser/chromium.ts';
import { expectAccessible, expectNoSidewaysScroll, guardedContext } from '#test/browser/page-guard.ts';
import { startTestServer } from '#test/browser/server.ts';
import type { TestServer } from '#test/browser/server.ts';
import { makeDatabase } from '#test/factories/database.ts';
import { recordTown } from '#test/factories/record-town.ts';
import { sheetId, TOWN_PASSWORD } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const DONE = { key: '3-1@supervising_security_officer', text: 'ネットワークを監視していますか。' };
const REPORTED = { key: '3-2@ciso', text: '研修を実施していますか。' };

let served: { readonly town: Town; readonly thisYear: string; readonly server: TestServer; dispose(): void };
let browser: Browser;

beforeAll(async () => {
  const now = systemClock();
  const context = makeDatabase(tokyoDate(now));
  const records = { [DONE.key]: 'self_inspection_done', [REPORTED.key]: 'self_inspection_reported' } as const;
  const made = await recordTown(records, now, context);
  const server = await startTestServer({ dataDirectory: path.dirname(context.file) });
  served = { ...made, server, dispose: () => context.dispose() };
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await served.server.stop();
  served.dispose();
});

async function enter(person: TownPerson, options: BrowserContextOptions = {}) {
  const guarded = await guardedContext(browser, served.server.address(), options);
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

function basis(id: string, itemKey: string): string | null {
  const item = loadSheet(served.town.context, id)?.items.find((one) => one.itemKey === itemKey);
  return item?.answer?.record?.kind ?? null;
}

describe('what the records answer', () => {
  it('is shown with its days and confirmed with one key; something else can be chosen without a reason', async () => {
    const id = sheetId(served.town, served.thisYear, '000', 'supervising_security_officer');
    const { page, leave } = await enter('supervisor');
    await page.goto(`sheets/${id}/chapters/3`);
    const card = question(page, DONE.text);
    await card.getByText('記録から：実施').waitFor();
    await card.getByText('前年度の定期自己点検」の点検票').waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expect(basis(id, DONE.key)).toBeNull();
    await card.getByRole('radio', { name: '未実施' }).focus();
    await page.keyboard.press('k');
    await expect.poll(() => basis(id, DONE.key)).toBe('self_inspection_done');
    await expect.poll(() => card.getByRole('radio', { name: '実施', exact: true }).isChecked()).toBe(true);
    await card.getByRole('radio', { name: 'わからない' }).check();
    await everythingSaved(page);
    expect(basis(id, DONE.key)).toBeNull();
    await leave();
  });

  it('is confirmed without a script by its button, and is told to whoever reviews the sheet', async () => {
    const id = sheetId(served.town, served.thisYear, '000', 'ciso');
    const { page, leave } = await enter('ciso', { javaScriptEnabled: false });
    await page.goto(`sheets/${id}/chapters/3`);
    await question(page, REPORTED.text)
      .getByRole('button', { name: /を記録のとおりにする$/u })
      .click();
    await page.getByText('保存しました。').waitFor();
    expect(basis(id, REPORTED.key)).toBe('self_inspection_reported');
    await page.goto(`sheets/${id}/answers`);
    await page.getByText('記録から').first().waitFor();
    await page.getByText('前年度の定期自己点検」の結果の報告').first().waitFor();
    await leave();
  });
});
